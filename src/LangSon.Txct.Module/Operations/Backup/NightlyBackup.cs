using Microsoft.Extensions.Hosting;

namespace LangSon.Txct.Operations.Backup;

/// <summary>Copies the module's data when a copy is due. One that failed is tried again an hour later.</summary>
internal sealed class NightlyBackup(Backups backups, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(5), Again = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var notBefore = DateTimeOffset.MinValue;
        while (true)
        {
            await backups.WaitAsync(Look, stoppingToken);
            if (backups.IsAsked || (time.GetUtcNow() >= notBefore && backups.IsDue()))
            {
                await backups.RunAsync(stoppingToken);
                notBefore = backups.Failure is null ? DateTimeOffset.MinValue : time.GetUtcNow() + Again;
            }
        }
    }
}
