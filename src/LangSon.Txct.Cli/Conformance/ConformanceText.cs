using System.Text;
using LangSon.Txct.Cli.Conformance.Clauses;

namespace LangSon.Txct.Cli.Conformance;

/// <summary>Tells a report to people, clause by clause.</summary>
internal static class ConformanceText
{
    public static string Of(ConformanceReport report)
    {
        var text = new StringBuilder();
        foreach (var outcome in report.Outcomes)
        {
            text.Append($"{(outcome.Fault is null ? '✔' : '✘')} {outcome.Clause.Id,-10} {outcome.Clause.Sentence}\n").Append(Fault(outcome));
        }

        return text.Append($"\n{Level(report)}\n{End(report)}").ToString();
    }

    /// <summary>What the host did otherwise and the call that shows it; empty where the clause holds.</summary>
    public static string Fault(ClauseOutcome outcome) => outcome switch
    {
        { Fault: null } => "",
        { Call: null } => Indented(outcome.Fault),
        { Call: { } call } => Indented(outcome.Fault) + Indented("Đã gửi:") + Indented(call.Sent, 6) + Indented("Nhận được:") + Indented(call.Came.Length > 0 ? call.Came : "không có câu trả lời", 6),
    };

    private static string Level(ConformanceReport report) =>
        $"Cấp đo được: {report.Level}{(report.SaidLevel is { } said && Math.Min(said, report.AskedLevel) != report.Level ? $"; phần mềm tự khai cấp {said}" : "")}.";

    private static string End(ConformanceReport report) => report.Failed.Count == 0
        ? $"{report.Outcomes.Count} điều khoản đều đạt."
        : $"TXCT-CNF-003 {report.Failed.Count} trong {report.Outcomes.Count} điều khoản không đạt. Xin đối chiếu với contracts/host/host.openapi.yaml, sửa rồi chạy lại.";

    /// <summary>What a host sends may hold what a terminal acts upon; it is shown as a dot.</summary>
    private static string Indented(string text, int spaces = 4) => string.Concat(text.Split('\n')
        .Select(line => $"{new string(' ', spaces)}{string.Concat(line.TrimEnd('\r').Select(letter => char.IsControl(letter) ? '·' : letter))}\n"));
}
