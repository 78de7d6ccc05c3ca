using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Has new papers read for petitions, soon after they have reached the central system.</summary>
internal sealed class PetitionReading(PaperPetitions papers, TimeProvider time, ILogger<PetitionReading> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await papers.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.ReadingFailed(logger, exception);
            }
        }
    }
}
