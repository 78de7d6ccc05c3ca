namespace LangSon.Txct.Storage;

/// <summary>Refuses a write that is started within a write: it would wait for the one that waits for it.</summary>
internal sealed class WriteGuard
{
    private readonly AsyncLocal<Running?> current = new();

    /// <exception cref="InvalidOperationException">The caller is itself the body of a write.</exception>
    public void Check()
    {
        if (current.Value is { IsOver: false })
        {
            throw new InvalidOperationException("A write was started within a write. What belongs together is written with the outer one's Work.");
        }
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> body)
    {
        var running = new Running();
        current.Value = running;
        try
        {
            return await body();
        }
        finally
        {
            running.IsOver = true;
        }
    }

    /// <summary>Known to all that the body starts, also to what outlives it.</summary>
    private sealed class Running
    {
        public volatile bool IsOver;
    }
}
