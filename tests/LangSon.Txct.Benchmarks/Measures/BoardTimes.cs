using System.Diagnostics;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>How long the module takes to make up the Office's board from its database.</summary>
internal static class BoardTimes
{
    private const string Round = "2024-post-mid";

    /// <param name="groups">Each with so many meetings in the round.</param>
    /// <returns>The median of so many readings, after one that warms up.</returns>
    public static async Task<TimeSpan> MedianAsync(string scratch, int groups, int meetings, int repeats, CancellationToken cancel)
    {
        var context = new MeasuredModule(Directory.CreateDirectory(Path.Combine(scratch, "board-data")).FullName, Directory.CreateDirectory(Path.Combine(scratch, "board-drop")).FullName);
        await using var services = new ServiceCollection().AddLogging().AddTxctModule(context).AddSingleton(context.Settings).BuildServiceProvider();
        await services.PrepareTxctModuleAsync(cancel);
        await services.GetRequiredService<IDirectory>().ReplaceAsync(
            [new Session("2024-mid", "MidYear", 25, "Kỳ họp giữa năm 2024", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), new DateTimeOffset(2024, 7, 4, 17, 0, 0, TimeSpan.FromHours(7)))],
            [.. Enumerable.Range(1, groups).Select(number => new Group($"T{number:000}", number, $"Tổ đại biểu số {number}", ""))], cancel);
        await MeetAsync(services, groups, meetings, cancel);

        List<TimeSpan> times = [];
        for (var repeat = 0; repeat <= repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            var board = await services.GetRequiredService<BoardReader>().ReadAsync(Round, cancel) ?? throw new InvalidOperationException("The plan has no such round.");
            _ = BoardView.Of(board, new DateTimeOffset(2024, 7, 20, 8, 0, 0, TimeSpan.FromHours(7)));
            times.Add(watch.Elapsed);
        }

        return times[1..].Order().ElementAt(repeats / 2);
    }

    private static Task<bool> MeetAsync(ServiceProvider services, int groups, int meetings, CancellationToken cancel) => services.GetRequiredService<IDatabase>().WriteAsync(
        async work =>
        {
            foreach (var (number, index) in from number in Enumerable.Range(1, groups) from index in Enumerable.Range(0, meetings) select (number, index))
            {
                var meeting = new Meeting($"m-{number}-{index}", $"T{number:000}", Round, new DateOnly(2024, 7, 8).AddDays(index), new TimeOnly(8, 0), null, "Nhà văn hóa", null, MeetingForm.Periodic, "lich.docx");
                await services.GetRequiredService<IMeetings>().PutAsync(work, meeting, cancel);
            }

            return true;
        },
        cancel);
}
