using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Library.Openings;

namespace LangSon.Txct.Library.News;

/// <summary>What a document is to a person since the last visit.</summary>
public enum DocumentNews
{
    /// <summary>Known, or older than the last visit.</summary>
    None,

    /// <summary>It came since, and this person has not opened it.</summary>
    New,

    /// <summary>This person has opened an earlier version, and not this one.</summary>
    Replaced,
}

/// <summary>Tells what is new or replaced for one person.</summary>
internal sealed class NewsReader(IVisits visits, IOpenings openings, TimeProvider time)
{
    /// <summary>At a first visit nothing was seen before; what is older is not called new.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(7);

    /// <param name="isVisit">The person looks at the list now.</param>
    public async Task<Func<CentralDocument, DocumentNews>> OfAsync(ClaimsPrincipal person, bool isVisit, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var since = (isVisit ? await visits.VisitAsync(person.Id(), now, cancel) : null) ?? now - FirstLook;
        var opened = (await openings.OfPersonAsync(person.Id(), cancel)).GroupBy(opening => opening.DocumentId).ToDictionary(same => same.Key, same => same.Max(opening => opening.Number));
        return document => opened.TryGetValue(document.DocumentId, out var number)
            ? number < document.Number ? DocumentNews.Replaced : DocumentNews.None
            : isVisit && document.ModifiedAt > since ? DocumentNews.New : DocumentNews.None;
    }
}
