using System.CommandLine;

namespace LangSon.Txct.Cli.Plan;

/// <summary>`txct plan`: the year's plan as a file, without a running module.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "Kiểm tra kế hoạch năm và tính thời hạn.") { PlanCheckCommand.Create(), PlanDeadlinesCommand.Create() };
}
