using LangSon.Txct.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Delivery;

/// <summary>Works the outbox off: takes what is due, sends it, writes down what came of it.</summary>
internal sealed class Relay(
    IOutbox outbox, Shipment shipment, IEnumerable<IDeliveryObserver> observers, RelayBell bell, DeliveryMeasures measures, TimeProvider time, IOptions<DeliveryOptions> options, ILogger<Relay> logger)
    : BackgroundService
{
    /// <summary>Taken so often without coming to an end, a delivery itself is likely what stops the process.</summary>
    private const int MostClaims = 5;

    private readonly Entrance entrance = new(time, options.Value.RefusedKeyPause, logger);
    private readonly HeldLease lease = new(outbox, options.Value.Lease, logger);
    private readonly ILookup<string, IDeliveryObserver> observersByKind = observers.ToLookup(observer => observer.Kind);
    private readonly string process = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():n}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(1, options.Value.Workers).Select(number => WorkAsync($"{process}-{number}", stoppingToken)));

    private async Task WorkAsync(string owner, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await NextAsync(owner, stopping) is { } delivery)
                {
                    // Others may be due as well: another worker need not wait for its timer.
                    bell.Ring();
                    await DeliverAsync(delivery, stopping);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                Log.RelayFailed(logger, exception);
            }

            await bell.WaitAsync(options.Value.Poll, stopping);
        }
    }

    /// <summary>Null while nothing is due, or nobody is let in.</summary>
    private async Task<OutboxEntry?> NextAsync(string owner, CancellationToken stopping)
    {
        var pass = entrance.LetIn();
        if (pass == Pass.None)
        {
            return null;
        }

        var next = await outbox.TakeAsync(owner, stopping);
        if (next is null)
        {
            entrance.LeaveUnused(pass);
        }

        return next;
    }

    private async Task DeliverAsync(OutboxEntry delivery, CancellationToken stopping)
    {
        using var span = DeliverySpan.Start(delivery);
        var begun = time.GetTimestamp();
        var outcome = delivery.Claims > MostClaims
            ? new DeliveryOutcome.SetAside(new(DeliveryFault.Bug, "poison", $"Taken {delivery.Claims} times without coming to an end."))
            : await TryAsync(delivery, stopping);
        DeliverySpan.End(span, outcome);
        entrance.Learn(outcome);
        measures.Count(delivery.Kind, outcome, time.GetElapsedTime(begun));
        await UntilWrittenAsync(() => WriteDownAsync(delivery, outcome, stopping), stopping);
    }

    /// <summary>A disk that does not take what came of a delivery is no fault of it: the same is written again, and the delivery is not taken anew.</summary>
    private async Task UntilWrittenAsync(Func<Task> write, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception exception) when (DiskFault.Is(exception))
            {
                Log.NotWritten(logger, exception);
            }

            await Task.Delay(options.Value.Poll, stopping);
        }
    }

    private async Task WriteDownAsync(OutboxEntry delivery, DeliveryOutcome outcome, CancellationToken stopping)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered delivered:
                await CompleteAsync(delivery, delivered, stopping);
                break;
            case DeliveryOutcome.TryLater later:
                var wait = RetrySchedule.After(delivery.TransientFails + delivery.PermanentFails, options.Value, later);
                Log.PutOff(logger, delivery.Kind, delivery.AggregateId, later.Fault.Code, wait);
                await outbox.PutOffAsync(delivery, later.Fault, wait, stopping);
                break;
            case DeliveryOutcome.SetAside aside:
                Log.SetAside(logger, delivery.Kind, delivery.AggregateId, aside.Fault.Code);
                await outbox.QuarantineAsync(delivery, aside.Fault, stopping);
                break;
        }
    }

    private async Task<DeliveryOutcome> TryAsync(OutboxEntry delivery, CancellationToken stopping)
    {
        try
        {
            return await lease.WhileAsync(delivery, () => shipment.SendAsync(delivery, stopping), stopping);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return new DeliveryOutcome.TryLater(new(DeliveryFault.Local, "disk", exception.Message), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.DeliveryFailed(logger, delivery.Kind, delivery.AggregateId, exception);
            var fault = new DeliveryFault(DeliveryFault.Bug, exception.GetType().Name, exception.Message);
            return delivery.TransientFails < MostClaims ? new DeliveryOutcome.TryLater(fault, null) : new DeliveryOutcome.SetAside(fault);
        }
    }

    private async Task CompleteAsync(OutboxEntry delivery, DeliveryOutcome.Delivered delivered, CancellationToken stopping)
    {
        var done = await outbox.CompleteAsync(delivery, DeliveryPayload.Write(delivered.Receipt), work => TellAsync(work, delivery, delivered, stopping), stopping);
        if (done)
        {
            Log.Delivered(logger, delivery.Kind, delivery.AggregateId, delivery.Version);
        }
        else
        {
            Log.LeaseLost(logger, delivery.Kind, delivery.AggregateId);
        }

        bell.Ring();
    }

    private async Task TellAsync(Work work, OutboxEntry delivery, DeliveryOutcome.Delivered delivered, CancellationToken stopping)
    {
        foreach (var observer in observersByKind[delivery.Kind])
        {
            await observer.DeliveredAsync(work, delivery, delivered.Receipt, stopping);
        }
    }
}
