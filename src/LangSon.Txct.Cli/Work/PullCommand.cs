using System.CommandLine;

namespace LangSon.Txct.Cli.Work;

/// <summary>`txct pull`: has the running module ask all sources of groups' papers now.</summary>
internal static class PullCommand
{
    private static readonly string[] Queues = ["asksOpen", "reportsOpen", "deliveriesOpen"];

    public static Command Create()
    {
        var (data, url) = (RunningModule.DataOption(), RunningModule.UrlOption());
        var wait = new Option<bool>("--wait") { Description = "Chờ đến khi nhận xong." };
        var timeout = new Option<int>("--timeout") { HelpName = "GIÂY", Description = "Chờ lâu nhất bao nhiêu giây; mặc định 600.", DefaultValueFactory = _ => 600 };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("pull", "Hỏi ngay mọi nguồn báo cáo, biên bản của các Tổ.") { data, url, wait, timeout, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(
            async () =>
            {
                using var module = RunningModule.Open(parsed.GetValue(data), parsed.GetValue(url));
                await module.PullAsync(cancel);
                var isDone = parsed.GetValue(wait) ? await module.UntilAtRestAsync(Queues, TimeSpan.FromSeconds(parsed.GetValue(timeout)), cancel) : (bool?)null;
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(new { asked = true, done = isDone }) : Text(isDone)).AsMemory(), cancel);
                return isDone is false ? ExitCodes.Later : ExitCodes.Ok;
            }));
        return command;
    }

    private static string Text(bool? isDone) => isDone switch
    {
        null => "Đã báo phân hệ hỏi các nguồn.",
        true => "Đã hỏi và nhận xong.",
        _ => "Chưa nhận xong. Xin xem “txct work”, hoặc chờ thêm với --timeout.",
    };
}
