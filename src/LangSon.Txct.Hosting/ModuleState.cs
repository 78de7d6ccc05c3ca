namespace LangSon.Txct.Hosting;

/// <summary>How a module is doing.</summary>
public abstract record ModuleState
{
    private ModuleState() { }

    /// <summary>Loaded; its jobs start when the host listens.</summary>
    public sealed record Starting : ModuleState;

    /// <summary>It serves and its jobs run.</summary>
    public sealed record Active : ModuleState;

    /// <summary>It was refused, or threw while it was configured or started. The host goes on without it.</summary>
    /// <param name="Code">TXCT-AREA-nnn.</param>
    /// <param name="Reason">Vietnamese, for the administrator.</param>
    public sealed record Malfunctioned(string Code, string Reason) : ModuleState;
}
