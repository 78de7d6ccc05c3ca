using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Collecting.Waiting;

/// <summary>What waits for a person to say what it is, with what is known or suggested.</summary>
internal sealed class WaitingReader(IInbox inbox, IDirectory directory, Rounds rounds, TimeProvider time)
{
    /// <summary>All that waits, the earliest first.</summary>
    public async Task<WaitingView> ReadAsync(CancellationToken cancel) => new(
        [.. (await inbox.AllAsync(cancel)).Where(row => row.State == InboxState.Held).OrderBy(row => row.ReceivedAt).Select(Of)],
        [.. (await directory.GroupsAsync(cancel)).Select(group => (group.Id, group.Name))],
        [.. rounds.Plan.Rounds.Select(round => (round.Id, $"Đợt {round.Letter}: {round.Title}"))], time.Today());

    private static WaitingPaper Of(InboxRow row)
    {
        var meeting = row.Report.Meeting ?? row.Suggestion?.Meeting;
        return new WaitingPaper(
            row.Id, row.Report.Title, row.Message ?? "Chưa rõ văn bản này của Tổ nào, đợt nào.", row.Report.Sender ?? row.SourceId, row.ReceivedAt,
            [.. (row.Files ?? []).Select((file, place) => (file.Name, $"api/collecting/reports/{row.Id}/files/{place + 1}"))],
            row.Report.GroupId ?? row.Suggestion?.GroupId, row.Report.Round ?? row.Suggestion?.Round, row.Report.Kind ?? row.Suggestion?.Kind, meeting?.Date, meeting?.Place);
    }
}

/// <param name="Groups">Ids and names; so are the rounds.</param>
public sealed record WaitingView(IReadOnlyList<WaitingPaper> Papers, IReadOnlyList<(string Id, string Name)> Groups, IReadOnlyList<(string Id, string Name)> Rounds, DateOnly Today);

/// <param name="Why">Why it waits, in Vietnamese.</param>
/// <param name="From">Whence it came.</param>
/// <param name="Files">Names, and paths below the module's prefix.</param>
/// <param name="Group">What is known or suggested, as all that follows; null where nothing is.</param>
public sealed record WaitingPaper(
    long Id, string Title, string Why, string From, DateTimeOffset ReceivedAt, IReadOnlyList<(string Name, string Path)> Files, string? Group, string? Round, string? Kind, DateOnly? Day, string? Place);

/// <param name="Id">Which paper; 0 for none that still waits.</param>
public sealed record WaitingFault(long Id, string Message);
