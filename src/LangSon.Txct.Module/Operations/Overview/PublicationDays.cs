using LangSon.Txct.Pages;
using LangSon.Txct.Pages.Pictures;

namespace LangSon.Txct.Operations.Overview;

/// <summary>How many versions became visible on each of the last days.</summary>
internal sealed class PublicationDays(IHistory history, TimeProvider time)
{
    public const int Days = 14;

    /// <summary>The latest day first.</summary>
    public async Task<IReadOnlyList<Bar>> LastAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var counts = (await history.MomentsAsync(HistoryActs.Published, VietNam.At(today.AddDays(1 - Days), TimeOnly.MinValue), cancel)).CountBy(VietNam.DayOf).ToDictionary();
        return [.. Enumerable.Range(0, Days).Select(back => today.AddDays(-back)).Select(day => new Bar(Words.Day(day), counts.GetValueOrDefault(day)))];
    }
}
