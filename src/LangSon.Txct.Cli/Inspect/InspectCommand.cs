using System.CommandLine;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Publishing;

namespace LangSon.Txct.Cli.Inspect;

/// <summary>`txct inspect`: what the intake says of files, without a running module.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Tệp hoặc thư mục cần kiểm tra.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Mỗi tệp một dòng JSON." };
        var unsigned = new Option<string>("--unsigned") { Description = "Tệp chưa ký số: publish (đăng) hoặc confirm (chờ xác nhận).", DefaultValueFactory = _ => "publish" };
        unsigned.AcceptOnlyFromAmong("publish", "confirm");
        var plan = new Option<string?>("--plan") { Description = "Tệp kế hoạch năm; mặc định là kế hoạch năm 2024." };
        var sessions = new Option<string?>("--sessions") { Description = "Tệp danh sách kỳ họp; mặc định là các kỳ họp năm 2024." };
        var command = new Command("inspect", "Cho biết khâu tiếp nhận nói gì về từng tệp.") { paths, json, unsigned, plan, sessions };
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var year = InspectSources.Plan(parsed.GetValue(plan));
                var inspection = new Inspection(
                    year, InspectSources.Sessions(parsed.GetValue(sessions)), parsed.GetValue(unsigned) == "confirm" ? UnsignedFiles.Confirm : UnsignedFiles.Publish, TimeProvider.System);
                return await RunAsync(inspection, parsed.GetValue(paths) ?? [], parsed.GetValue(json) ? InspectReport.ToJson : file => InspectReport.ToText(file, year), cancel);
            }
            catch (PlanFaultException fault)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(Inspection inspection, string[] paths, Func<InspectedFile, string> write, CancellationToken cancel)
    {
        var missing = paths.Where(path => !InspectSources.Exists(path)).ToList();
        foreach (var path in missing)
        {
            await Console.Error.WriteLineAsync($"Không có tệp này: {InspectReport.Shown(path)}");
        }

        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await foreach (var file in inspection.RunAsync(InspectSources.Files(paths.Except(missing)), cancel))
        {
            await output.WriteLineAsync(write(file));
            await output.FlushAsync(cancel);
        }

        return missing.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
