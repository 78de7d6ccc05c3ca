namespace LangSon.Txct.Transport;

/// <summary>Ends an answer that comes no more, or so slowly that it would hold up what waits behind it.</summary>
internal sealed class WatchedStream(Stream source, PeerOptions options, TimeProvider time) : ReadOnlyStream
{
    private readonly long start = time.GetTimestamp();
    private long taken;

    /// <exception cref="IOException">No byte for as long as the options allow, or fewer in all than a weak line would bring.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = source.ReadAsync(buffer, cancellationToken);
        var read = reading.IsCompleted ? await reading : await WaitAsync(reading.AsTask());
        taken += read;
        var beyond = time.GetElapsedTime(start) - options.SlowGrace;
        return read == 0 || beyond <= TimeSpan.Zero || taken >= beyond.TotalSeconds * options.LeastBytesPerSecond
            ? read
            : throw new IOException($"Only {taken} bytes came in {time.GetElapsedTime(start).TotalSeconds:0} s.");
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task<int> WaitAsync(Task<int> reading)
    {
        try
        {
            return await reading.WaitAsync(options.StallTimeout, time);
        }
        catch (TimeoutException)
        {
            // Nobody waits for what is still to come; the line is closed with the answer.
            _ = reading.ContinueWith(late => late.Exception, TaskScheduler.Default);
            throw new IOException($"No byte came for {options.StallTimeout.TotalSeconds:0} s.");
        }
    }
}
