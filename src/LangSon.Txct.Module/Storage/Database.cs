using System.Data.Common;

namespace LangSon.Txct.Storage;

/// <summary>A running transaction: all that is written within it is kept together, or not at all.</summary>
internal sealed record Work(DbConnection Connection, DbTransaction Transaction);

/// <summary>The module's database.</summary>
internal interface IDatabase
{
    SqlDialect Dialect { get; }

    /// <summary>Runs <paramref name="body"/> in one write transaction, and commits it durably if nothing is thrown. One writer at a time.</summary>
    Task<T> WriteAsync<T>(Func<Work, Task<T>> body, CancellationToken cancel);

    /// <summary>Reads from a connection of its own; sees the last commit.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> body, CancellationToken cancel);
}

internal static class DatabaseExtensions
{
    public static Task WriteAsync(this IDatabase database, Func<Work, Task> body, CancellationToken cancel) =>
        database.WriteAsync(async work => { await body(work); return true; }, cancel);
}
