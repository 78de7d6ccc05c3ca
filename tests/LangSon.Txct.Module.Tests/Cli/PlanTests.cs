using System.Text.Json;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>`txct plan` as an administrator calls it.</summary>
public class PlanTests
{
    [Fact]
    public async Task A_sound_plan_is_said_to_be_sound()
    {
        var (exit, output, _) = await CommandProcess.RunAsync("plan", "check", Papers.Plan2024);

        Assert.Equal(0, exit);
        Assert.Contains("1404/KH-HĐND", output);
    }

    [Fact]
    public async Task Every_fault_is_told_with_its_place_and_the_command_fails()
    {
        using var folder = new DisposableFolder();
        var file = Path.Combine(folder.Path, "plan.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Papers.Plan2024, TestContext.Current.CancellationToken)).Replace("2024-06-19", "2024-06-31").Replace("\"whenReady\"", "\"soon\""), TestContext.Current.CancellationToken);

        var (exit, output, _) = await CommandProcess.RunAsync("plan", "check", file, "--json");

        Assert.Equal(1, exit);
        var faults = JsonDocument.Parse(output).RootElement.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("path").GetString()).ToList();
        Assert.Contains("$.rounds[0].window.last", faults);
        Assert.Contains("$.rounds[2].papers[4].release", faults);
    }

    [Fact]
    public async Task Deadlines_are_one_list_with_each_day_and_how_it_comes_about()
    {
        var (exit, output, _) = await CommandProcess.RunAsync(
            "plan", "deadlines", Papers.Plan2024, "--closing", "mid=2024-07-05", "--closing", "end=2024-12-11", "--meeting", "T04=2024-06-13", "--meeting", "T04=2024-06-18", "--json");

        Assert.Equal(0, exit);
        var rows = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        var report = Assert.Single(rows, row => row.GetProperty("rule").GetString() == "report");
        Assert.Equal(("T04", "2024-06-23", "2024-06-24"), (report.GetProperty("subject").GetString(), report.GetProperty("nominal").GetString(), report.GetProperty("due").GetString()));
        Assert.Equal(2, rows.Count(row => row.GetProperty("rule").GetString() == "minutes"));
        Assert.All(rows, row => Assert.False(string.IsNullOrEmpty(row.GetProperty("explanation").GetString()) || string.IsNullOrEmpty(row.GetProperty("legalBasis").GetString())));
        Assert.DoesNotContain(rows, row => row.GetProperty("rule").GetString() == "petitions");
    }

    [Fact]
    public async Task A_meeting_outside_every_round_belongs_to_the_nearest_one()
    {
        var (_, output, _) = await CommandProcess.RunAsync("plan", "deadlines", Papers.Plan2024, "--closing", "mid=2024-07-05", "--meeting", "T04=2024-06-21", "--json");

        var report = Assert.Single(JsonDocument.Parse(output).RootElement.EnumerateArray(), row => row.GetProperty("rule").GetString() == "report");
        Assert.Equal("2024-pre-mid", report.GetProperty("round").GetString());
    }

    [Theory]
    [InlineData("--closing", "mid=05/7/2024", "mid=2024-07-04")]
    [InlineData("--closing", "summer=2024-07-05", "mid")]
    [InlineData("--meeting", "T99=2024-06-18", "T01, T02")]
    [InlineData("--meeting", "T04", "T04=2024-07-12")]
    public async Task A_word_that_is_not_understood_is_told_with_an_example(string option, string value, string said)
    {
        var (exit, output, errors) = await CommandProcess.RunAsync("plan", "deadlines", Papers.Plan2024, option, value);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(said, errors);
    }

    [Fact]
    public async Task For_people_what_could_not_be_counted_is_said()
    {
        var (_, output, _) = await CommandProcess.RunAsync("plan", "deadlines", Papers.Plan2024, "--closing", "mid=2024-07-05");

        Assert.Contains("--closing end=NGÀY", output);
        Assert.Contains("14/01/2024", output);
    }
}
