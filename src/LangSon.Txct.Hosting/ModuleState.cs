namespace LangSon.Txct.Hosting;

/// <summary>How a module is doing.</summary>
public abstract record ModuleState
{
    private ModuleState() { }

    /// <summary>Loaded; its jobs start when the host listens.</summary>
    public sealed record Starting : ModuleState;

    /// <summary>It serves and its jobs run.</summary>
    public sealed record Active : ModuleState;

    /// <summary>A state that an administrator must know the reason of.</summary>
    /// <param name="Code">TXCT-AREA-nnn.</param>
    /// <param name="Reason">Vietnamese, for the administrator: what is wrong and what to do.</param>
    public abstract record Explained(string Code, string Reason) : ModuleState;

    /// <summary>Nobody wants it to run: its paths are not there, its jobs do nothing.</summary>
    public sealed record Disabled(string Code, string Reason) : Explained(Code, Reason);

    /// <summary>It was refused, or threw while it was configured or started. The host goes on without it.</summary>
    public sealed record Malfunctioned(string Code, string Reason) : Explained(Code, Reason);

    /// <summary>It took the process down with it twice, or too many of its requests failed. The host goes on without it.</summary>
    public sealed record Quarantined(string Code, string Reason) : Explained(Code, Reason);

    /// <summary>It does not fit this host. The host goes on without it.</summary>
    public sealed record Incompatible(string Code, string Reason) : Explained(Code, Reason);

    /// <summary>Its files are not those that were installed. The host goes on without it.</summary>
    public sealed record Tampered(string Code, string Reason) : Explained(Code, Reason);

    /// <summary>Nothing is installed, or the current version is not on the disk.</summary>
    public sealed record MissingOnDisk(string Code, string Reason) : Explained(Code, Reason);

    /// <summary>What is wanted now needs a new start of the host; until then all stays as it is.</summary>
    public sealed record RestartRequired(string Code, string Reason) : Explained(Code, Reason);
}
