using System.Diagnostics;
using LangSon.Txct.Benchmarks.Measures;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.PlanFiles;

namespace LangSon.Txct.Benchmarks;

/// <summary>The speed of planning: all dates of many groups over many years.</summary>
internal static class PlanningBenchmark
{
    private const int Groups = 1000, BoardGroups = 100, Years = 20, MeetingsPerRound = 5, Repeats = 5;

    /// <returns>0 whenever it ran to its end; the goals are told, not enforced.</returns>
    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var report = new Report(Console.Out);
        await report.MachineAsync($"{Groups} Tổ, {Years} năm", Path.GetTempPath(), cancel);
        var plan = PlanFile.Read(HostProcess.Metadata("Plan"));
        Group[] groups = [.. Enumerable.Range(1, Groups).Select(number => new Group($"T{number:0000}", number, $"Tổ đại biểu số {number}", ""))];
        var years = Enumerable.Range(2024, Years).Select(year => new RoundCalendar(Shifted(plan, year), Sessions(year))).ToList();
        var meetings = years.Select(calendar => Meetings(calendar, groups)).ToList();

        var times = new List<TimeSpan>();
        var rows = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            rows = years.Zip(meetings).Sum(year => new DeadlineEngine(year.First, groups, year.Second).All().Count());
            times.Add(watch.Elapsed);
        }

        var median = times.Order().ElementAt(Repeats / 2);
        report.Section($"{Groups} Tổ × {Years} năm × {MeetingsPerRound} điểm mỗi đợt: {rows} thời hạn (trung vị của {Repeats} lần)");
        report.Goal("tính mọi thời hạn", Report.Milliseconds(median), "nhiều nhất 1.000 ms", median.TotalSeconds <= 1);
        await BoardAsync(report, cancel);
        report.End();
        return 0;
    }

    private static async Task BoardAsync(Report report, CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("txct-bench-");
        try
        {
            var median = await BoardTimes.MedianAsync(scratch.FullName, BoardGroups, MeetingsPerRound, Repeats, cancel);
            report.Section($"Bảng theo dõi của {BoardGroups} Tổ, đọc từ cơ sở dữ liệu (trung vị của {Repeats} lần)");
            report.Goal("một lần mở", Report.Milliseconds(median), "nhiều nhất 50 ms", median.TotalMilliseconds <= 50);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static YearPlan Shifted(YearPlan plan, int year) => plan with
    {
        Year = year,
        Rounds = [.. plan.Rounds.Select(round => round with { Session = round.Session with { Year = year }, Window = Shifted(round.Window, year - plan.Year) })],
    };

    private static RoundWindow Shifted(RoundWindow window, int years) => window is RoundWindow.Fixed days ? new RoundWindow.Fixed(days.First.AddYears(years), days.Last.AddYears(years)) : window;

    private static Session[] Sessions(int year) =>
    [
        new("mid", "MidYear", 1, "", new DateOnly(year, 7, 2), new DateOnly(year, 7, 4), null), new("end", "YearEnd", 2, "", new DateOnly(year, 12, 9), new DateOnly(year, 12, 11), null),
    ];

    private static MeetingDay[] Meetings(RoundCalendar calendar, IReadOnlyList<Group> groups) =>
    [
        .. from round in calendar.Plan.Rounds
           from index in Enumerable.Range(0, MeetingsPerRound)
           from @group in groups
           select new MeetingDay($"{round.Id}-{@group.Id}-{index}", @group.Id, round.Id, calendar.DaysOf(round)!.First.AddDays(index)),
    ];
}
