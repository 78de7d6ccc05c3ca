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

    /// <summary>Whether a delivery may be tried now. While it is closed, each end of the pause lets one through as a trial, and the pause begins anew.</summary>
    public Pass LetIn()
    {
        lock (locked)
        {
            if (closedUntil is not { } until)
            {
                return Pass.Free;
            }

            if (time.GetUtcNow() < until)
            {
                return Pass.None;
            }

            closedUntil = time.GetUtcNow() + pause;
            return Pass.Trial;
        }
    }

    /// <summary>Whoever was let in had nothing to deliver: a trial that was not made may be made at once.</summary>
    public void LeaveUnused(Pass pass)
    {
        lock (locked)
        {
            closedUntil = pass == Pass.Trial && closedUntil is not null ? time.GetUtcNow() : closedUntil;
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

/// <summary>How somebody is let in: not at all, like everybody, or alone to see whether the key is accepted again.</summary>
internal enum Pass { None, Free, Trial }
