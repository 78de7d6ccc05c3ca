using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Collecting;

/// <summary>Which groups' papers have come, for Planning's board.</summary>
internal sealed class ReportProgress(IInbox inbox, ISourceRegister sources) : IReportProgress
{
    public async Task<IReadOnlyList<ArrivedReport>> OfRoundAsync(string roundId, CancellationToken cancel) =>
        [.. (await inbox.DeliveredAsync(roundId, cancel)).Select(report => new ArrivedReport(report.ReportId, report.GroupId, report.Kind, report.Title, report.ReceivedAt))];

    public Task<IReadOnlyList<SourceState>> SourcesAsync(CancellationToken cancel) => sources.HealthAsync(cancel);
}
