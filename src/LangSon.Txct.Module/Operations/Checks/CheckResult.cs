namespace LangSon.Txct.Operations.Checks;

public enum CheckLevel
{
    Good,

    /// <summary>Worth knowing; nothing has to be done.</summary>
    Info,

    Warning,

    Bad,
}

/// <summary>What one check has measured. It only warns of what it saw.</summary>
/// <param name="Code">TXCT-OPS-1nn.</param>
/// <param name="Observed">What was found, with its figure; in Vietnamese.</param>
/// <param name="Expected">What should have been found.</param>
/// <param name="Fix">What to do; empty where nothing has to be done.</param>
public sealed record CheckResult(string Code, string Name, CheckLevel Level, string Observed, string Expected, string Fix = "");

/// <summary>Looks at one thing.</summary>
/// <param name="Name">In Vietnamese.</param>
/// <param name="Expected">What it should find.</param>
/// <param name="Late">What it is when nothing was found out in time: in itself no fault.</param>
internal sealed record ModuleCheck(string Code, string Name, string Expected, Func<CancellationToken, Task<Observation>> Look, CheckLevel Late = CheckLevel.Info);

internal sealed record Observation(CheckLevel Level, string Words, string Fix = "")
{
    public static Observation Good(string words) => new(CheckLevel.Good, words);
}
