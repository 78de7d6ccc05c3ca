using System.Diagnostics;
using LangSon.Txct.Benchmarks.Papers;
using LangSon.Txct.Support;
using Npgsql;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>What a database does about likeness on its own: PostgreSQL's trigrams, a table joined with itself.</summary>
internal sealed class TrigramJoin : IAsyncDisposable
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

    /// <returns>Null where PostgreSQL is not installed.</returns>
    public async Task<(TimeSpan Took, IReadOnlyList<(int One, int Other)> Pairs)?> RunAsync(IReadOnlyList<MadePetition> petitions, double likeness, CancellationToken cancel)
    {
        if (!Directory.Exists("/usr/lib/postgresql"))
        {
            return null;
        }

        await using var connection = await OpenAsync(cancel);
        await ExecuteAsync(connection, "create extension if not exists pg_trgm; drop table if exists p; create table p (id int primary key, t text)", cancel);
        await using (var copy = await connection.BeginBinaryImportAsync("copy p from stdin (format binary)", cancel))
        {
            for (var id = 0; id < petitions.Count; id++)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(id, cancel);
                await copy.WriteAsync(petitions[id].Text, cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        var watch = Stopwatch.StartNew();
        await ExecuteAsync(connection, $"create index on p using gist (t gist_trgm_ops); set pg_trgm.similarity_threshold = {likeness.ToString(System.Globalization.CultureInfo.InvariantCulture)}", cancel);
        List<(int, int)> pairs = [];
        await using var command = new NpgsqlCommand("select a.id, b.id from p a join p b on a.t % b.t and a.id < b.id", connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            pairs.Add((reader.GetInt32(0), reader.GetInt32(1)));
        }

        return (watch.Elapsed, pairs);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var bin = Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Last(path => File.Exists(Path.Combine(path, "initdb")));
        string[] asPostgres = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        if (asPostgres.Length > 0)
        {
            await server.GiveAsync("postgres");
        }

        server.Start([.. asPostgres, "sh", "-c", Keep, "sh", bin, server.Folder.FullName]);
        for (var patience = 0; ; patience++)
        {
            try
            {
                var connection = new NpgsqlConnection($"Host={server.Folder.FullName};Username=postgres;Database=postgres");
                await connection.OpenAsync(cancel);
                return connection;
            }
            catch (NpgsqlException) when (patience < 100)
            {
                await Task.Delay(200, cancel);
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
