using Dapper;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Storage;

/// <summary>What durability rests on, as SQLite reads it back: a setting that did not take is a fault at start, not a loss later.</summary>
internal sealed record SqliteSettings(string Version, string JournalMode, long Synchronous, long ForeignKeys, long BusyTimeout)
{
    public const string Set = "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=5000;";

    /// <summary>Below this version a checkpoint that meets a reset of the log can lose committed pages.</summary>
    private static readonly Version OldestSafe = new(3, 51, 3);

    public static async Task<SqliteSettings> ReadAsync(SqliteConnection connection) => new(
        (await connection.ExecuteScalarAsync<string>("select sqlite_version()"))!,
        (await connection.ExecuteScalarAsync<string>("pragma journal_mode"))!,
        await connection.ExecuteScalarAsync<long>("pragma synchronous"),
        await connection.ExecuteScalarAsync<long>("pragma foreign_keys"),
        await connection.ExecuteScalarAsync<long>("pragma busy_timeout"));

    /// <exception cref="InvalidOperationException">The module must not work on this.</exception>
    public void AssertSafe()
    {
        if (System.Version.Parse(Version) < OldestSafe || this is not { JournalMode: "wal", Synchronous: 2, ForeignKeys: 1, BusyTimeout: 5000 })
        {
            throw new InvalidOperationException(
                $"SQLite {Version} with journal_mode={JournalMode}, synchronous={Synchronous}, foreign_keys={ForeignKeys}, busy_timeout={BusyTimeout} is not safe here; " +
                $"wanted are {OldestSafe} or newer, wal, 2, 1 and 5000.");
        }
    }
}
