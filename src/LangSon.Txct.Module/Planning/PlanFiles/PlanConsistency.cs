using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.PlanFiles;

/// <summary>What single values cannot show: things named twice, things named that are nowhere, days that contradict each other.</summary>
internal static class PlanConsistency
{
    public static IEnumerable<PlanFault> Faults(YearPlan plan) =>
    [
        .. Twice(plan.Rounds, "$.rounds", "id", round => round.Id),
        .. Twice(plan.Rounds, "$.rounds", "letter", round => round.Letter),
        .. Twice(plan.PaperTypes, "$.paperTypes", "code", type => type.Code),
        .. Twice(plan.Deadlines, "$.deadlines", "code", rule => rule.Code),
        .. Twice(plan.ThematicContacts, "$.thematicContacts", "id", contact => contact.Id),
        .. Twice(plan.Groups, "$.groups", "id", group => group.Id),
        .. Twice(plan.Units, "$.units", "code", unit => unit.Code),
        .. Twice(plan.Agencies, "$.agencies", "code", agency => agency.Code),
        .. plan.Rounds.SelectMany((round, index) => OfPapers(plan, round.Papers, $"$.rounds[{index}].papers")),
        .. plan.Deadlines.SelectMany((rule, index) => OfRule(plan, rule, $"$.deadlines[{index}]")),
        .. plan.Groups.SelectMany((group, index) => Named(group.Units, plan.Units.Select(unit => unit.Code), $"$.groups[{index}].units", "đơn vị")),
        .. plan.Units.SelectMany((unit, index) => Named(unit.Successors, plan.Units.Select(other => other.Code), $"$.units[{index}].successors", "đơn vị")),
        .. plan.Agencies.SelectMany((agency, index) => Named(agency.Successors, plan.Agencies.Select(other => other.Code), $"$.agencies[{index}].successors", "cơ quan")),
        .. OfCalendar(plan.Calendar),
        .. plan.Amendments.SelectMany((amendment, index) => OfAmendment(plan, amendment, index)),
    ];

    private static IEnumerable<PlanFault> Twice<T>(IReadOnlyList<T> rows, string path, string field, Func<T, string> key) => rows
        .Select((row, index) => (Key: key(row), Index: index)).GroupBy(row => row.Key).Where(same => same.Count() > 1)
        .Select(same => new PlanFault(PlanFault.Twice, $"{path}[{same.Last().Index}].{field}", $"“{same.Key}” đã dùng ở mục thứ {same.First().Index + 1}. Mỗi mục cần một mã riêng."));

    private static IEnumerable<PlanFault> OfPapers(YearPlan plan, IReadOnlyList<RequiredPaper> papers, string path) =>
        papers.Where(paper => plan.PaperTypes.All(type => type.Code != paper.Type)).Select(paper => new PlanFault(
            PlanFault.RefersToNothing, $"{path}[order={paper.Order}].type", $"Không có loại văn bản nào trong paperTypes là “{paper.Type}”. Xin sửa mã hoặc thêm vào danh sách."));

    private static IEnumerable<PlanFault> OfRule(YearPlan plan, DeadlineRule rule, string path)
    {
        foreach (var fault in Named(rule.Rounds, plan.Rounds.Select(round => round.Id), $"{path}.rounds", "đợt"))
        {
            yield return fault;
        }

        if (rule is { Offset: 0, Unit: DayUnit.Working })
        {
            yield return new PlanFault(PlanFault.Contradiction, $"{path}.unit", "Không ngày nào (offset 0) thì không tính theo ngày làm việc được. Xin ghi calendar.");
        }

        if (rule is { Direction: DayDirection.Before, Roll: DayRoll.Next })
        {
            yield return new PlanFault(PlanFault.Contradiction, $"{path}.roll", "Việc phải xong trước một ngày thì không lùi qua ngày nghỉ được. Xin ghi none hoặc previous.");
        }
    }

    private static IEnumerable<PlanFault> OfCalendar(YearCalendar calendar)
    {
        foreach (var (days, name) in new[] { (calendar.Holidays, "holidays"), (calendar.WorkingDays, "workingDays") })
        {
            foreach (var twice in days.Select((day, index) => (day.Day, Index: index)).GroupBy(day => day.Day).Where(same => same.Count() > 1))
            {
                yield return new PlanFault(PlanFault.Twice, $"$.calendar.{name}[{twice.Last().Index}].day", $"Ngày {twice.Key:dd/MM/yyyy} ghi hai lần. Xin bỏ một.");
            }
        }

        foreach (var both in calendar.WorkingDays.Select((day, index) => (day.Day, Index: index)).Where(day => calendar.HolidayOn(day.Day) is not null))
        {
            yield return new PlanFault(PlanFault.Contradiction, $"$.calendar.workingDays[{both.Index}].day", $"Ngày {both.Day:dd/MM/yyyy} vừa là ngày nghỉ vừa là ngày làm việc. Xin bỏ một.");
        }
    }

    private static IEnumerable<PlanFault> OfAmendment(YearPlan plan, Amendment amendment, int index)
    {
        var path = $"$.amendments[{index}]";
        if (amendment.Notice.IssuedOn < plan.IssuedOn)
        {
            yield return new PlanFault(PlanFault.WrongOrder, $"{path}.notice.issuedOn", "Thông báo điều chỉnh có ngày trước cả kế hoạch. Xin xem lại ngày.");
        }

        if (index > 0 && amendment.Notice.IssuedOn < plan.Amendments[index - 1].Notice.IssuedOn)
        {
            yield return new PlanFault(PlanFault.WrongOrder, $"{path}.notice.issuedOn", "Các lần điều chỉnh phải xếp theo ngày ban hành. Xin đổi chỗ.");
        }

        foreach (var fault in Named(amendment.Rounds.Select(change => change.RoundId), plan.Rounds.Select(round => round.Id), $"{path}.rounds", "đợt")
            .Concat(amendment.Rounds.SelectMany((change, at) => OfPapers(plan, change.Papers ?? [], $"{path}.rounds[{at}].papers")))
            .Concat(amendment.Deadlines.SelectMany((rule, at) => OfRule(plan, rule, $"{path}.deadlines[{at}]"))))
        {
            yield return fault;
        }
    }

    private static IEnumerable<PlanFault> Named(IEnumerable<string> names, IEnumerable<string> there, string path, string what)
    {
        var known = there.ToHashSet();
        return names.Select((name, index) => (Name: name, Index: index)).Where(name => !known.Contains(name.Name))
            .Select(name => new PlanFault(PlanFault.RefersToNothing, $"{path}[{name.Index}]", $"Không có {what} nào là “{name.Name}”. Xin sửa tên hoặc thêm vào danh sách."));
    }
}
