using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Storage;

/// <summary>One caller's write, from its waiting to its answer.</summary>
internal abstract class SqliteWrite
{
    private const string Savepoint = "txct";

    private int isTaken;

    /// <summary>Takes it out of the waiting; false if its caller has withdrawn it.</summary>
    public bool TryTake() => Interlocked.Exchange(ref isTaken, 1) == 0;

    /// <summary>The caller no longer wants it; without effect once it is taken.</summary>
    public void TryWithdraw(CancellationToken cancel)
    {
        if (TryTake())
        {
            Cancel(cancel);
        }
    }

    /// <summary>Runs the body; what it wrote is undone if it throws.</summary>
    /// <exception cref="Exception">What the body threw, if the whole transaction is gone with it, as when the disk is full.</exception>
    public async Task RunAsync(SqliteConnection connection, SqliteTransaction transaction)
    {
        transaction.Save(Savepoint);
        if (await RunAsync(new Work(connection, transaction)) is { } fault)
        {
            Undo(transaction, fault);
        }

        transaction.Release(Savepoint);
    }

    /// <summary>Answers the caller, once the outcome is on the disk.</summary>
    public abstract void Tell();

    /// <summary>Answers the caller that the transaction failed.</summary>
    public abstract void Fail(Exception fault);

    protected abstract void Cancel(CancellationToken cancel);

    /// <summary>What the body threw; null if nothing.</summary>
    protected abstract Task<Exception?> RunAsync(Work work);

    private static void Undo(SqliteTransaction transaction, Exception fault)
    {
        try
        {
            transaction.Rollback(Savepoint);
        }
        catch (Exception gone) when (gone is SqliteException or InvalidOperationException)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }
}

internal sealed class SqliteWrite<T>(Func<Work, Task<T>> body) : SqliteWrite
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private Task<T>? result;

    public Task<T> Answer => answer.Task;

    public override void Tell() => answer.TrySetFromTask(result!);

    public override void Fail(Exception fault) => answer.TrySetException(fault);

    protected override void Cancel(CancellationToken cancel) => answer.TrySetCanceled(cancel);

    protected override async Task<Exception?> RunAsync(Work work)
    {
        result = Start(work);
        await ((Task)result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return result.IsCanceled ? new TaskCanceledException(result) : result.Exception?.InnerException;
    }

    /// <summary>In the caller's context, not in the writer's: what the body logs is its caller's.</summary>
    private Task<T> Start(Work work)
    {
        if (context is null)
        {
            return BodyAsync(work);
        }

        Task<T>? started = null;
        ExecutionContext.Run(context, _ => started = BodyAsync(work), null);
        return started!;
    }

    /// <summary>Also what the body throws at once ends up in its task.</summary>
    private async Task<T> BodyAsync(Work work) => await body(work);
}
