using System.CommandLine;

namespace LangSon.Txct.Cli.Work;

/// <summary>`txct publish` and `txct pull`: have the running module do now what it else does by itself.</summary>
internal static class NowCommands
{
    /// <summary>Looks at the drop folder and the central system, and sends what may go out.</summary>
    public static Command Publish() => Create(
        "publish", "Xem ngay thư mục tài liệu, đăng những gì kế hoạch cho phép.", (module, cancel) => module.PublishAsync(cancel), ["filesOpen", "deliveriesOpen"],
        "Đã báo phân hệ xem thư mục tài liệu.", "Đã xem và đăng xong những gì đến lúc đăng.");

    /// <summary>Asks all sources of groups' papers.</summary>
    public static Command Pull() => Create(
        "pull", "Hỏi ngay mọi nguồn báo cáo, biên bản của các Tổ.", (module, cancel) => module.PullAsync(cancel), ["asksOpen", "reportsOpen", "deliveriesOpen"],
        "Đã báo phân hệ hỏi các nguồn.", "Đã hỏi và nhận xong.");

    /// <param name="queues">The module's queues that are empty once it is done.</param>
    /// <param name="asked">What is said when nobody waits for the end.</param>
    private static Command Create(string name, string description, Func<RunningModule, CancellationToken, Task> ask, string[] queues, string asked, string done)
    {
        var (data, url) = (DataFolder.Option(), RunningModule.UrlOption());
        var wait = new Option<bool>("--wait") { Description = "Chờ đến khi xong." };
        var timeout = new Option<int>("--timeout") { HelpName = "GIÂY", Description = "Chờ lâu nhất bao nhiêu giây; mặc định 600.", DefaultValueFactory = _ => 600 };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command(name, description) { data, url, wait, timeout, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(
            async () =>
            {
                using var module = RunningModule.Open(parsed.GetValue(data), parsed.GetValue(url));
                await ask(module, cancel);
                var isDone = parsed.GetValue(wait) ? await module.UntilAtRestAsync(queues, TimeSpan.FromSeconds(parsed.GetValue(timeout)), cancel) : (bool?)null;
                var said = isDone switch { null => asked, true => done, _ => "Chưa xong. Xin xem “txct work”, hoặc chờ thêm với --timeout." };
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(new { asked = true, done = isDone }) : said).AsMemory(), cancel);
                return isDone is false ? ExitCodes.Later : ExitCodes.Ok;
            }));
        return command;
    }
}
