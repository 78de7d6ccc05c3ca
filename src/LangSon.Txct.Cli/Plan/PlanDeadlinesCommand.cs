using System.CommandLine;
using System.Text;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.PlanFiles;

namespace LangSon.Txct.Cli.Plan;

/// <summary>`txct plan deadlines`: the year's dates, each with how it comes about.</summary>
internal static class PlanDeadlinesCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp kế hoạch năm." };
        var closings = Pairs("--closing", "mid|end=NGÀY", "Ngày bế mạc kỳ họp giữa năm (mid), cuối năm (end), ví dụ mid=2024-07-04.");
        var openings = Pairs("--opening", "mid|end=NGÀY", "Ngày khai mạc kỳ họp.");
        var meetings = Pairs("--meeting", "TỔ=NGÀY", "Ngày tiếp xúc của một Tổ, ví dụ T04=2024-07-12; ghi lại nhiều lần được.");
        var json = new Option<bool>("--json") { Description = "Một danh sách JSON." };
        var command = new Command("deadlines", "Tính mọi thời hạn của năm và giải thích từng ngày.") { file, closings, openings, meetings, json };
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var question = DeadlineQuestion.Of(
                    PlanFile.Read(parsed.GetRequiredValue(file)), parsed.GetValue(closings) ?? [], parsed.GetValue(openings) ?? [], parsed.GetValue(meetings) ?? []);
                var rows = question.Answer();
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(rows.Select(Row)) : Text(rows, question.LeftOut)).AsMemory(), cancel);
                return ExitCodes.Ok;
            }
            catch (Exception fault) when (fault is PlanFaultException or QuestionFaultException)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static Option<string[]> Pairs(string name, string help, string description) => new(name) { HelpName = help, Description = description, Arity = ArgumentArity.ZeroOrMore };

    private static object Row(Deadline row) => new
    {
        row.Rule, row.Subject, round = row.RoundId, row.Title, row.Owner, row.From, row.Nominal, row.Due, row.Explanation, row.LegalBasis,
    };

    private static string Text(IReadOnlyList<Deadline> rows, IReadOnlyList<string> leftOut)
    {
        var text = new StringBuilder();
        foreach (var same in rows.OrderBy(row => row.Due).GroupBy(row => (row.Due, row.Rule, row.RoundId, row.Explanation)))
        {
            var row = same.First();
            text.AppendLine($"{Words.Date(row.Due),-10}  {row.Title}: {string.Join(", ", same.Select(each => each.Subject))}")
                .AppendLine($"{"",-10}  {row.Explanation}.").AppendLine($"{"",-10}  Căn cứ: {row.LegalBasis}.");
        }

        foreach (var said in leftOut)
        {
            text.AppendLine(said);
        }

        return text.ToString().TrimEnd();
    }
}
