using System.Text.Json.Nodes;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.NextYear;

/// <summary>Next year's plan from this year's.</summary>
public class NextYearPlanTests
{
    private static readonly NextYearAnswers Answers = new(
        "XVII", "1500/KH-HĐND", new DateOnly(2024, 12, 18),
        new Dictionary<string, RoundDays> { ["a"] = new(new(2025, 6, 11), new(2025, 6, 18)), ["c"] = new(new(2025, 11, 5), new(2025, 11, 13)) },
        [new(new(2025, 1, 29), "Tết Nguyên đán"), new(new(2025, 1, 1), "Tết Dương lịch")], []);

    [Fact]
    public void It_has_no_fault_and_is_a_year_on_in_every_place()
    {
        var next = Make(Plan2024());

        Assert.Equal((2025, "XVII", "1500/KH-HĐND", new DateOnly(2024, 12, 18)), (next.Year, next.Term, next.Number, next.IssuedOn));
        Assert.Equal(["2025-pre-mid", "2025-post-mid", "2025-pre-end", "2025-post-end"], next.Rounds.Select(round => round.Id));
        Assert.Equal("Sau kỳ họp thường lệ giữa năm 2025", next.Rounds[1].Title);
        Assert.All(next.Rounds, round => Assert.Equal(2025, round.Session.Year));
        Assert.Equal("Báo cáo của UBND tỉnh: năm 2025, nhiệm vụ năm 2026", next.Rounds[2].Papers.Single(paper => paper.Type == "SocioEconomicReport").Label);
        Assert.Equal(new DateOnly(2025, 1, 15), next.Deadlines.Single(rule => rule.Code == "group-plan").Day);
        Assert.Equal(["2025-thematic", "2025-thematic-mid", "2025-thematic-end"], next.ThematicContacts.Select(contact => contact.Id));
    }

    [Fact]
    public void What_is_counted_from_the_closing_stays_and_what_has_days_gets_the_answered_ones()
    {
        var next = Make(Plan2024());

        Assert.Equal(new RoundWindow.Fixed(new(2025, 6, 11), new(2025, 6, 18)), next.Rounds[0].Window);
        Assert.Equal(new RoundWindow.AfterClosing(15), next.Rounds[1].Window);
        Assert.Equal([new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 29)], next.Calendar.Holidays.Select(day => day.Day));
        Assert.Empty(next.Calendar.WorkingDays);
    }

    [Fact]
    public void A_rule_of_the_plan_rests_on_the_new_one_and_a_rule_of_a_law_on_its_law()
    {
        var plan = Plan2024();
        plan["deadlines"]![1]!["legalBasis"] = "Luật Tổ chức chính quyền địa phương năm 2015";

        var next = Make(plan);

        Assert.StartsWith("Kế hoạch 1500/KH-HĐND", next.Deadlines[0].LegalBasis);
        Assert.Equal("Luật Tổ chức chính quyền địa phương năm 2015", next.Deadlines[1].LegalBasis);
        Assert.DoesNotContain(next.Deadlines, rule => rule.LegalBasis.Contains("1404/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_ends_with_this_year_does_not_go_on()
    {
        var plan = Plan2024();
        plan["deadlines"]![0]!["validTo"] = "2024-12-31";

        Assert.DoesNotContain(Make(plan).Deadlines, rule => rule.Code == "group-plan");
    }

    [Fact]
    public void Papers_and_rules_of_an_amendment_go_on_and_the_days_it_moved_do_not()
    {
        var plan = Plan2024();
        var rule = plan["deadlines"]!.AsArray().Single(row => (string)row!["code"]! == "minutes")!.DeepClone();
        rule["offset"] = 7;
        plan["amendments"] = new JsonArray(new JsonObject
        {
            ["notice"] = new JsonObject { ["number"] = "120/TB-HĐND", ["issuedOn"] = "2024-10-01", ["summary"] = "Lùi đợt c" },
            ["rounds"] = new JsonArray(new JsonObject
            {
                ["id"] = "2024-pre-end",
                ["window"] = new JsonObject { ["first"] = "2024-11-20", ["last"] = "2024-11-25" },
                ["papers"] = new JsonArray(plan["rounds"]![2]!["papers"]![0]!.DeepClone()),
            }),
            ["deadlines"] = new JsonArray(rule),
        });

        var next = Make(plan);

        Assert.Empty(next.Amendments);
        Assert.Equal("SessionProgrammeNotice", Assert.Single(next.Rounds[2].Papers).Type);
        Assert.Equal(7, next.Deadlines.Single(row => row.Code == "minutes").Offset);
        Assert.Equal(new RoundWindow.Fixed(new(2025, 11, 5), new(2025, 11, 13)), next.Rounds[2].Window);
    }

    [Fact]
    public void Groups_units_and_agencies_go_on_as_they_are()
    {
        var (now, next) = (PlanFile.Read(Papers.Plan2024), Make(Plan2024()));

        Assert.Equal(now.Groups.Select(group => (group.Id, group.Name)), next.Groups.Select(group => (group.Id, group.Name)));
        Assert.Equal(now.Units.Select(unit => (unit.Code, unit.Validity)), next.Units.Select(unit => (unit.Code, unit.Validity)));
        Assert.Equal(now.Agencies.Select(agency => (agency.Code, agency.Validity)), next.Agencies.Select(agency => (agency.Code, agency.Validity)));
    }

    private static JsonObject Plan2024() => JsonNode.Parse(File.ReadAllText(Papers.Plan2024))!.AsObject();

    private static YearPlan Make(JsonObject plan)
    {
        using var file = new MemoryStream(NextYearPlan.Of(plan.ToJsonString(), Answers));
        var (next, faults) = PlanFile.Check(file);
        Assert.Empty(faults);
        return next!;
    }
}
