using LangSon.Txct.Support;
using Npgsql;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>A PostgreSQL server in a folder of its own, gone with this object.</summary>
internal sealed class ScratchPostgres : IAsyncDisposable
{
    private const string Keep =
        """
        "$1/initdb" -D "$2/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$2/log" 2>&1
        "$1/postgres" -D "$2/data" -c listen_addresses= -c unix_socket_directories="$2" -c fsync=off -c shared_buffers=256MB >>"$2/log" 2>&1 &
        read -r _
        kill -INT $!
        wait $!
        """;

    private readonly KeptServer server = new("txct-bench-pg-");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <returns>How it is reached; null where PostgreSQL is not installed.</returns>
    public async Task<string?> StartAsync(CancellationToken cancel)
    {
        if (!Directory.Exists("/usr/lib/postgresql"))
        {
            return null;
        }

        var bin = Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Last(path => File.Exists(Path.Combine(path, "initdb")));
        string[] asPostgres = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        if (asPostgres.Length > 0)
        {
            await server.GiveAsync("postgres");
        }

        server.Start([.. asPostgres, "sh", "-c", Keep, "sh", bin, server.Folder.FullName]);
        var reached = $"Host={server.Folder.FullName};Username=postgres;Database=postgres";
        for (var patience = 0; ; patience++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(reached);
                await connection.OpenAsync(cancel);
                return reached;
            }
            catch (NpgsqlException) when (patience < 100)
            {
                await Task.Delay(200, cancel);
            }
        }
    }
}
