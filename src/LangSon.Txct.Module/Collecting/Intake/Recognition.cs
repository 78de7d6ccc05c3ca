using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Planning.Templates;

namespace LangSon.Txct.Collecting.Intake;

/// <summary>Finds out what a paper is of which its source says little: by the module's own forms, by its head, by the schedule.</summary>
internal sealed class Recognition(Rounds rounds, IMeetings meetings)
{
    /// <summary>The days after a round within which its papers are written at the latest.</summary>
    private const int DaysAfterRound = 20;

    /// <summary>Fills what the source left open, where the file says it plainly.</summary>
    public async Task<SourceReport> CompleteAsync(SourceReport report, ReadFile file, CancellationToken cancel)
    {
        if (file.Reading is not Reading.Read { Paper: var paper })
        {
            return report;
        }

        report = report with { DocumentNumber = report.DocumentNumber ?? paper.FullNumber, IssuedOn = report.IssuedOn ?? paper.IssuedOn };
        return report is { Kind: not null, GroupId: not null, Round: not null } && (report.Kind != "Minutes" || report.Meeting is not null)
            ? report
            : await FromFormAsync(report, file, cancel) ?? await FromHeadAsync(report, paper, cancel);
    }

    /// <summary>What a held paper is taken for: what it says, else what its day makes likely.</summary>
    public async Task<Suggestion> SuggestAsync(IReportSource source, SourceReport report, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var day = report.Meeting?.Date ?? report.IssuedOn ?? VietNam.DayOf(report.ModifiedAt);
        var known = calendar.Plan.Rounds.FirstOrDefault(round => round.Id == report.Round)
            ?? calendar.Plan.Rounds.FirstOrDefault(round => calendar.DaysOf(round) is { } days && days.First <= day && day <= days.Last.AddDays(DaysAfterRound));
        return new Suggestion(source.GroupId ?? report.GroupId, known?.Id, report.Kind, report.Meeting);
    }

    /// <summary>The module's own forms say for which group, round and meeting they were printed.</summary>
    private async Task<SourceReport?> FromFormAsync(SourceReport report, ReadFile file, CancellationToken cancel)
    {
        if (file.Reading.MediaType != FileKind.Docx.MediaType || await FormOf(file, cancel) is not { Of: var form })
        {
            return null;
        }

        var meeting = form.MeetingId is { } id ? await meetings.FindAsync(id, cancel) : null;
        return report with
        {
            Kind = report.Kind ?? (form.Kind == FormKind.Minutes ? "Minutes" : "VoterContactReport"),
            GroupId = report.GroupId ?? form.GroupId,
            Round = report.Round ?? form.RoundId ?? meeting?.RoundId,
            Meeting = report.Meeting ?? (meeting is null ? null : new MeetingPlace(meeting.Day, meeting.Place)),
        };
    }

    private static async Task<FilledForm?> FormOf(ReadFile file, CancellationToken cancel)
    {
        try
        {
            return FormReading.Read(await File.ReadAllBytesAsync(file.Bytes.Path, cancel), cancel);
        }
        catch (UnsafeContentException)
        {
            return null;
        }
    }

    private async Task<SourceReport> FromHeadAsync(SourceReport report, ReadPaper paper, CancellationToken cancel)
    {
        var head = PaperWords.HeadOf(paper);
        var calendar = await rounds.CalendarAsync(cancel);
        var kind = report.Kind ?? PaperWords.Kind(head);
        var found = report with
        {
            Kind = kind,
            GroupId = report.GroupId ?? GroupOf(head, calendar.Plan),
            Round = report.Round ?? RoundOf(head, report.IssuedOn, calendar)?.Id,
            Meeting = report.Meeting ?? (kind == "Minutes" ? PaperWords.Meeting(head) : null),
        };
        return found with { Meeting = await AsScheduledAsync(found, cancel) };
    }

    /// <summary>The one meeting of the group on that day is what the minutes are of, however they write the place.</summary>
    private async Task<MeetingPlace?> AsScheduledAsync(SourceReport report, CancellationToken cancel)
    {
        if (report is not { Kind: "Minutes", Meeting: { } said, Round: { } round, GroupId: { } groupId })
        {
            return report.Meeting;
        }

        var same = (await meetings.OfRoundAsync(round, cancel)).Where(meeting => meeting.GroupId == groupId && meeting.Day == said.Date && meeting.State != MeetingState.Cancelled).ToList();
        return same is [var only] ? said with { Place = only.Place } : said;
    }

    /// <summary>By its number; else by the one group that was elected in the unit which the head names.</summary>
    public static string? GroupOf(string head, YearPlan plan)
    {
        if (PaperWords.GroupNumber(head) is { } number)
        {
            return plan.Groups.FirstOrDefault(group => group.Number == number)?.Id;
        }

        var named = plan.Units.Where(unit => unit.Level != UnitLevel.Province && head.Contains(unit.Name, StringComparison.OrdinalIgnoreCase)).Select(unit => unit.Code).ToHashSet();
        return plan.Groups.Where(group => group.Units.Any(named.Contains)).Select(group => group.Id).ToList() is [var only] ? only : null;
    }

    /// <summary>The round that the head names, by its session's kind and year or by the session's number; null if none.</summary>
    public static Round? RoundOf(string head, DateOnly? issued, RoundCalendar calendar)
    {
        if (PaperWords.Round(head) is not { } said)
        {
            return null;
        }

        var position = said.IsAfter ? SessionPosition.After : SessionPosition.Before;
        var ofSession = said.Sessions.Where(mention => mention.Kind is not null).Select(mention => calendar.Plan.Rounds.FirstOrDefault(round =>
            round.Session.Kind == mention.Kind && round.Session.Position == position && round.Session.Year == (mention.Year ?? issued?.Year ?? calendar.Plan.Year)));
        var ofNumber = said.Sessions.Where(mention => mention.Number is not null).Select(mention =>
            calendar.Sessions.FirstOrDefault(session => session.Number == mention.Number) is { } session ? calendar.Beside(session, position) : null);
        return ofSession.Concat(ofNumber).FirstOrDefault(round => round is not null);
    }
}
