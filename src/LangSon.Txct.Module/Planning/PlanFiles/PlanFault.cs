namespace LangSon.Txct.Planning.PlanFiles;

/// <summary>One thing that is wrong with a plan file.</summary>
/// <param name="Code">TXCT-PLN-nnn.</param>
/// <param name="Path">Where, as in $.rounds[1].window.last.</param>
/// <param name="Message">What is wrong and what to do, in Vietnamese.</param>
internal sealed record PlanFault(string Code, string Path, string Message)
{
    public const string NotJson = "TXCT-PLN-010", Missing = "TXCT-PLN-011", WrongShape = "TXCT-PLN-012", OutOfBounds = "TXCT-PLN-013", NotOffered = "TXCT-PLN-014",
        Unknown = "TXCT-PLN-015", Twice = "TXCT-PLN-016", WrongOrder = "TXCT-PLN-017", RefersToNothing = "TXCT-PLN-018", WrongWindow = "TXCT-PLN-019", Contradiction = "TXCT-PLN-020";
}

/// <summary>A plan that cannot be used, and where it is wrong.</summary>
internal sealed class PlanFaultException(string message, Exception? inner = null) : Exception(message, inner);
