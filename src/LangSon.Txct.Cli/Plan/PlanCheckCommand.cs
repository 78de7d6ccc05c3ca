using System.CommandLine;
using LangSon.Txct.Planning.PlanFiles;

namespace LangSon.Txct.Cli.Plan;

/// <summary>`txct plan check`: every fault of a plan file, with its place.</summary>
internal static class PlanCheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp kế hoạch năm." };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("check", "Chỉ ra mọi chỗ sai của tệp kế hoạch.") { file, json };
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var path = parsed.GetRequiredValue(file);
                var (plan, faults) = PlanFile.Check(path);
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(new { file = path, ok = faults.Count == 0, faults }) : Text(plan, faults)).AsMemory(), cancel);
                return faults.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
            }
            catch (PlanFaultException fault)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static string Text(Planning.YearPlan? plan, IReadOnlyList<PlanFault> faults) => plan is not null
        ? $"Kế hoạch {plan.Number} năm {plan.Year}: không có chỗ sai. {plan.Rounds.Count} đợt, {plan.Deadlines.Count} thời hạn, {plan.Groups.Count} Tổ, {plan.Amendments.Count} lần điều chỉnh."
        : string.Join('\n', faults.Select(fault => $"{fault.Path}\n  {fault.Message} ({fault.Code})").Append($"{faults.Count} chỗ sai. Xin sửa rồi kiểm tra lại."));
}
