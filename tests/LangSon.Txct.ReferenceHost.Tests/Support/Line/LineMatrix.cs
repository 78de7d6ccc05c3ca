using System.Text;

namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>What was met so far: each fault by each kind of request.</summary>
internal sealed class LineMatrix(IReadOnlyList<RequestKind> kinds, IReadOnlyList<LineFault> faults)
{
    private readonly List<LineCell> all = [];

    /// <summary>A fault met once, and twice in turn, where this kind of request can meet it.</summary>
    public IReadOnlyList<LineCell> CellsOf(RequestKind kind)
    {
        List<LineCell> cells = [.. faults.Where(fault => fault.CanMeet(kind)).SelectMany(fault => new[] { new LineCell(fault, kind, 1), new LineCell(fault, kind, 2) })];
        all.AddRange(cells);
        return cells;
    }

    /// <summary>Complete after the last kind.</summary>
    public override string ToString()
    {
        var table = new StringBuilder($"{"",-48}{string.Concat(kinds.Select(kind => $"{kind,-11}"))}\n");
        foreach (var fault in faults)
        {
            table.Append($"{fault.Name,-48}{string.Concat(kinds.Select(kind => $"{Word([.. all.Where(cell => cell.Fault == fault && cell.Kind == kind)]),-11}"))}\n");
        }

        return table.Append($"{all.Count} cells, {all.Count(cell => cell.IsRight)} right").ToString();
    }

    private static string Word(LineCell[] cells) => cells switch
    {
        [] => "–",
        _ when cells.Any(cell => !cell.IsRight) => "FAILS",
        _ => cells[^1].Result!,
    };
}

/// <param name="Times">How often the fault is met before the line is sound.</param>
internal sealed record LineCell(LineFault Fault, RequestKind Kind, int Times)
{
    public string? Result { get; set; }

    public bool IsRight => Result is "ok" or "aside, ok";

    /// <summary>What is wrong, in words; empty if nothing is.</summary>
    public string Complaint => IsRight ? "" : $"{Fault.Name} × {Times}: {Result}";
}
