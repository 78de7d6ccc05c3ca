using System.Threading.Channels;

namespace LangSon.Txct;

/// <summary>Rung when there is something to do, so that nobody waits for a timer. Ringing twice is ringing once.</summary>
internal class Bell(TimeProvider time)
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Waits for the bell, or for <paramref name="longest"/> if nobody rings.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancel)
    {
        using var timer = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            await rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nobody rang; the timer is the other way out.
        }
    }
}
