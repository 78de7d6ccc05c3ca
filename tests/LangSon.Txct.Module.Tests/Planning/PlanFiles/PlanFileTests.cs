using System.Text.Json.Nodes;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.PlanFiles;

public class PlanFileTests
{
    [Fact]
    public void The_plan_of_2024_reads_as_it_was_issued()
    {
        var plan = PlanFile.Read(Papers.Plan2024);

        Assert.Equal((2024, "XVII", "1404/KH-HĐND", new DateOnly(2023, 12, 20)), (plan.Year, plan.Term, plan.Number, plan.IssuedOn));
        Assert.Equal(["a", "b", "c", "d"], plan.Rounds.Select(round => round.Letter));
        Assert.Equal(new RoundWindow.Fixed(new DateOnly(2024, 6, 12), new DateOnly(2024, 6, 19)), plan.Rounds[0].Window);
        Assert.Equal(new RoundWindow.AfterClosing(15), plan.Rounds[3].Window);
        Assert.Equal(Release.WhenReady, plan.Rounds[2].Papers[0].Release);
        Assert.All(plan.Rounds[1].Papers, paper => Assert.Equal(Release.OnSessionClosed, paper.Release));
        Assert.Equal([1, 2, 3, 4, 5, 6], plan.Rounds[3].Papers.Select(paper => paper.Order));
        Assert.Equal(PaperKind.DelegateDuty, plan.Rounds[3].Papers[5].Kind);
    }

    [Fact]
    public void Every_plan_of_the_contracts_can_be_used() =>
        Assert.All(
            Directory.EnumerateFiles(Path.GetDirectoryName(Papers.Plan2024)!, "plan-*.json"),
            path => Assert.NotNull(new RoundCalendar(PlanFile.Read(path), []).Current(DateTimeOffset.UnixEpoch)));

    [Theory]
    [InlineData("$.rounds")]
    [InlineData("$.paperTypes")]
    [InlineData("$.year")]
    [InlineData("$.rounds[0].id")]
    [InlineData("$.rounds[1].papers")]
    [InlineData("$.rounds[1].session")]
    [InlineData("$.rounds[1].session.position")]
    [InlineData("$.rounds[2].window")]
    [InlineData("$.rounds[2].papers[0].release")]
    public void A_plan_that_lacks_something_is_refused_in_words(string path)
    {
        var fault = Assert.Throws<PlanFaultException>(() => ReadWith((parent, name) => parent.Remove(name), path));

        Assert.StartsWith("Tệp kế hoạch", fault.Message);
        Assert.Contains(path.Split('.')[^1].Split('[')[0], fault.Message);
    }

    [Theory]
    [InlineData("$.rounds", "null")]
    [InlineData("$.rounds", "[]")]
    [InlineData("$.year", "\"2024\"")]
    [InlineData("$.issuedOn", "\"20/12/2023\"")]
    [InlineData("$.rounds[0].title", "null")]
    [InlineData("$.rounds[0].window.first", "\"2024-06-31\"")]
    [InlineData("$.rounds[0].papers[1].kind", "\"letter\"")]
    [InlineData("$.rounds[0].papers[1].release", "1")]
    [InlineData("$.rounds[1].papers", "[null]")]
    public void A_plan_with_a_wrong_value_is_refused_with_its_place(string path, string value)
    {
        var fault = Assert.Throws<PlanFaultException>(() => ReadWith((parent, name) => parent[name] = JsonNode.Parse(value), path));

        Assert.Contains(path.Split('.')[1].Split('[')[0], fault.Message);
    }

    [Theory]
    [InlineData("""{"first":"2024-06-19","last":"2024-06-12"}""")]
    [InlineData("""{"first":"2024-06-12"}""")]
    [InlineData("""{"afterClosingDays":0}""")]
    [InlineData("""{"first":"2024-06-12","last":"2024-06-19","afterClosingDays":15}""")]
    [InlineData("{}")]
    public void A_window_that_is_none_is_refused_with_its_place(string window)
    {
        var fault = Assert.Throws<PlanFaultException>(() => ReadWith((parent, name) => parent[name] = JsonNode.Parse(window), "$.rounds[0].window"));

        Assert.Contains("$.rounds[0].window", fault.Message);
    }

    [Fact]
    public void Two_rounds_of_one_id_are_refused()
    {
        var fault = Assert.Throws<PlanFaultException>(() => ReadWith((parent, name) => parent[name] = "2024-pre-mid", "$.rounds[1].id"));

        Assert.Contains("2024-pre-mid", fault.Message);
    }

    [Fact]
    public void What_is_no_file_or_no_json_is_refused_with_its_path()
    {
        using var folder = new DisposableFolder();
        File.WriteAllText(Path.Combine(folder.Path, "cut.json"), File.ReadAllText(Papers.Plan2024)[..500]);

        foreach (var path in (string[])["missing.json", "cut.json", "."])
        {
            var full = Path.Combine(folder.Path, path);
            Assert.Contains(full, Assert.Throws<PlanFaultException>(() => PlanFile.Read(full)).Message);
        }
    }

    private static YearPlan ReadWith(Action<JsonObject, string> change, string path)
    {
        var plan = JsonNode.Parse(File.ReadAllText(Papers.Plan2024))!;
        var names = path.Split('.', '[', ']').Where(name => name.Length > 0).Skip(1).ToList();
        var parent = names[..^1].Aggregate(plan, (node, name) => int.TryParse(name, out var place) ? node[place]! : node[name]!);
        change(parent.AsObject(), names[^1]);
        using var folder = new DisposableFolder();
        var file = Path.Combine(folder.Path, "plan.json");
        File.WriteAllText(file, plan.ToJsonString());
        return PlanFile.Read(file);
    }
}
