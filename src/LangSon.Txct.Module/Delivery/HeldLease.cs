using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Delivery;

/// <summary>Renews a delivery's lease beside the work on it: one chunk on a slow line may take longer than a lease.</summary>
internal sealed class HeldLease(IOutbox outbox, TimeSpan lease, ILogger logger)
{
    public async Task<T> WhileAsync<T>(OutboxEntry delivery, Func<Task<T>> work, CancellationToken stopping)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var holding = HoldAsync(delivery, done.Token);
        try
        {
            return await work();
        }
        finally
        {
            await done.CancelAsync();
            await holding;
        }
    }

    private async Task HoldAsync(OutboxEntry delivery, CancellationToken done)
    {
        try
        {
            do
            {
                await Task.Delay(lease / 3, done);
            }
            while (await IsHeldAsync(delivery, done));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !done.IsCancellationRequested)
        {
            Log.RelayFailed(logger, exception);
        }
        catch (OperationCanceledException)
        {
            // The work is done, or the process stops.
        }
    }

    /// <summary>Renews; where the disk does not take it this time, the next time may still come early enough.</summary>
    private async Task<bool> IsHeldAsync(OutboxEntry delivery, CancellationToken done)
    {
        try
        {
            return await outbox.RenewAsync(delivery, done);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            Log.NotWritten(logger, exception);
            return true;
        }
    }
}
