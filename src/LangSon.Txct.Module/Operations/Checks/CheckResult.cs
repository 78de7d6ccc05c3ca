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
internal interface IModuleCheck
{
    string Code { get; }

    /// <summary>In Vietnamese.</summary>
    string Name { get; }

    /// <summary>What it should find.</summary>
    string Expected { get; }

    Task<Observation> LookAsync(CancellationToken cancel);
}

internal sealed record Observation(CheckLevel Level, string Words, string Fix = "")
{
    public static Observation Good(string words) => new(CheckLevel.Good, words);
}

/// <summary>A check as a function.</summary>
internal sealed class ModuleCheck(string code, string name, string expected, Func<CancellationToken, Task<Observation>> look) : IModuleCheck
{
    public string Code => code;

    public string Name => name;

    public string Expected => expected;

    public Task<Observation> LookAsync(CancellationToken cancel) => look(cancel);
}
