using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Delivery;

/// <summary>
/// Whether the central system lets the module in. Once it refuses the module's key, every delivery would be refused alike:
/// nothing is sent for a while but one delivery, which shows whether the key has been put right.
/// </summary>
/// <param name="pause">How long nothing is sent after a refusal.</param>
internal sealed class Entrance(TimeProvider time, TimeSpan pause, ILogger logger)
{
    private readonly Lock locked = new();
    private DateTimeOffset? closedUntil;

    /// <summary>Whether one delivery may be tried now. While it is closed, each end of the pause lets one through, and the pause begins anew.</summary>
    public bool LetsIn()
    {
        lock (locked)
        {
            if (closedUntil is not { } until)
            {
                return true;
            }

            if (time.GetUtcNow() < until)
            {
                return false;
            }

            closedUntil = time.GetUtcNow() + pause;
            return true;
        }
    }

    /// <summary>Who was let in had nothing to deliver: the next may go at once.</summary>
    public void LeaveUnused()
    {
        lock (locked)
        {
            closedUntil = closedUntil is null ? null : time.GetUtcNow();
        }
    }

    /// <summary>What a delivery met there.</summary>
    public void Learn(DeliveryOutcome outcome)
    {
        switch (outcome)
        {
            case DeliveryOutcome.TryLater { Fault: { Class: DeliveryFault.Auth } fault }:
                Close(fault.Text);
                break;
            case DeliveryOutcome.Delivered or DeliveryOutcome.SetAside { Fault.Class: DeliveryFault.Permanent } or DeliveryOutcome.TryLater { Fault.Class: DeliveryFault.Permanent }:
                Open();
                break;
        }
    }

    private void Close(string reason)
    {
        lock (locked)
        {
            if (closedUntil is null)
            {
                Log.KeyRefused(logger, reason, pause);
            }

            closedUntil = time.GetUtcNow() + pause;
        }
    }

    private void Open()
    {
        lock (locked)
        {
            if (closedUntil is not null)
            {
                Log.KeyAccepted(logger);
            }

            closedUntil = null;
        }
    }
}
