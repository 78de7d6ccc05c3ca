using System.CommandLine;

namespace LangSon.Txct.Cli.Work;

/// <summary>`txct publish`: has the running module look at the drop folder and the central system now, and send what may go out.</summary>
internal static class PublishCommand
{
    private static readonly string[] Queues = ["filesOpen", "deliveriesOpen"];

    public static Command Create()
    {
        var (data, url) = (RunningModule.DataOption(), RunningModule.UrlOption());
        var wait = new Option<bool>("--wait") { Description = "Chờ đến khi đăng xong." };
        var timeout = new Option<int>("--timeout") { HelpName = "GIÂY", Description = "Chờ lâu nhất bao nhiêu giây; mặc định 600.", DefaultValueFactory = _ => 600 };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("publish", "Xem ngay thư mục tài liệu, đăng những gì kế hoạch cho phép.") { data, url, wait, timeout, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(
            async () =>
            {
                using var module = RunningModule.Open(parsed.GetValue(data), parsed.GetValue(url));
                await module.PublishAsync(cancel);
                var isDone = parsed.GetValue(wait) ? await module.UntilAtRestAsync(Queues, TimeSpan.FromSeconds(parsed.GetValue(timeout)), cancel) : (bool?)null;
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(new { asked = true, done = isDone }) : Text(isDone)).AsMemory(), cancel);
                return isDone is false ? ExitCodes.Later : ExitCodes.Ok;
            }));
        return command;
    }

    private static string Text(bool? isDone) => isDone switch
    {
        null => "Đã báo phân hệ xem thư mục tài liệu.",
        true => "Đã xem và đăng xong những gì đến lúc đăng.",
        _ => "Chưa xong. Xin xem “txct work”, hoặc chờ thêm với --timeout.",
    };
}
