namespace LangSon.Txct.Worker;

/// <summary>One module to run until nothing is on its way any more.</summary>
/// <param name="Data">Full path of the module's own folder.</param>
/// <param name="Settings">The module's settings, by their full names.</param>
/// <param name="KillAt">The crash point at which the process kills itself, as in "before CentralSystem.AppendUpload #3"; null for none.</param>
/// <param name="RetriesAside">Whether what was set aside is sent again, once, as a person would have it.</param>
internal sealed record WorkerJob(string Id, string Data, IReadOnlyDictionary<string, string?> Settings, string? KillAt = null, bool RetriesAside = false);

/// <summary>How the module came to rest.</summary>
/// <param name="Aside">What was set aside for a person before anything was sent again.</param>
/// <param name="Left">What did not arrive, in the end.</param>
/// <param name="Failed">Deliveries of which a try counts as failed, whatever became of them.</param>
/// <param name="Files">What was taken from the drop folder.</param>
/// <param name="Points">The crash points that were passed, and how often each.</param>
internal sealed record WorkerResult(
    string Id, IReadOnlyList<WorkerDelivery> Aside, IReadOnlyList<WorkerDelivery> Left, IReadOnlyList<WorkerDelivery> Failed, IReadOnlyList<WorkerFile> Files, IReadOnlyDictionary<string, int> Points);

/// <summary>A delivery that did not arrive, and why.</summary>
internal sealed record WorkerDelivery(string Id, string Kind, string AggregateId, string State, string? Class, string? Code, string? Text);

internal sealed record WorkerFile(string Path, string Sha256, string Outcome, string? Code);
