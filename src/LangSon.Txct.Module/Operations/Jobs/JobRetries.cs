using LangSon.Txct.Delivery;

namespace LangSon.Txct.Operations.Jobs;

/// <summary>Has jobs that wait for a person tried again at once.</summary>
internal sealed class JobRetries(IJobs jobs, IOutbox outbox, RelayBell bell)
{
    /// <param name="id">One of them; null for all.</param>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(string? id, CancellationToken cancel)
    {
        var count = id is null ? await AllAsync(cancel) : await outbox.RetryAsync(id, cancel) ? 1 : 0;
        bell.Ring();
        return count;
    }

    private async Task<int> AllAsync(CancellationToken cancel)
    {
        int all = 0, some;
        do
        {
            some = 0;
            foreach (var job in await jobs.ListAsync(JobState.Failed, null, cancel))
            {
                some += await outbox.RetryAsync(job.Id, cancel) ? 1 : 0;
            }

            all += some;
        }
        while (some > 0);

        return all;
    }
}
