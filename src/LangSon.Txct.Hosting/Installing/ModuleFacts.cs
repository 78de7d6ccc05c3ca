namespace LangSon.Txct.Hosting.Installing;

/// <summary>Which version a host loads.</summary>
/// <param name="Previous">The version before it, which may be gone back to; null if there was none.</param>
/// <param name="Snapshot">Where the copy of the data lies that was made before this version, seen from the module's folder; null if none was made.</param>
/// <param name="IsOnTrial">True until the version has once run through its probation: until then a failure goes back to the previous one.</param>
internal sealed record CurrentVersion(string Version, string? Previous, string By, DateTimeOffset At, string? Snapshot = null, bool IsOnTrial = false);

/// <summary>Whether the administrator wants the module to run.</summary>
internal sealed record DesiredState(bool Enabled, string By, DateTimeOffset At);

/// <summary>Who did what to the module, when, and from which version to which.</summary>
/// <param name="Act">installed, upgraded, rolledBack, wentBack, enabled, disabled, uninstalled, removed, failed.</param>
/// <param name="Code">Of what failed; null for what a person did.</param>
internal sealed record JournalEntry(DateTimeOffset At, string By, string Act, string? Version = null, string? From = null, string? Code = null);

/// <summary>How the module was doing when its host said so last.</summary>
/// <param name="State">The state's name, as in Active.</param>
/// <param name="ProcessId">The host's; while that process lives, the state holds.</param>
internal sealed record ToldState(string State, string? Version, string? Code, string? Reason, int ProcessId, DateTimeOffset At);

/// <summary>A start that has not yet been survived: written before the module is loaded, gone once it ran through its probation or was stopped in order.</summary>
/// <param name="Count">How many starts in a row have left it behind, this one included.</param>
internal sealed record UnsurvivedStart(string ModuleVersion, string HostVersion, int Count, DateTimeOffset At);

/// <summary>What kept the module from running last. It says nothing any more once the module's or the host's version is another, or an administrator switches the module on.</summary>
/// <param name="Count">How often in a row, with the same code.</param>
internal sealed record FailureRecord(string ModuleVersion, string HostVersion, string Code, string Reason, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Count);
