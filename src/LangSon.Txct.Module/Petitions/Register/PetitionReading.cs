using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Has new papers read for petitions, soon after they have reached the central system.</summary>
internal sealed class PetitionReading(PaperPetitions papers, IOptions<PetitionsOptions> options, TimeProvider time, ILogger<PetitionReading> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ReadEvery, time);
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
