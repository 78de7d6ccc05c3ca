using System.Data.Common;

namespace LangSon.Txct.Storage;

/// <summary>A running transaction: all that is written within it is kept together, or not at all.</summary>
internal sealed record Work(DbConnection Connection, DbTransaction Transaction);

/// <summary>The module's database.</summary>
internal interface IDatabase : IAsyncDisposable
{
    SqlDialect Dialect { get; }

    /// <summary>True if no other process can have it open at the same time: what is found on lease at the start is then nobody's.</summary>
    bool IsOfOneProcess { get; }

    DatabaseState State { get; }

    /// <summary>Opens it and brings its tables up to date. Called once, before all else.</summary>
    Task OpenAsync(CancellationToken cancel);

    /// <summary>Runs <paramref name="body"/> in one write transaction, and commits it durably if nothing is thrown. If something is, nothing of it is kept.</summary>
    /// <remarks>The body touches the database and nothing else, and starts no other write. Others may write at the same time (<see cref="SqlDialect.TurnToAdd"/>).</remarks>
    /// <exception cref="UnknownCommitException">All was written, but whether it is kept nobody can say. Read by key before writing again.</exception>
    Task<T> WriteAsync<T>(Func<Work, Task<T>> body, CancellationToken cancel);

    /// <summary>Reads from a connection of its own; sees the last commit.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> body, CancellationToken cancel);
}

/// <summary>The answer to a commit never came: it may have taken effect, or not. The database goes on with a new connection.</summary>
internal sealed class UnknownCommitException(Exception fault) : IOException("Whether the commit took effect is unknown; read again before writing again.", fault);

internal static class DatabaseExtensions
{
    public static Task WriteAsync(this IDatabase database, Func<Work, Task> body, CancellationToken cancel) =>
        database.WriteAsync(async work => { await body(work); return true; }, cancel);
}
