using LangSon.Txct.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace LangSon.Txct.Support;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder. Started for the first test that asks for it, stopped after the last one.</summary>
/// <remarks>It listens on a socket in that folder alone.</remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The keeper: makes the cluster, serves it until its input ends, and then stops it.</summary>
    private const string Keep =
        """
        "$1/initdb" -D "$2/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$2/log" 2>&1
        "$1/postgres" -D "$2/data" -c listen_addresses= -c unix_socket_directories="$2" -c fsync=off -c shared_buffers=16MB -c max_connections=400 >>"$2/log" 2>&1 &
        read -r _
        kill -INT $!
        wait $!
        """;

    private readonly Lazy<Task<string>> connectionString;
    private KeptServer? kept;

    public PostgresServer() => connectionString = new Lazy<Task<string>>(StartAsync);

    /// <summary>How the server is reached. Skips the test where PostgreSQL is not installed; tests/run.sh installs it.</summary>
    public Task<string> ConnectionStringAsync() => connectionString.Value;

    public ValueTask DisposeAsync() => kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<string> StartAsync()
    {
        var programs = Programs();
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed.");
        kept = new KeptServer("txct-pg-");
        var folder = kept.Folder.FullName;

        // The server refuses to run as root.
        string[] asPostgres = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        if (asPostgres.Length > 0)
        {
            await kept.GiveAsync("postgres");
        }

        kept.Start([.. asPostgres, "sh", "-c", Keep, "sh", programs!, folder]);
        var reached = $"Host={folder};Username=postgres;Database=postgres";
        await Eventually.IsTrueAsync("PostgreSQL answers", () => AnswersAsync(reached));
        return reached;
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderBy(version => int.Parse(Path.GetFileName(version))).Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static async Task<bool> AnswersAsync(string reached)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{reached};Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
