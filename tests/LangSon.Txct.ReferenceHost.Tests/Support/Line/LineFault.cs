namespace LangSon.Txct.ReferenceHost.Support.Line;

/// <summary>What goes wrong with one exchange.</summary>
/// <param name="IsFinal">Whether it may say "never": then a person may have to decide.</param>
internal sealed record LineFault(string Name, Func<Exchange, Task> Act, bool IsFinal = false)
{
    /// <summary>The kinds of requests that can meet it; all where null.</summary>
    public IReadOnlyList<RequestKind>? Kinds { get; init; }

    public bool CanMeet(RequestKind kind) => Kinds?.Contains(kind) != false;
}
