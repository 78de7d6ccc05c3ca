using LangSon.Txct.Pages.Pictures;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.Board;

/// <summary>The board of one round, counted and sorted: what is missing comes first. What the page shows and the interface answers.</summary>
/// <param name="Today">In Viet Nam.</param>
/// <param name="Papers">The documents that the round must have.</param>
/// <param name="Contents">What else is to be reported to the voters: it cannot be missing.</param>
/// <param name="Rounds">All rounds of the year, in the plan's order.</param>
public sealed record BoardView(
    DateOnly Today, BoardRound Round, BoardSession? Session, BoardCounts Counts,
    IReadOnlyList<BoardPaper> Papers, IReadOnlyList<BoardContent> Contents, IReadOnlyList<BoardGroup> Groups, IReadOnlyList<BoardRound> Rounds)
{
    /// <summary>The days of the round: session, window, deadlines.</summary>
    public IReadOnlyList<TimeMark> Line { get; init; } = [];

    /// <summary>What is to be done, each with where it is done.</summary>
    public IReadOnlyList<WorkItem> Work { get; init; } = [];

    internal static BoardView Of(Board board, DateTimeOffset now)
    {
        var today = VietNam.DayOf(now);
        var papers = board.Papers.Where(required => required.Paper.Kind == PaperKind.Document).Select(BoardPaper.Of).ToList();
        var groups = board.Groups.Select(state => BoardGroup.Of(state, today)).ToList();
        return new BoardView(
            today,
            new BoardRound(board.Round.Id, board.Round.Letter, board.Round.Title, board.Days?.First, board.Days?.Last, StageOf(board, now)),
            board.Session is { } session ? new BoardSession(session.Id, session.Title, session.OpensOn, session.ClosesOn, session.ClosedAt) : null,
            new BoardCounts(
                papers.Count(paper => paper.State != PaperCondition.Waived), papers.Count(paper => paper.State == PaperCondition.Published), groups.Count, groups.Count(group => group.IsComplete),
                groups.Count(group => group.SystemIsSilent), board.FilesHeld),
            [.. papers.OrderByDescending(paper => paper.State)],
            [.. board.Papers.Where(required => required.Paper.Kind != PaperKind.Document).Select(BoardContent.Of)],
            [.. groups.OrderBy(group => group.Owed?.LastDay ?? DateOnly.MaxValue).ThenBy(group => group.Gaps)],
            [.. board.Rounds.Select(round => new BoardRound(round.Id, round.Letter, round.Title, null, null, null))])
        {
            Line = BoardLine.Of(board, today),
        };
    }

    private static RoundStage StageOf(Board board, DateTimeOffset now) => board switch
    {
        { HasBegun: false } => RoundStage.Coming,
        { Days.Last: var last } when last < VietNam.DayOf(now) => RoundStage.Over,
        _ => RoundStage.Running,
    };
}

/// <param name="FirstDay">Included; null where it is not known, or not told.</param>
/// <param name="LastDay">Included.</param>
/// <param name="Stage">Null in a list of rounds.</param>
public sealed record BoardRound(string Id, string Letter, string Title, DateOnly? FirstDay, DateOnly? LastDay, RoundStage? Stage);

public enum RoundStage { Coming, Running, Over }

/// <param name="ClosesOn">Planned.</param>
/// <param name="ClosedAt">The fact; null while it has not closed.</param>
public sealed record BoardSession(string Id, string Title, DateOnly OpensOn, DateOnly ClosesOn, DateTimeOffset? ClosedAt)
{
    /// <summary>Whether the planned day has come and nobody has said that it closed.</summary>
    public bool AsksForClosing(DateOnly today) => ClosedAt is null && ClosesOn <= today;
}

/// <param name="GroupsComplete">Groups of which both a report and minutes have come.</param>
/// <param name="SystemsSilent">Groups whose system does not answer, or not as it should.</param>
/// <param name="FilesHeld">Files of any round that wait for a person.</param>
public sealed record BoardCounts(int PapersRequired, int PapersPublished, int GroupsAll, int GroupsComplete, int SystemsSilent, int FilesHeld);

/// <summary>A required paper, by the furthest that any document of its type has come.</summary>
/// <param name="Owner">Who owes it: standingCommittee, peopleCommittee, office or delegate.</param>
/// <param name="Waived">Why the round does without it; null if it needs it.</param>
public sealed record BoardPaper(string Type, string Label, string Owner, PaperCondition State, IReadOnlyList<BoardDocument> Documents, string? Waived)
{
    internal static BoardPaper Of(RequiredState required) => new(
        required.Paper.Type, required.Paper.Label, required.Paper.Owner, required.Status is { } status ? ConditionOf(status) : required.Waiver is null ? PaperCondition.Missing : PaperCondition.Waived,
        [.. required.Documents.Select(document => new BoardDocument(document.Title, ConditionOf(document.Status), document.Reason, document.DocumentId, document.HeldFile))], required.Waiver?.Reason);

    private static PaperCondition ConditionOf(PaperStatus status) => status switch
    {
        PaperStatus.Published => PaperCondition.Published,
        PaperStatus.Sending => PaperCondition.Sending,
        PaperStatus.Waiting => PaperCondition.Waiting,
        _ => PaperCondition.Held,
    };
}

/// <summary>A talking point, which papers may support, or a delegate's own duty.</summary>
/// <param name="Kind">talkingPoint or delegateDuty.</param>
/// <param name="Published">How many papers of its type are published.</param>
public sealed record BoardContent(string Type, string Label, string Kind, string Owner, int Published)
{
    internal static BoardContent Of(RequiredState required) => new(
        required.Paper.Type, required.Paper.Label, required.Paper.Kind == PaperKind.DelegateDuty ? "delegateDuty" : "talkingPoint", required.Paper.Owner,
        required.Documents.Count(document => document.Status == PaperStatus.Published));
}

/// <summary>From what is done to what is missing.</summary>
public enum PaperCondition { Published, Waived, Sending, Waiting, Held, Missing }

/// <param name="Reason">Why it is held or waits, where there is more to say than its state; else null.</param>
/// <param name="DocumentId">Null while it is held.</param>
/// <param name="HeldFile">The held file's id; else null.</param>
public sealed record BoardDocument(string Title, PaperCondition State, string? Reason, string? DocumentId, long? HeldFile);

/// <param name="Meetings">How many meetings with voters are known.</param>
/// <param name="Reports">How many voter contact reports have come.</param>
/// <param name="Minutes">Minutes of how many meetings have come.</param>
/// <param name="Owed">What is owed next, or is late already; null while nothing is owed.</param>
/// <param name="DaysLate">How late the last of what was owed came; 0 if in time.</param>
/// <param name="Papers">Each paper that is owed or came.</param>
/// <param name="MinutesMissing">Of how many meetings that were held no minutes have come.</param>
/// <param name="System">How the group's system answers: ok, offline, auth or broken; null if it has none.</param>
/// <param name="LastAnsweredAt">When it last answered; null if never.</param>
public sealed record BoardGroup(
    string Id, string Name, string Area, int Meetings, int Reports, int Minutes, BoardOwed? Owed, int DaysLate, IReadOnlyList<BoardOwedPaper> Papers, int MinutesMissing, string? System, DateTimeOffset? LastAnsweredAt)
{
    /// <summary>A report, and minutes of each meeting that is known; of one where none is.</summary>
    public bool IsComplete => Reports > 0 && Minutes >= Math.Max(1, Meetings);

    /// <summary>Whether something should be here by now: a group that has told its days owes nothing before they have come.</summary>
    public bool IsMissing => Owed is not null || (!IsComplete && Meetings == 0);

    public bool SystemIsSilent => System is not (null or "ok");

    /// <summary>Groups of which nothing has come sort first, complete ones last.</summary>
    internal int Gaps => (Reports > 0 ? 1 : 0) + (Minutes > 0 ? 1 : 0);

    internal static BoardGroup Of(GroupState state, DateOnly today) => new(
        state.Group.Id, state.Group.Name, state.Group.Area, state.Meetings, state.Reports.Count, state.Minutes.Count, state.Owed(today) is { } owed ? BoardOwed.Of(owed) : null, state.DaysLate,
        [.. state.Papers.Select(paper => BoardOwedPaper.Of(paper, today))], state.Papers.Count(paper => paper.Kind == "Minutes" && paper.IsMissing(today)), state.Source?.Health, state.Source?.LastAnsweredAt);
}

/// <param name="Kind">Minutes or VoterContactReport.</param>
/// <param name="From">The day from which its time is counted; null where it came and was not owed.</param>
/// <param name="LastDay">With what was granted; null where it was not owed.</param>
/// <param name="ReceivedOn">When it came; null while it has not.</param>
/// <param name="DaysLate">By how many days it came late, or is late today.</param>
public sealed record BoardOwedPaper(string Kind, DateOnly? From, DateOnly? LastDay, DateOnly? ReceivedOn, int DaysLate)
{
    internal static BoardOwedPaper Of(OwedPaper paper, DateOnly today) => new(paper.Kind, paper.Deadline?.From, paper.Deadline?.LastDay, paper.ReceivedOn, paper.DaysLate(today));
}

/// <summary>A deadline that is open.</summary>
/// <param name="LastDay">With what was granted.</param>
/// <param name="IsExtended">Whether more time was granted.</param>
public sealed record BoardOwed(string Title, DateOnly LastDay, string Explanation, bool IsExtended)
{
    internal static BoardOwed Of(Deadline row) => new(row.Title, row.LastDay, row.Explanation, row.Extension is not null);
}
