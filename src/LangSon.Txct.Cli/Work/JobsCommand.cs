using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace LangSon.Txct.Cli.Work;

/// <summary>`txct jobs list|retry`: what the running module has to send, and what waits for a person.</summary>
internal static class JobsCommand
{
    private static readonly string[] States = ["waiting", "running", "failed", "done"];

    public static Command Create() => new("jobs", "Xem, chạy lại những việc gửi sang phần mềm.") { List(), Retry() };

    private static Command List()
    {
        var (data, url) = (DataFolder.Option(), RunningModule.UrlOption());
        var state = new Option<string>("--state") { HelpName = "TÌNH TRẠNG", Description = "waiting, running, failed hoặc done; mặc định failed.", DefaultValueFactory = _ => "failed" };
        state.AcceptOnlyFromAmong(States);
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("list", "Danh sách việc, nhiều nhất 200.") { data, url, state, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(
            async () =>
            {
                using var module = RunningModule.Open(parsed.GetValue(data), parsed.GetValue(url));
                var jobs = await module.JobsAsync(parsed.GetValue(state)!, cancel);
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(new { jobs }) : Text(jobs)).AsMemory(), cancel);
                return ExitCodes.Ok;
            }));
        return command;
    }

    private static Command Retry()
    {
        var (data, url) = (DataFolder.Option(), RunningModule.UrlOption());
        var id = new Argument<string?>("id") { HelpName = "MÃ", Description = "Mã của một việc; bỏ trống để chạy lại tất cả việc lỗi.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("retry", "Chạy lại một việc lỗi, hoặc tất cả.") { id, data, url, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(
            async () =>
            {
                using var module = RunningModule.Open(parsed.GetValue(data), parsed.GetValue(url));
                var (named, count) = (parsed.GetValue(id), await module.RetryAsync(parsed.GetValue(id), cancel));
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(new { retried = count }) : count == 0 ? "Không có việc nào như vậy đang chờ người xử lý." : $"Đang chạy lại {count} việc. Xem kết quả bằng “txct jobs list”.").AsMemory(), cancel);
                return named is not null && count == 0 ? ExitCodes.Failed : ExitCodes.Ok;
            }));
        return command;
    }

    private static string Text(JsonElement jobs)
    {
        if (jobs.GetArrayLength() == 0)
        {
            return "Không có việc nào.";
        }

        var text = new StringBuilder();
        foreach (var job in jobs.EnumerateArray())
        {
            text.Append($"{job.GetProperty("id").GetString()}  {job.GetProperty("kind").GetString()} {job.GetProperty("aggregate").GetString()}, đã thử {job.GetProperty("tries").GetInt32()} lần");
            text.AppendLine(job.GetProperty("reason").GetString() is { } reason ? $": {job.GetProperty("code").GetString()} {reason}" : "");
        }

        return text.ToString().TrimEnd();
    }
}
