using LangSon.Txct.Pages;
using LangSon.Txct.Pages.Pictures;

namespace LangSon.Txct.Operations.Overview;

/// <summary>How many versions became visible on each of the last days.</summary>
internal sealed class PublicationDays(IHistory history, TimeProvider time)
{
    public const int Days = 14;

    private const int MostEvents = 20_000;

    /// <summary>The latest day first.</summary>
    public async Task<IReadOnlyList<Bar>> LastAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var counts = (await history.ReadAsync([HistoryActs.Published], null, MostEvents, cancel)).CountBy(happened => VietNam.DayOf(happened.At)).ToDictionary();
        return [.. Enumerable.Range(0, Days).Select(back => today.AddDays(-back)).Select(day => new Bar(Words.Day(day), counts.GetValueOrDefault(day)))];
    }
}
