namespace LangSon.Txct.Library.News;

/// <summary>When people looked at the list of documents, so that they see what is new to them.</summary>
internal interface IVisits
{
    /// <summary>Writes a look down. Looks within half an hour are one visit.</summary>
    /// <returns>When the visit before this one ended; null if this is the first.</returns>
    Task<DateTimeOffset?> VisitAsync(string person, DateTimeOffset now, CancellationToken cancel);
}
