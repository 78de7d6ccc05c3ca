namespace LangSon.Txct.Planning.Board;

/// <summary>What the Office has to know of one round: which papers are there, which groups have sent.</summary>
internal sealed class BoardReader(Rounds rounds, IDirectory directory, IPaperProgress papers, IReportProgress reports, TimeProvider time)
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
        var sources = (await reports.SourcesAsync(cancel)).ToDictionary(source => source.GroupId);
        return new Board(
            round, calendar.DaysOf(round), calendar.SessionOf(round), calendar.HasBegun(round, time.GetUtcNow()), calendar.Plan.Rounds,
            [.. round.Papers.Select(paper => new RequiredState(paper, Of(states, paper)))],
            [.. (await directory.GroupsAsync(cancel)).Select(group => new GroupState(group, Has(arrived, group, "VoterContactReport"), Has(arrived, group, "Minutes"), sources.GetValueOrDefault(group.Id)))],
            await papers.CountHeldAsync(cancel));
    }

    private static IReadOnlyList<PaperState> Of(IEnumerable<PaperState> states, RequiredPaper paper) => [.. states.Where(state => state.Type == paper.Type)];

    private static int Has(IEnumerable<ArrivedReport> arrived, Group group, string kind) => arrived.Count(report => report.GroupId == group.Id && report.Kind == kind);
}

/// <summary>The board of one round.</summary>
/// <param name="Rounds">All of the plan's.</param>
/// <param name="FilesHeld">Files of any round that wait for a person.</param>
internal sealed record Board(
    Round Round, RoundDays? Days, Session? Session, bool HasBegun,
    IReadOnlyList<Round> Rounds, IReadOnlyList<RequiredState> Papers, IReadOnlyList<GroupState> Groups, int FilesHeld);

/// <summary>One content of the round, and what there is to it: the furthest that any document of its type has come.</summary>
internal sealed record RequiredState(RequiredPaper Paper, IReadOnlyList<PaperState> Documents)
{
    /// <summary>Null while there is none at all: missing.</summary>
    public PaperStatus? Status => Documents.Count == 0 ? null : Documents.Min(document => document.Status);
}

/// <param name="Reports">How many voter contact reports have come.</param>
/// <param name="Minutes">Minutes of how many meetings have come.</param>
/// <param name="Source">How the group's system answers; null if it has none.</param>
internal sealed record GroupState(Group Group, int Reports, int Minutes, SourceState? Source);
