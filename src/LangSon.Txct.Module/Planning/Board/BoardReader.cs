using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.Waiving;

namespace LangSon.Txct.Planning.Board;

/// <summary>What the Office has to know of one round: which papers are there, which groups have sent.</summary>
internal sealed class BoardReader(Rounds rounds, IDirectory directory, IWaivers waivers, IPaperProgress papers, IReportProgress reports, DeadlineReader deadlines, TimeProvider time)
{
    /// <param name="roundId">Null for the current round.</param>
    /// <returns>Null if the plan has no such round.</returns>
    public async Task<Board?> ReadAsync(string? roundId, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var round = roundId is null ? calendar.Current(time.GetUtcNow()) : calendar.Plan.Rounds.FirstOrDefault(candidate => candidate.Id == roundId);
        if (round is null)
        {
            return null;
        }

        var states = await papers.OfRoundAsync(round.Id, cancel);
        var arrived = await reports.OfRoundAsync(round.Id, cancel);
        var waived = (await waivers.AllAsync(cancel)).Where(waiver => waiver.RoundId == round.Id).ToList();
        var asked = rounds.Plan.Rounds.First(row => row.Id == round.Id).Papers;
        var owed = (await deadlines.AllAsync(cancel)).Where(row => row.RoundId == round.Id).ToList();
        var sources = (await reports.SourcesAsync(cancel)).ToDictionary(source => source.SourceId);
        return new Board(
            round, calendar.DaysOf(round), calendar.SessionOf(round), calendar.HasBegun(round, time.GetUtcNow()), calendar.Plan.Rounds,
            [.. asked.Select(paper => new RequiredState(paper, Of(states, paper), waived.FirstOrDefault(waiver => waiver.Type == paper.Type)))],
            [.. (await directory.GroupsAsync(cancel)).Select(group => new GroupState(
                group, Of(arrived, group, "VoterContactReport"), Of(arrived, group, "Minutes"), [.. owed.Where(row => row.Subject == group.Id)], sources.GetValueOrDefault(group.Id)))],
            await papers.CountHeldAsync(cancel), owed);
    }

    private static IReadOnlyList<PaperState> Of(IEnumerable<PaperState> states, RequiredPaper paper) => [.. states.Where(state => state.Type == paper.Type)];

    private static IReadOnlyList<DateOnly> Of(IEnumerable<ArrivedReport> arrived, Group group, string kind) =>
        [.. arrived.Where(report => report.GroupId == group.Id && report.Kind == kind).Select(report => VietNam.DayOf(report.ReceivedAt)).Order()];
}

/// <summary>The board of one round.</summary>
/// <param name="Rounds">All of the plan's.</param>
/// <param name="FilesHeld">Files of any round that wait for a person.</param>
/// <param name="Owed">All deadlines of the round, the groups' too.</param>
internal sealed record Board(
    Round Round, RoundDays? Days, Session? Session, bool HasBegun,
    IReadOnlyList<Round> Rounds, IReadOnlyList<RequiredState> Papers, IReadOnlyList<GroupState> Groups, int FilesHeld, IReadOnlyList<Deadline> Owed);

/// <summary>One content of the round, and what there is to it: the furthest that any document of its type has come.</summary>
/// <param name="Waiver">Why the round does without it; null if it needs it.</param>
internal sealed record RequiredState(RequiredPaper Paper, IReadOnlyList<PaperState> Documents, Waiver? Waiver = null)
{
    /// <summary>There is none, and the round needs it.</summary>
    public bool IsMissing => Documents.Count == 0 && Waiver is null;

    /// <summary>Null while there is none at all: missing.</summary>
    public PaperStatus? Status => Documents.Count == 0 ? null : Documents.Min(document => document.Status);
}

/// <param name="Reports">The days on which voter contact reports came, in order.</param>
/// <param name="Minutes">The days on which minutes came, in order.</param>
/// <param name="Deadlines">The group's own of this round.</param>
/// <param name="Source">How the group's system answers; null if it has none.</param>
internal sealed record GroupState(Group Group, IReadOnlyList<DateOnly> Reports, IReadOnlyList<DateOnly> Minutes, IReadOnlyList<Deadline> Deadlines, SourceState? Source)
{
    public int Meetings => MinutesOwed.Count;

    /// <summary>What is owed against what came. The paper that came first counts for what is due first; what came and was not owed is told too.</summary>
    public IEnumerable<OwedPaper> Papers => [.. Pairs("Minutes", MinutesOwed, Minutes), .. Pairs("VoterContactReport", ReportsOwed, Reports)];

    /// <summary>Deadlines that were not met by anything that came; only once their meeting has been held.</summary>
    public IEnumerable<Deadline> Outstanding(DateOnly today) => Papers.Where(paper => paper.IsMissing(today)).Select(paper => paper.Deadline!);

    public Deadline? Owed(DateOnly today) => Outstanding(today).MinBy(row => row.LastDay);

    /// <summary>How many days after its time the latest paper came; 0 if all came in time.</summary>
    public int DaysLate => Papers.Where(paper => paper.ReceivedOn is not null).Select(paper => paper.DaysLate(paper.ReceivedOn!.Value)).Append(0).Max();

    private IReadOnlyList<Deadline> MinutesOwed => Of(DeadlineRule.Minutes);

    private IReadOnlyList<Deadline> ReportsOwed => Of(DeadlineRule.Report);

    private static IEnumerable<OwedPaper> Pairs(string kind, IReadOnlyList<Deadline> owed, IReadOnlyList<DateOnly> came) =>
        Enumerable.Range(0, Math.Max(owed.Count, came.Count)).Select(place => new OwedPaper(kind, owed.ElementAtOrDefault(place), place < came.Count ? came[place] : null));

    private IReadOnlyList<Deadline> Of(string rule) => [.. Deadlines.Where(row => row.Rule == rule).OrderBy(row => row.LastDay)];
}

/// <param name="Kind">Minutes or VoterContactReport.</param>
/// <param name="Deadline">Null where it came and was not owed.</param>
/// <param name="ReceivedOn">Null while it has not come.</param>
internal sealed record OwedPaper(string Kind, Deadline? Deadline, DateOnly? ReceivedOn)
{
    public bool IsMissing(DateOnly today) => ReceivedOn is null && Deadline?.From < today;

    /// <param name="today">Counts for what has not come.</param>
    public int DaysLate(DateOnly today) => Deadline is null ? 0 : Math.Max(0, (ReceivedOn ?? today).DayNumber - Deadline.LastDay.DayNumber);
}
