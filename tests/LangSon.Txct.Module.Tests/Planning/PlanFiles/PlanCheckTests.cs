using System.Text.Json.Nodes;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.PlanFiles;

/// <summary>Each fault of a plan file is found, with its place and with what to do.</summary>
public class PlanCheckTests
{
    private static readonly string Plans = Path.Combine(Papers.Root, "contracts", "plans");

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "$.year", "2024.5", PlanFault.WrongShape, "$.year" },
        { "$.year", "1999", PlanFault.OutOfBounds, "$.year" },
        { "$.term", "\"17\"", PlanFault.WrongShape, "$.term" },
        { "$.number", "\"KH-HĐND\"", PlanFault.WrongShape, "$.number" },
        { "$.issuedOn", "\"2023-02-29\"", PlanFault.WrongShape, "$.issuedOn" },
        { "$.rouns", "[]", PlanFault.Unknown, "$.rouns" },
        { "$.rounds", "{}", PlanFault.WrongShape, "$.rounds" },
        { "$.rounds[0].session.kind", "\"Thematic\"", PlanFault.NotOffered, "$.rounds[0].session.kind" },
        { "$.rounds[1].letter", "\"a\"", PlanFault.Twice, "$.rounds[1].letter" },
        { "$.rounds[0].window", """{"first":"2024-06-19","last":"2024-06-12"}""", PlanFault.WrongWindow, "$.rounds[0].window" },
        { "$.rounds[1].window.first", "\"2024-07-05\"", PlanFault.WrongWindow, "$.rounds[1].window.first" },
        { "$.rounds[0].papers[0].type", "\"Nothing\"", PlanFault.RefersToNothing, "$.rounds[0].papers[order=1].type" },
        { "$.deadlines[0].code", "\"minutes\"", PlanFault.Twice, "$.deadlines[6].code" },
        { "$.deadlines[0].day", "null", PlanFault.Contradiction, "$.deadlines[0].day" },
        { "$.deadlines[2].roll", "\"next\"", PlanFault.Contradiction, "$.deadlines[2].roll" },
        { "$.deadlines[1].unit", "\"working\"", PlanFault.Contradiction, "$.deadlines[1].unit" },
        { "$.deadlines[6].offset", "-5", PlanFault.OutOfBounds, "$.deadlines[6].offset" },
        { "$.agencies[3].validFrom", "\"2025-03-01\"", PlanFault.WrongOrder, "$.agencies[3].validTo" },
        { "$.deadlines[8].rounds", """["2024-mid"]""", PlanFault.RefersToNothing, "$.deadlines[8].rounds[0]" },
        { "$.calendar.holidays[1].day", "\"2024-01-01\"", PlanFault.Twice, "$.calendar.holidays[1].day" },
        { "$.calendar.workingDays[0].day", "\"2024-09-02\"", PlanFault.Contradiction, "$.calendar.workingDays[0].day" },
        { "$.groups[1].id", "\"T01\"", PlanFault.Twice, "$.groups[1].id" },
        { "$.groups[1].units", """["huyen-khac"]""", PlanFault.RefersToNothing, "$.groups[1].units[0]" },
        { "$.units[1].successors", """["phuong-khac"]""", PlanFault.RefersToNothing, "$.units[1].successors[0]" },
        { "$.amendments", """[{"notice":{"number":"120/TB-HĐND","issuedOn":"2024-06-03","summary":"Lùi đợt"},"rounds":[{"id":"2024-mid"}]}]""", PlanFault.RefersToNothing, "$.amendments[0].rounds[0]" },
        { "$.amendments", """[{"notice":{"number":"120/TB-HĐND","issuedOn":"2023-06-03","summary":"Lùi đợt"}}]""", PlanFault.WrongOrder, "$.amendments[0].notice.issuedOn" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_with_its_place(string place, string value, string code, string told)
    {
        var faults = CheckWith(plan => Set(plan, place, value));

        Assert.Contains(faults, fault => fault.Code == code && fault.Path == told);
        Assert.All(faults, fault => Assert.EndsWith(".", fault.Message));
    }

    [Fact]
    public void All_faults_are_told_not_only_the_first()
    {
        var faults = CheckWith(plan =>
        {
            Set(plan, "$.year", "\"2024\"");
            Set(plan, "$.rounds[3].title", "\"\"");
            Set(plan, "$.deadlines[4].owner", "\"nobody\"");
        });

        Assert.Equal(["$.year", "$.rounds[3].title", "$.deadlines[4].owner"], faults.Select(fault => fault.Path).Order(Comparer<string>.Create((one, other) => "yrd".IndexOf(one[2]) - "yrd".IndexOf(other[2]))));
    }

    [Fact]
    public void The_plans_of_the_contracts_have_no_fault() =>
        Assert.All(Directory.EnumerateFiles(Plans, "plan-*.json"), path => Assert.Empty(PlanFile.Check(path).Faults));

    [Fact]
    public void The_sample_of_today_has_two_levels_and_the_old_districts_name_what_took_their_place()
    {
        var plan = PlanFile.Read(Path.Combine(Plans, "plan-2027-mau.json"));
        var today = plan.Units.Where(unit => unit.Validity.Holds(new DateOnly(2027, 1, 1))).ToList();

        Assert.Equal(65, today.Count(unit => unit.Level == UnitLevel.Commune));
        Assert.DoesNotContain(today, unit => unit.Level == UnitLevel.District);
        Assert.Equal(
            today.Where(unit => unit.Level == UnitLevel.Commune).Select(unit => unit.Code).Order(),
            plan.Units.Where(unit => unit.Level == UnitLevel.District).SelectMany(unit => unit.Successors).Order());
    }

    [Fact]
    public void An_amendment_is_in_force_from_its_notice_on()
    {
        var plan = ReadWith(plan => Set(plan, "$.amendments",
            """
            [{"notice":{"number":"120/TB-HĐND","issuedOn":"2024-06-03","summary":"Lùi đợt trước kỳ họp giữa năm"},
              "rounds":[{"id":"2024-pre-mid","window":{"first":"2024-06-17","last":"2024-06-21"}}],
              "holidays":[{"day":"2024-06-21","name":"nghỉ theo thông báo"}]}]
            """));

        Assert.Equal(new RoundWindow.Fixed(new DateOnly(2024, 6, 12), new DateOnly(2024, 6, 19)), plan.On(new DateOnly(2024, 6, 2)).Rounds[0].Window);
        var changed = plan.On(new DateOnly(2024, 6, 3));
        Assert.Equal(new RoundWindow.Fixed(new DateOnly(2024, 6, 17), new DateOnly(2024, 6, 21)), changed.Rounds[0].Window);
        Assert.Equal(5, changed.Rounds[0].Papers.Count);
        Assert.False(changed.Calendar.IsWorked(new DateOnly(2024, 6, 21)));
        Assert.False(changed.Calendar.IsWorked(new DateOnly(2024, 9, 2)));
    }

    private static IReadOnlyList<PlanFault> CheckWith(Action<JsonNode> change) => Written(change, path => PlanFile.Check(path).Faults);

    private static YearPlan ReadWith(Action<JsonNode> change) => Written(change, PlanFile.Read);

    private static T Written<T>(Action<JsonNode> change, Func<string, T> use)
    {
        var plan = JsonNode.Parse(File.ReadAllText(Path.Combine(Plans, "plan-2024.json")))!;
        change(plan);
        using var folder = new DisposableFolder();
        var file = Path.Combine(folder.Path, "plan.json");
        File.WriteAllText(file, plan.ToJsonString());
        return use(file);
    }

    private static void Set(JsonNode plan, string place, string value)
    {
        var names = place.Split('.', '[', ']').Where(name => name.Length > 0).Skip(1).ToList();
        var parent = names[..^1].Aggregate(plan, (node, name) => int.TryParse(name, out var at) ? node[at]! : node[name]!);
        parent.AsObject()[names[^1]] = JsonNode.Parse(value);
    }
}
