using System.Diagnostics;
using LangSon.Txct.Benchmarks.Papers;
using Npgsql;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>What a database does about likeness on its own: PostgreSQL's trigrams, a table joined with itself.</summary>
internal sealed class TrigramJoin : IAsyncDisposable
{
    private readonly ScratchPostgres server = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <returns>Null where PostgreSQL is not installed.</returns>
    public async Task<(TimeSpan Took, IReadOnlyList<(int One, int Other)> Pairs)?> RunAsync(IReadOnlyList<MadePetition> petitions, double likeness, CancellationToken cancel)
    {
        if (await server.StartAsync(cancel) is not { } reached)
        {
            return null;
        }

        await using var connection = new NpgsqlConnection(reached);
        await connection.OpenAsync(cancel);
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
