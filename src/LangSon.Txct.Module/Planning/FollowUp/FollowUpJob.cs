using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Looks again and again whether somebody is to be reminded, and hands over the mail that waits.</summary>
internal sealed class FollowUpJob(Digests digests, MailPost post, IOptions<FollowUpOptions> options, TimeProvider time, ILogger<FollowUpJob> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.Value.Interval, time, stoppingToken);
            await SafelyAsync(() => digests.SendAsync(stoppingToken), stoppingToken);
            await SafelyAsync(() => post.SendAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task SafelyAsync(Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Log.NotLooked(logger, exception);
        }
    }
}
