using LangSon.Txct.Content;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>The place of one module below a host's folder of modules: its versions, which of them is current, whether it is on, what became of it, its data.</summary>
internal sealed class ModuleFolder
{
    /// <summary>How the names of folders begin that nobody has finished.</summary>
    public const string Unfinished = "unfinished-";

    private const string State = "state";

    private ModuleFolder(string modulesDirectory, string id) => (Modules, Id, Root) = (Path.GetFullPath(modulesDirectory), id, Path.Combine(Path.GetFullPath(modulesDirectory), id));

    public string Modules { get; }

    public string Id { get; }

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string Snapshots => Path.Combine(Root, "snapshots");

    public string Versions => Path.Combine(Root, "versions");

    public CurrentVersion? Current => DurableJson.Read<CurrentVersion>(CurrentPath);

    public DesiredState? Desired => DurableJson.Read<DesiredState>(StatePath("desired.json"));

    public ToldState? Told => DurableJson.Read<ToldState>(StatePath("told.json"));

    public UnsurvivedStart? Start => DurableJson.Read<UnsurvivedStart>(StatePath("starting.json"));

    public FailureRecord? Failure => DurableJson.Read<FailureRecord>(StatePath("failure.json"));

    public PendingReturn? Pending => DurableJson.Read<PendingReturn>(StatePath("returning.json"));

    public IReadOnlyList<JournalEntry> Journal => DurableJson.Lines<JournalEntry>(StatePath("journal.jsonl"));

    /// <summary>Differs after each change of the current version or of the desired state, and costs little to ask.</summary>
    public (DateTime Current, DateTime Desired) Stamp => (File.GetLastWriteTimeUtc(CurrentPath), File.GetLastWriteTimeUtc(StatePath("desired.json")));

    private string CurrentPath => Path.Combine(Root, "current.json");

    public static ModuleFolder Of(string modulesDirectory, string id) => new(modulesDirectory, id);

    /// <param name="id">Null for the only module that was ever installed here.</param>
    /// <exception cref="ModuleRefusedException">There is none, or there are several (TXCT-INS-001, TXCT-INS-002).</exception>
    public static ModuleFolder Find(string modulesDirectory, string? id)
    {
        var found = !Directory.Exists(modulesDirectory) ? []
            : Directory.EnumerateDirectories(modulesDirectory).Where(folder => Directory.Exists(Path.Combine(folder, State))).Select(folder => Path.GetFileName(folder)!)
                .Where(name => id is null || name == id).Order(StringComparer.Ordinal).ToList();
        return found switch
        {
            [var one] => new ModuleFolder(modulesDirectory, one),
            [] => throw new ModuleRefusedException("TXCT-INS-001", $"Chưa cài phân hệ nào ở {modulesDirectory}. Xin kiểm tra --modules, hoặc cài bằng: txct install GÓI --modules {modulesDirectory}."),
            _ => throw new ModuleRefusedException("TXCT-INS-002", $"Ở {modulesDirectory} có nhiều phân hệ: {string.Join(", ", found)}. Xin ghi thêm --module MÃ."),
        };
    }

    /// <summary>Whether a version cannot read the data that another one may have written.</summary>
    /// <exception cref="ModuleRefusedException">The other version's manifest is not there or says too little.</exception>
    public bool NeedsOlderData(string version, string writtenBy) =>
        VersionFiles.ManifestIn(VersionPath(writtenBy)).Data?.ReadableBy is { } readers && !VersionRange.Parse(readers).Contains(Version.Parse(version));

    /// <summary>Full path of the copy of the data that was made before a version; null if there is none any more.</summary>
    public string? SnapshotBefore(CurrentVersion version) => version.Snapshot is { } place && Path.Combine(Root, place) is var path && Directory.Exists(path) ? path : null;

    public string VersionPath(string version) => Path.Combine(Versions, version);

    public string StatePath(string name) => Path.Combine(Root, State, name);

    /// <summary>The versions on the disk, oldest first.</summary>
    public IReadOnlyList<string> InstalledVersions() => !Directory.Exists(Versions) ? []
        : [.. Directory.EnumerateDirectories(Versions).Select(path => Path.GetFileName(path)!).Where(ModuleManifest.IsVersion).OrderBy(Version.Parse)];

    /// <summary>Makes the folders, and keeps other commands out until it is let go.</summary>
    /// <exception cref="ModuleRefusedException">Another command is at work here (TXCT-INS-003).</exception>
    public IDisposable Hold()
    {
        Directory.CreateDirectory(Path.Combine(Root, State));
        Directory.CreateDirectory(Versions);
        DurableFiles.SyncFolder(Root);
        try
        {
            return new FileStream(StatePath("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new ModuleRefusedException("TXCT-INS-003", "Một lệnh khác đang cài hoặc đổi phân hệ này. Xin chờ lệnh ấy xong rồi chạy lại.");
        }
    }

    public void MakeCurrent(CurrentVersion version) => DurableJson.Write(CurrentPath, version);

    public void ForgetCurrent() => DurableJson.Delete(CurrentPath);

    public void Want(DesiredState desired) => DurableJson.Write(StatePath("desired.json"), desired);

    public void Tell(ToldState state) => DurableJson.Write(StatePath("told.json"), state);

    public void Begin(UnsurvivedStart start) => DurableJson.Write(StatePath("starting.json"), start);

    public void Begin(PendingReturn pending) => DurableJson.Write(StatePath("returning.json"), pending);

    public void ForgetPending() => DurableJson.Delete(StatePath("returning.json"));

    public void ForgetStart() => DurableJson.Delete(StatePath("starting.json"));

    public void NoteFailure(FailureRecord failure) => DurableJson.Write(StatePath("failure.json"), failure);

    public void ForgetFailure() => DurableJson.Delete(StatePath("failure.json"));

    public void Note(JournalEntry entry) => DurableJson.Append(StatePath("journal.jsonl"), entry);
}
