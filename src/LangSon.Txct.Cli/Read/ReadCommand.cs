using System.CommandLine;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.PlanFiles;

namespace LangSon.Txct.Cli.Read;

/// <summary>`txct read`: what is read from groups' papers, without a running module.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Báo cáo, biên bản, kế hoạch của Tổ; tệp hoặc thư mục.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Mỗi tệp một dòng JSON." };
        var plan = new Option<string?>("--plan") { Description = "Tệp kế hoạch năm; mặc định là kế hoạch năm 2024." };
        var sessions = new Option<string?>("--sessions") { Description = "Tệp danh sách kỳ họp; mặc định là các kỳ họp năm 2024." };
        var command = new Command("read", "Đọc kiến nghị và số liệu trong báo cáo, biên bản của Tổ đại biểu.") { paths, json, plan, sessions };
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var calendar = new RoundCalendar(InspectSources.Plan(parsed.GetValue(plan)), InspectSources.Sessions(parsed.GetValue(sessions)));
                return await RunAsync(new PaperRun(calendar, TimeProvider.System), parsed.GetValue(paths) ?? [], parsed.GetValue(json) ? ReadReport.ToJson : ReadReport.ToText, cancel);
            }
            catch (PlanFaultException fault)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(PaperRun run, string[] paths, Func<PaperResult, string> write, CancellationToken cancel)
    {
        var missing = paths.Where(path => !InspectSources.Exists(path)).ToList();
        foreach (var path in missing)
        {
            await Console.Error.WriteLineAsync($"Không có tệp này: {InspectReport.Shown(path)}");
        }

        var unread = 0;
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await foreach (var paper in run.RunAsync(InspectSources.Files(paths.Except(missing)), cancel))
        {
            unread += paper.Content is null ? 1 : 0;
            await output.WriteLineAsync(write(paper));
            await output.FlushAsync(cancel);
        }

        return missing.Count + unread == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
