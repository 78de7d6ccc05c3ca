using System.Text.Json;
using System.Text.RegularExpressions;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.PlanFiles;

/// <summary>From the words of a plan file to the plan; what is wrong with single values is noted on the way.</summary>
internal sealed partial class PlanReader(List<PlanFault> faults)
{
    private static readonly string[] Owners = ["standingCommittee", "peopleCommittee", "office", "group", "groupLeader", "delegate", "fatherlandFront"];

    public YearPlan Read(JsonElement root)
    {
        var node = new PlanNode(root, "$", faults);
        var plan = ReadPlan(node);
        node.NoteUnknown();
        return plan;
    }

    private static YearPlan ReadPlan(PlanNode file)
    {
        file.Mention("$schema");
        return new YearPlan(
            file.Number("year", 2016, 2100), file.Text("term", 20, Term(), "XVII"), file.Text("number", 150, DocumentNumber(), "1404/KH-HĐND"), file.Day("issuedOn"),
            file.List("rounds", ReadRound, least: 1), file.List("paperTypes", ReadPaperType, least: 1))
        {
            Recipients = file.Texts("recipients"),
            ThematicContacts = file.List("thematicContacts", ReadThematic),
            Deadlines = file.List("deadlines", ReadRule),
            Calendar = file.ObjectOrNone("calendar", ReadCalendar) ?? new YearCalendar([], []),
            Groups = file.List("groups", ReadGroup),
            Units = file.List("units", ReadUnit),
            Agencies = file.List("agencies", ReadAgency),
            Amendments = file.List("amendments", ReadAmendment),
        };
    }

    private static PaperType ReadPaperType(PlanNode type) => new(type.Text("code", 64, Code(), "SessionResultReport"), type.Text("label", 300));

    private static Round ReadRound(PlanNode round) => new(
        round.Text("id", 45, RoundId(), "2024-pre-mid"), round.Text("letter", 1, Letter(), "a"), round.Text("title", 300),
        round.Object("session", ReadSession, new RoundSession("", 0, default)), round.Object("window", ReadWindow, new RoundWindow.AfterClosing(0)), ReadPapers(round));

    private static IReadOnlyList<RequiredPaper> ReadPapers(PlanNode round)
    {
        if (!round.Has("papers"))
        {
            round.Note(PlanFault.Missing, $"{round.Path}.papers", "Thiếu mục “papers”: danh sách nội dung của đợt; đợt không có nội dung nào thì ghi [].");
        }

        return [.. round.List("papers", ReadPaper).OrderBy(paper => paper.Order)];
    }

    private static RoundSession ReadSession(PlanNode session) => new(
        session.Choice("kind", "MidYear", "YearEnd") ?? "", session.Number("year", 2016, 2100), session.Choice<SessionPosition>("position"));

    /// <summary>Between two days, or so many days after the session has closed.</summary>
    private static RoundWindow ReadWindow(PlanNode window)
    {
        foreach (var name in new[] { "first", "last", "afterClosingDays" })
        {
            window.Mention(name);
        }

        if (window.Has("afterClosingDays"))
        {
            foreach (var day in new[] { "first", "last" }.Where(window.Has))
            {
                window.Note(PlanFault.WrongWindow, $"{window.Path}.{day}", "Đợt tính theo ngày bế mạc thì không ghi ngày đầu, ngày cuối. Xin bỏ một trong hai cách.");
            }

            return new RoundWindow.AfterClosing(window.Number("afterClosingDays", 1, 366));
        }

        var (first, last) = (window.Day("first"), window.Day("last"));
        if (first != default && last != default && first > last)
        {
            window.Note(PlanFault.WrongWindow, window.Path, $"Ngày cuối {last:dd/MM/yyyy} đứng trước ngày đầu {first:dd/MM/yyyy}. Xin xem lại hai ngày.");
        }

        return new RoundWindow.Fixed(first, last);
    }

    private static RequiredPaper ReadPaper(PlanNode paper) => new(
        paper.Text("type", 64, Code(), "SessionResultReport"), paper.Text("label", 500), paper.Number("order", 1, 1000),
        paper.Choice<PaperKind>("kind"), paper.Choice<Release>("release"), paper.Choice("owner", Owners) ?? "");

    private static ThematicContact ReadThematic(PlanNode contact) => new(
        contact.Text("id", 45, RoundId(), "2024-thematic"), contact.Text("title", 300), contact.Number("leastPerGroup", 0, 100),
        contact.ChoiceOrNone("sessionKind", "MidYear", "YearEnd"), contact.Text("legalBasis", 500));

    private static DeadlineRule ReadRule(PlanNode rule)
    {
        var trigger = rule.Choice<DeadlineTrigger>("trigger");
        var day = rule.DayOrNone("day");
        if (trigger == DeadlineTrigger.Day != day.HasValue)
        {
            rule.Note(PlanFault.Contradiction, $"{rule.Path}.day", "Mục “day” đi cùng trigger “day”, và chỉ với nó.");
        }

        return new DeadlineRule(
            rule.Text("code", 64, RuleCode(), "minutes"), rule.Text("title", 300), rule.Choice("owner", Owners) ?? "", trigger, day, rule.Number("offset", 0, 3660),
            rule.Choice<DayUnit>("unit"), rule.Choice<DayDirection>("direction"), rule.Choice<DayBound>("bound"), rule.Choice<DayRoll>("roll"),
            rule.Texts("rounds"), rule.Text("legalBasis", 500), ReadValidity(rule));
    }

    private static YearCalendar ReadCalendar(PlanNode calendar) => new(calendar.List("holidays", ReadNamedDay), calendar.List("workingDays", ReadNamedDay));

    private static NamedDay ReadNamedDay(PlanNode day) => new(day.Day("day"), day.Text("name", 200));

    private static PlanGroup ReadGroup(PlanNode group) => new(
        group.Text("id", 20, GroupId(), "T01"), group.Number("number", 1, 999), group.Text("name", 200), group.Texts("units"));

    private static Unit ReadUnit(PlanNode unit) => new(
        unit.Text("code", 64, RuleCode(), "loc-binh"), unit.Text("name", 200), unit.Choice<UnitLevel>("level"), ReadValidity(unit), unit.Texts("successors"));

    private static Agency ReadAgency(PlanNode agency) => new(agency.Text("code", 64, RuleCode(), "so-y-te"), agency.Text("name", 300), ReadValidity(agency), agency.Texts("successors"));

    private static Validity ReadValidity(PlanNode node)
    {
        var (from, to) = (node.DayOrNone("validFrom"), node.DayOrNone("validTo"));
        if (from > to)
        {
            node.Note(PlanFault.WrongOrder, $"{node.Path}.validTo", "Ngày hết hiệu lực đứng trước ngày bắt đầu. Xin xem lại hai ngày.");
        }

        return new Validity(from, to);
    }

    private static Amendment ReadAmendment(PlanNode amendment) => new(
        amendment.Object("notice", notice => new AmendmentNotice(notice.Text("number", 150, DocumentNumber(), "120/TB-HĐND"), notice.Day("issuedOn"), notice.Text("summary", 500)), new AmendmentNotice("", default, "")),
        amendment.List("rounds", ReadRoundChange), amendment.List("deadlines", ReadRule), amendment.List("holidays", ReadNamedDay), amendment.List("workingDays", ReadNamedDay));

    private static RoundChange ReadRoundChange(PlanNode change)
    {
        change.Mention("papers");
        return new RoundChange(change.Text("id", 45, RoundId(), "2024-pre-mid"), change.ObjectOrNone("window", ReadWindow), change.Has("papers") ? ReadPapers(change) : null);
    }

    [GeneratedRegex("^[IVXLC]+$")]
    private static partial Regex Term();

    [GeneratedRegex(@"^\d+/.+$")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{1,63}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex RuleCode();

    [GeneratedRegex("^[0-9]{4}-[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex RoundId();

    [GeneratedRegex("^[a-z]$")]
    private static partial Regex Letter();

    [GeneratedRegex("^[A-Z][A-Z0-9]{0,19}$")]
    private static partial Regex GroupId();
}
