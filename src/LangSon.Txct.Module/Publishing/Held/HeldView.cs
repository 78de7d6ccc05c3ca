using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing.Held;

/// <summary>A held file as it is listed.</summary>
/// <param name="Findings">Why it is held, in sentences.</param>
public sealed record HeldRow(long Id, string Path, string? Title, long Size, DateTimeOffset TakenAt, IReadOnlyList<string> Findings)
{
    internal static HeldRow Of(RegisteredFile file) => new(
        file.Id, file.Path, string.IsNullOrWhiteSpace(file.Read?.Subject) ? null : file.Read.Subject, file.Size, file.TakenAt, [.. file.Findings.Select(finding => finding.Message)]);
}

/// <summary>The form of one held file: what was read or typed, what may be chosen, and what is wrong.</summary>
/// <param name="Faults">By the field's name; empty if it concerns the whole.</param>
public sealed record HeldFormView(HeldRow File, HeldForm Typed, IReadOnlyList<HeldChoice> Types, IReadOnlyList<HeldChoice> Rounds, IReadOnlyList<HeldFault> Faults)
{
    internal static HeldFormView Of(RegisteredFile file, HeldForm typed, YearPlan plan, IReadOnlyList<FieldFault> faults) => new(
        HeldRow.Of(file), typed,
        [.. plan.PaperTypes.Select(type => new HeldChoice(type.Code, type.Label))],
        [.. plan.Rounds.Select(round => new HeldChoice(round.Id, $"Đợt {round.Letter}: {round.Title}"))],
        [.. faults.Select(fault => new HeldFault(fault.Field, fault.Message))]);
}

public sealed record HeldChoice(string Value, string Label);

public sealed record HeldFault(string Field, string Message);
