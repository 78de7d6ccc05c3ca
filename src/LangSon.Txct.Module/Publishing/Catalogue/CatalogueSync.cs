using LangSon.Txct.Central;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Catalogue;

/// <summary>Asks the central system for its whole list and follows it. What it has lost of ours is sent again.</summary>
internal sealed class CatalogueSync(ICentralSystem central, ICatalogue catalogue, Reconciliation reconciliation, IDatabase database, ILogger<CatalogueSync> logger)
{
    /// <summary>False if the central system did not answer; the catalogue then stays as it is.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var answer = await central.ListDocumentsAsync(null, cancel);
        if (answer is not Answer<CentralList<CentralDocument>>.Ok { Value: var list })
        {
            Log.ListUnavailable(logger, answer.Why);
            return false;
        }

        // One transaction: a loss that was noticed and not acted upon would never be noticed again.
        await database.WriteAsync(
            async work =>
            {
                var followed = await catalogue.FollowAsync(work, list, cancel);
                if (followed.IsOtherEpoch)
                {
                    Log.EpochChanged(logger);
                }

                await reconciliation.RunAsync(work, followed, cancel);
            },
            cancel);
        return true;
    }
}
