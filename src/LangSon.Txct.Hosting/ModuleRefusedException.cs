namespace LangSon.Txct.Hosting;

/// <summary>A package or module that is not loaded, and why.</summary>
/// <param name="code">TXCT-PKG-nnn for a package, TXCT-LNK-nnn for its links.</param>
/// <param name="message">Vietnamese, for the administrator: what is wrong and what to do.</param>
public sealed class ModuleRefusedException(string code, string message) : Exception(message)
{
    /// <summary>The stable code of the reason.</summary>
    public string Code { get; } = code;
}
