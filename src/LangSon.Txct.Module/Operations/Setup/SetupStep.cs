namespace LangSon.Txct.Operations.Setup;

public enum SetupState
{
    /// <summary>Seen to be done.</summary>
    Done,

    /// <summary>On its way: the page tells when it is opened again.</summary>
    UnderWay,

    /// <summary>Somebody has to do it.</summary>
    Open,

    /// <summary>Something stands in the way.</summary>
    Failed,
}

/// <summary>One step of the first set-up. Nothing is remembered of it but what it brings about: it is looked at anew each time, so that it can be gone on with after any interruption.</summary>
/// <param name="Found">What was seen, in Vietnamese; each a sentence.</param>
/// <param name="Next">What to do; null where nothing has to be done.</param>
public sealed record SetupStep(int Number, string Title, SetupState State, IReadOnlyList<string> Found, string? Next);
