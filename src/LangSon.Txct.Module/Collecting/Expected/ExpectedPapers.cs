using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Collecting.Expected;

/// <summary>What each group owes in each round, by plan and meetings, against what has come.</summary>
internal sealed class ExpectedPapers(Rounds rounds, IDirectory directory, DeadlineReader deadlines, IInbox inbox, TimeProvider time)
{
    private static readonly (string Rule, string Kind)[] Owed = [(DeadlineRule.Minutes, "Minutes"), (DeadlineRule.Report, "VoterContactReport")];

    /// <summary>All rounds of the year in the plan's order, in each all groups.</summary>
    public async Task<IReadOnlyList<ExpectedSet>> ReadAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var all = await deadlines.AllAsync(cancel);
        List<ExpectedSet> sets = [];
        foreach (var round in rounds.Plan.Rounds)
        {
            var came = await inbox.DeliveredAsync(round.Id, cancel);
            sets.AddRange((await directory.GroupsAsync(cancel)).Select(group => SetOf(
                round, group, [.. all.Where(row => row.RoundId == round.Id && row.Subject == group.Id)], [.. came.Where(report => report.GroupId == group.Id)], today)));
        }

        return sets;
    }

    private static ExpectedSet SetOf(Round round, Group group, IReadOnlyList<Deadline> deadlines, IReadOnlyList<KnownReport> came, DateOnly today)
    {
        List<ExpectedPaper> papers = [.. Owed.SelectMany(owed => PapersOf(owed.Kind, [.. deadlines.Where(row => row.Rule == owed.Rule)], [.. came.Where(report => report.Kind == owed.Kind)], today))];
        var missing = papers.Count(paper => paper is { Kind: "Minutes", ReceivedOn: null } && paper.From < today);
        return new ExpectedSet(round.Id, group.Id, papers, missing == 0 ? null : $"Còn thiếu biên bản: {missing} điểm");
    }

    /// <summary>The paper that came first is counted for what is due first; what came beyond what is owed is told too.</summary>
    private static IEnumerable<ExpectedPaper> PapersOf(string kind, IReadOnlyList<Deadline> deadlines, IReadOnlyList<KnownReport> came, DateOnly today)
    {
        var due = deadlines.OrderBy(row => row.LastDay).ToList();
        var days = came.Select(report => VietNam.DayOf(report.ReceivedAt)).Order().ToList();
        for (var place = 0; place < Math.Max(due.Count, days.Count); place++)
        {
            var row = due.ElementAtOrDefault(place);
            DateOnly? day = place < days.Count ? days[place] : null;
            yield return new ExpectedPaper(kind, row?.From, row?.LastDay, day, row is null ? 0 : Math.Max(0, (day ?? today).DayNumber - row.LastDay.DayNumber));
        }
    }
}

/// <param name="Missing">What is missing of minutes by now, in Vietnamese; null if nothing is.</param>
internal sealed record ExpectedSet(string Round, string Group, IReadOnlyList<ExpectedPaper> Papers, string? Missing);

/// <param name="Kind">Minutes or VoterContactReport.</param>
/// <param name="From">The day from which its time is counted: the meeting's; null where it came and was not owed.</param>
/// <param name="LastDay">With what was granted; null where it was not owed.</param>
/// <param name="ReceivedOn">When it came into the central system; null while it has not.</param>
/// <param name="DaysLate">By how many days it came late, or is late today; 0 if in time.</param>
internal sealed record ExpectedPaper(string Kind, DateOnly? From, DateOnly? LastDay, DateOnly? ReceivedOn, int DaysLate);
