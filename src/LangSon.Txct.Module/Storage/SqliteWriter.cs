using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Storage;

/// <summary>Writes what all callers have to write, one after another; those that wait at the same time share one durable commit.</summary>
/// <remarks>A commit waits for the disk, so a busy module gets as many writes through one such wait as have come together meanwhile.</remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<SqliteWrite> waiting = Channel.CreateUnbounded<SqliteWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly WriteGuard guard = new();
    private readonly Func<Task<SqliteConnection>> connect;
    private readonly Task running;
    private SqliteConnection? connection;

    /// <param name="connect">Opens the writer's connection: at first, and again after a commit that failed.</param>
    public SqliteWriter(Func<Task<SqliteConnection>> connect)
    {
        this.connect = connect;
        using (ExecutionContext.SuppressFlow())
        {
            running = Task.Run(RunAsync);
        }
    }

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> body, CancellationToken cancel)
    {
        guard.Check();
        var write = new SqliteWrite<T>(work => guard.RunAsync(() => body(work)));
        await using var withdrawal = cancel.Register(() => write.TryWithdraw(cancel));
        ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(write), this);
        return await write.Answer;
    }

    /// <summary>Writes what is still waiting, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running;
        await DisconnectAsync();
    }

    private async Task RunAsync()
    {
        List<SqliteWrite> group = [];
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (waiting.Reader.TryRead(out var write))
            {
                if (write.TryTake())
                {
                    group.Add(write);
                }
            }

            await WriteAsync(group);
            group.Clear();
        }
    }

    /// <summary>One transaction for the group. A write that fails is undone alone; if the transaction fails, all of them have.</summary>
    private async Task WriteAsync(List<SqliteWrite> group)
    {
        try
        {
            connection ??= await connect();
            await using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var write in group)
            {
                await write.RunAsync(connection, transaction);
            }

            Commit(transaction);
        }
        catch (Exception fault)
        {
            group.ForEach(write => write.Fail(fault));
            await DisconnectAsync();
            return;
        }

        group.ForEach(write => write.Tell());
    }

    private static void Commit(SqliteTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (SqliteException fault)
        {
            throw new UnknownCommitException(fault);
        }
    }

    private async Task DisconnectAsync()
    {
        if (connection is { } old)
        {
            connection = null;
            SqliteConnection.ClearPool(old);
            await old.DisposeAsync();
        }
    }
}
