using LangSon.Txct.Central;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Catalogue;

/// <summary>Asks the central system for its whole list and follows it.</summary>
internal sealed class CatalogueSync(ICentralSystem central, ICatalogue catalogue, ILogger<CatalogueSync> logger)
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

        await catalogue.FollowAsync(list, cancel);
        return true;
    }
}
