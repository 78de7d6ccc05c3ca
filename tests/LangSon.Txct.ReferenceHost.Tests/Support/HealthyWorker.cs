using System.Collections.Concurrent;
using LangSon.Txct.Worker;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>One process that nobody kills, for as many modules as are started in it.</summary>
internal sealed class HealthyWorker : IDisposable
{
    private readonly WorkerProcess process = WorkerProcess.Start();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<WorkerResult>> awaited = new();
    private readonly Task listening;

    public HealthyWorker() => listening = ListenAsync();

    /// <summary>Starts a module, and waits until it has come to rest.</summary>
    /// <exception cref="InvalidOperationException">The process died.</exception>
    public async Task<WorkerResult> RunAsync(WorkerJob job, CancellationToken cancel)
    {
        var ended = awaited[job.Id] = new TaskCompletionSource<WorkerResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (process)
        {
            process.Give(job);
        }

        if (await Task.WhenAny(ended.Task, listening).WaitAsync(cancel) == listening)
        {
            throw new InvalidOperationException($"The worker died.\n{await process.LogAsync()}");
        }

        return await ended.Task;
    }

    public void Dispose() => process.Dispose();

    private async Task ListenAsync()
    {
        while (await process.NextAsync(CancellationToken.None) is { } result)
        {
            awaited[result.Id].SetResult(result);
        }
    }
}
