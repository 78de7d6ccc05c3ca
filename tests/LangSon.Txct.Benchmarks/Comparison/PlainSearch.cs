using LangSon.Txct.Library.Search;
using Npgsql;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>What a database does about search without an index of words: every text without accents, looked through for what was typed.</summary>
internal sealed class PlainSearch(string reached) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(reached);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    public async Task FillAsync(IEnumerable<SearchEntry> entries, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, "create extension if not exists unaccent; create table plain (day date, t text)", cancel);
        await using (var copy = await connection.BeginBinaryImportAsync("copy plain from stdin (format binary)", cancel))
        {
            foreach (var entry in entries)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(entry.Day, cancel);
                await copy.WriteAsync($"{entry.Title}\n{entry.Body}", cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        await ExecuteAsync(connection, "update plain set t = unaccent(lower(t)); vacuum analyze plain", cancel);
    }

    public async Task FindAsync(string typed, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select t from plain where t ilike '%' || unaccent(lower(@typed)) || '%' order by day desc limit 11");
        command.Parameters.AddWithValue("typed", typed);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            _ = reader.GetString(0);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
