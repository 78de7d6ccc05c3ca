using LangSon.Txct.Content;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>Changes what is installed. Wherever a change is cut, a host finds the old version or the new one, whole; the same command run again goes on.</summary>
/// <param name="by">Who does it; null for the account that runs this process.</param>
internal sealed class ModuleInstaller(ModuleFolder folder, TimeProvider time, string? by = null)
{
    private string Me => by ?? Environment.UserName;

    /// <summary>Puts the first version in its place. It stays off until somebody switches it on.</summary>
    /// <returns>False if this very version was installed before and is whole.</returns>
    /// <exception cref="ModuleRefusedException">Another version is installed (TXCT-INS-004), or this one with other content (TXCT-INS-006).</exception>
    public bool Install(VerifiedPackage package)
    {
        using var held = Begin();
        var (version, current) = (package.Manifest.Version, folder.Current);
        if (current is not null && current.Version != version)
        {
            throw new ModuleRefusedException("TXCT-INS-004", $"Đã cài phiên bản {current.Version}. Xin dùng: txct upgrade GÓI --modules {folder.Modules}.");
        }

        if (current is not null && VersionFiles.IsIntact(folder.VersionPath(version), package))
        {
            return false;
        }

        Unpack(package);
        if (current is null)
        {
            folder.Want(new DesiredState(false, Me, time.GetUtcNow()));
            folder.MakeCurrent(new CurrentVersion(version, null, Me, time.GetUtcNow()));
        }

        Note("installed", version);
        return true;
    }

    /// <summary>Makes another version current, on trial. A host that runs goes on with the old one until it is started again.</summary>
    /// <param name="copyData">Makes a copy of the data as they are now, and gives its full path; null if there are none. Asked only if the version may be taken.</param>
    /// <returns>False if this very version is current and whole already.</returns>
    /// <exception cref="ModuleRefusedException">Nothing is installed (TXCT-INS-001), or a version that is not older (TXCT-INS-008).</exception>
    public bool Upgrade(VerifiedPackage package, Func<string?> copyData)
    {
        using var held = Begin();
        var (version, current) = (package.Manifest.Version, Installed());
        if (version == current.Version && VersionFiles.IsIntact(folder.VersionPath(version), package))
        {
            return false;
        }

        if (Version.Parse(version) <= Version.Parse(current.Version))
        {
            throw new ModuleRefusedException("TXCT-INS-008", $"Đang cài {current.Version}, gói là {version}. Muốn về bản cũ: txct rollback --to {version} --modules {folder.Modules}; muốn cài lại đúng bản đang dùng: txct install.");
        }

        var snapshot = copyData();
        Unpack(package);
        folder.MakeCurrent(new CurrentVersion(version, current.Version, Me, time.GetUtcNow(), snapshot is null ? null : Path.GetRelativePath(folder.Root, snapshot), IsOnTrial: true));
        Note("upgraded", version, current.Version);
        return true;
    }

    /// <summary>Makes a version that was installed before current again.</summary>
    /// <param name="snapshot">Full path of the copy of the data to go back to; null to leave the data.</param>
    /// <returns>Where the data of today are kept; null if they stay.</returns>
    /// <exception cref="ModuleRefusedException">The version is not there (TXCT-INS-007) or not whole (TXCT-PKG-013).</exception>
    public string? Rollback(string version, string? snapshot)
    {
        using var held = Begin();
        var current = Installed();
        if (current.Version == version)
        {
            return null;
        }

        AssertWhole(version);
        var before = DataReturn.Run(folder, snapshot, new CurrentVersion(version, current.Version, Me, time.GetUtcNow()));
        Note("rolledBack", version, current.Version);
        return before;
    }

    /// <summary>Says whether the module shall run. A host that runs follows within a moment. Switched on, it is tried again whatever failed before.</summary>
    /// <exception cref="ModuleRefusedException">Nothing is installed (TXCT-INS-001).</exception>
    public void Switch(bool on)
    {
        using var held = Begin();
        var current = Installed();
        if (on)
        {
            folder.ForgetFailure();
            folder.ForgetStart();
        }

        folder.Want(new DesiredState(on, Me, time.GetUtcNow()));
        Note(on ? "enabled" : "disabled", current.Version);
    }

    /// <summary>Takes the code away. Settings and data stay where they are.</summary>
    /// <exception cref="ModuleRefusedException">Nothing is installed (TXCT-INS-001).</exception>
    public void Uninstall()
    {
        using var held = Begin();
        var current = Installed();
        folder.Want(new DesiredState(false, Me, time.GetUtcNow()));
        folder.ForgetCurrent();
        Note("uninstalled", null, current.Version);
        foreach (var version in Directory.EnumerateDirectories(folder.Versions))
        {
            BusyFiles.DeleteFolder(version);
        }
    }

    private CurrentVersion Installed() =>
        folder.Current ?? throw new ModuleRefusedException("TXCT-INS-001", $"Chưa cài phân hệ {folder.Id}. Xin cài bằng: txct install GÓI --modules {folder.Modules}.");

    /// <summary>Keeps others out, and finishes what one before left unfinished.</summary>
    private IDisposable Begin()
    {
        var held = folder.Hold();
        DataReturn.Finish(folder);
        return held;
    }

    private void AssertWhole(string version)
    {
        var path = folder.VersionPath(version);
        if (!Directory.Exists(path))
        {
            throw new ModuleRefusedException("TXCT-INS-007", $"Không có phiên bản {version} ở đây. Các phiên bản đang có: {string.Join(", ", folder.InstalledVersions())}.");
        }

        if (VersionFiles.FaultOf(path) is { } changed)
        {
            throw new ModuleRefusedException("TXCT-PKG-013", $"Tệp {changed} của phiên bản {version} thiếu hoặc đã đổi. Xin chọn phiên bản khác.");
        }
    }

    private void Unpack(VerifiedPackage package)
    {
        var target = folder.VersionPath(package.Manifest.Version);
        ClearUnfinished();
        if (VersionFiles.IsIntact(target, package))
        {
            return;
        }

        if (Directory.Exists(target) && VersionFiles.FaultOf(target) is null)
        {
            throw new ModuleRefusedException("TXCT-INS-006", $"Phiên bản {package.Manifest.Version} đã có ở đây với nội dung khác gói này. Xin nơi phát hành ghi số phiên bản mới cho nội dung mới.");
        }

        if (Write(package, target) is { } gone)
        {
            ClearUnfinished();
            if (Directory.Exists(target))
            {
                BusyFiles.DeleteFolder(target);
            }

            throw new ModuleRefusedException("TXCT-PKG-017", $"Tệp {gone} mất hoặc đổi ngay sau khi ghi, thường do phần mềm diệt vi-rút. Mọi thứ vẫn như trước. Xin loại trừ thư mục {folder.Root} khỏi việc quét, kiểm tra đĩa, rồi chạy lại lệnh.");
        }
    }

    /// <returns>The first file that is not what was written a moment ago; null if all are.</returns>
    private static string? Write(VerifiedPackage package, string target)
    {
        try
        {
            VersionFiles.Replace(target, package.Entries, isDurable: true);
            return VersionFiles.FaultOf(target);
        }
        catch (FileNotFoundException exception)
        {
            return Path.GetFileName(exception.FileName) ?? target;
        }
    }

    /// <summary>What a command that was cut left behind bears no version's name.</summary>
    private void ClearUnfinished()
    {
        var folders = Directory.EnumerateDirectories(folder.Versions).Where(path => !ModuleManifest.IsVersion(Path.GetFileName(path)));
        foreach (var unfinished in folders.Concat(Directory.EnumerateDirectories(folder.Root, $"{ModuleFolder.Unfinished}*")))
        {
            BusyFiles.DeleteFolder(unfinished);
        }
    }

    private void Note(string act, string? version, string? from = null) => folder.Note(new JournalEntry(time.GetUtcNow(), Me, act, version, from));
}
