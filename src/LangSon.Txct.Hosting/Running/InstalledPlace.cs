using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Running;

/// <summary>An installed module's place as its host looks at it: whether and which version to load, and what to write down for the administrator and for the next start.</summary>
/// <param name="time">The machine's clock, not the host's own: what is written down is compared with when processes began.</param>
internal sealed class InstalledPlace(ModuleFolder folder, string hostVersion, TimeProvider time)
{
    /// <summary>So many starts in a row may take the process down with them; of a version on trial, one.</summary>
    private const int CrashedStarts = 2;

    /// <summary>Where a file of that name lies beside the modules, none is loaded.</summary>
    public const string SafeModeFile = "SAFE_MODE";

    private (DateTime Current, DateTime Desired) seen = folder.Stamp;

    /// <summary>Whether the module shall run, and is there to do so.</summary>
    public bool IsWanted => folder is { Current: not null, Desired.Enabled: true };

    public string? CurrentVersion => folder.Current?.Version;

    /// <summary>The path below which the current version would serve; null if it does not say.</summary>
    public string? Prefix => CurrentVersion is { } version && File.Exists(Path.Combine(folder.VersionPath(version), ModuleManifest.FileName))
        ? VersionFiles.ManifestIn(folder.VersionPath(version)).Endpoints.Prefix : null;

    /// <summary>Whether the administrator changed something since this was asked last.</summary>
    public bool HasChanged()
    {
        var before = seen;
        seen = folder.Stamp;
        return seen != before;
    }

    /// <summary>Why nothing is loaded now; null if the current version is to be.</summary>
    public ModuleState.Explained? Obstacle() =>
        folder.Current is not { } current ? new ModuleState.MissingOnDisk("TXCT-INS-001", $"Chưa cài phân hệ {folder.Id}. Cài bằng: txct install GÓI --modules {folder.Modules}.")
            : Unwanted() ?? Unsound(current.Version) ?? CrashLoop(current.Version);

    /// <exception cref="ModuleRefusedException">Nothing is installed any more (TXCT-INS-001).</exception>
    public InstalledModule Installed()
    {
        var path = folder.VersionPath(CurrentVersion ?? throw new ModuleRefusedException("TXCT-INS-001", $"Chưa cài phân hệ {folder.Id}."));
        return new InstalledModule(path, path, VersionFiles.ManifestIn(path));
    }

    /// <summary>To be called before any code of the module runs: what takes the process down cannot be caught.</summary>
    public void Begin(string version) => folder.Begin(new UnsurvivedStart(version, hostVersion, 1 + (OfThis(version)?.Count ?? 0), time.GetUtcNow()));

    /// <summary>The start did no harm, or was ended in order.</summary>
    public void End() => folder.ForgetStart();

    /// <summary>This version ran through its probation: what was wrong before is over, and it stays.</summary>
    /// <returns>Whether it had been on trial until now.</returns>
    public bool Survive(string version)
    {
        using var held = folder.Hold();
        folder.ForgetStart();
        folder.ForgetFailure();
        if (folder.Current is { IsOnTrial: true } current && current.Version == version)
        {
            folder.MakeCurrent(current with { IsOnTrial = false });
            seen = folder.Stamp;
            return true;
        }

        return false;
    }

    /// <summary>Lets go of versions older than those that the manifest wants kept.</summary>
    public void Prune(ModuleManifest manifest)
    {
        using var held = folder.Hold();
        foreach (var version in OldVersions.Prune(folder, Math.Clamp(manifest.Lifecycle?.KeepPreviousVersions ?? ModuleLifecycle.Usual, ModuleLifecycle.Least, ModuleLifecycle.Most)))
        {
            folder.Note(new JournalEntry(time.GetUtcNow(), folder.Id, "removed", version));
        }
    }

    /// <summary>Makes the version before current again where the current one is on trial, with the data as they were for it if it needs them so.</summary>
    /// <returns>False if there is no way back.</returns>
    public bool TryGoBack(string code)
    {
        using var held = folder.Hold();
        if (folder.Current is not { IsOnTrial: true, Previous: { } previous } current || !Directory.Exists(folder.VersionPath(previous)))
        {
            return false;
        }

        var (needsData, snapshot) = (folder.NeedsOlderData(previous, current.Version), folder.SnapshotBefore(current));
        if (needsData && snapshot is null)
        {
            return false;
        }

        var now = time.GetUtcNow();
        DataReturn.Run(folder, needsData ? snapshot : null, new CurrentVersion(previous, null, folder.Id, now));
        folder.Note(new JournalEntry(now, folder.Id, "wentBack", previous, current.Version, code));
        seen = folder.Stamp;
        return true;
    }

    /// <summary>Goes on where a way back was cut.</summary>
    public void FinishReturn()
    {
        if (folder.Pending is not null)
        {
            using var held = folder.Hold();
            DataReturn.Finish(folder);
            seen = folder.Stamp;
        }
    }

    public void Fail(string version, string code, string reason)
    {
        var now = time.GetUtcNow();
        var last = folder.Failure is { } failure && failure.Code == code && IsOf(failure, version) ? failure : null;
        folder.NoteFailure(new FailureRecord(version, hostVersion, code, reason, last?.FirstAt ?? now, now, 1 + (last?.Count ?? 0)));
        folder.Note(new JournalEntry(now, folder.Id, "failed", version, Code: code));
        folder.ForgetStart();
    }

    public void Tell(ModuleState state, string? version)
    {
        var explained = state as ModuleState.Explained;
        folder.Tell(new ToldState(state.GetType().Name, version, explained?.Code, explained?.Reason, Environment.ProcessId, time.GetUtcNow()));
    }

    private ModuleState.Disabled? Unwanted()
    {
        var file = Path.Combine(folder.Modules, SafeModeFile);
        return Environment.GetEnvironmentVariable("TXCT_SAFE_MODE") == "1" || File.Exists(file)
            ? new ModuleState.Disabled("TXCT-RUN-006", $"Phần mềm chạy ở chế độ an toàn, không nạp phân hệ. Bỏ biến TXCT_SAFE_MODE, xóa tệp {file} nếu có, rồi khởi động lại phần mềm.")
            : folder.Desired is { Enabled: true } ? null
            : new ModuleState.Disabled("TXCT-RUN-005", $"Phân hệ đang tắt. Bật bằng: txct enable --modules {folder.Modules}.");
    }

    private ModuleState.Explained? Unsound(string version)
    {
        var path = folder.VersionPath(version);
        return !Directory.Exists(path) ? new ModuleState.MissingOnDisk("TXCT-INS-007", $"Không còn thư mục {path}. Cài lại gói phiên bản {version}.")
            : VersionFiles.FaultOf(path) is { } changed ? new ModuleState.Tampered("TXCT-PKG-013", $"Tệp {changed} của phiên bản {version} thiếu hoặc đã đổi. Cài lại gói đúng phiên bản; nếu phần mềm diệt vi-rút đã xóa tệp, loại trừ thư mục này.")
            : ObjectionTo(path) is { } objection ? new ModuleState.Incompatible(objection.Code, objection.Message)
            : null;
    }

    /// <summary>Starts that end the process are tried so often, then no more until something is another or an administrator says so.</summary>
    private ModuleState.Quarantined? CrashLoop(string version)
    {
        const string Code = "TXCT-RUN-007";
        if (OfThis(version) is { } start && start.Count >= (folder.Current is { IsOnTrial: true } ? 1 : CrashedStarts))
        {
            Fail(version, Code, $"Phần mềm đã dừng đột ngột {start.Count} lần liền khi phân hệ {version} khởi động, nên lần này không nạp. Báo nơi phát hành kèm nhật ký; muốn thử lại: txct enable --modules {folder.Modules}.");
        }

        return folder.Failure is { Code: Code } failure && IsOf(failure, version) ? new ModuleState.Quarantined(Code, failure.Reason) : null;
    }

    private UnsurvivedStart? OfThis(string version) => folder.Start is { } start && start.ModuleVersion == version && start.HostVersion == hostVersion ? start : null;

    private bool IsOf(FailureRecord failure, string version) => failure.ModuleVersion == version && failure.HostVersion == hostVersion;

    private static ModuleRefusedException? ObjectionTo(string path) =>
        HostFacts.OfThisProcess().ObjectionsTo(VersionFiles.ManifestIn(path), VersionFiles.Readable(path)).FirstOrDefault();
}
