using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>Changes what is installed. Wherever a change is cut, a host finds the old version or the new one, whole; the same command run again goes on.</summary>
internal sealed class ModuleInstaller(ModuleFolder folder, TimeProvider time)
{
    private static string Me => Environment.UserName;

    /// <summary>Puts the first version in its place. It stays off until somebody switches it on.</summary>
    /// <returns>False if this very version was installed before and is whole.</returns>
    /// <exception cref="ModuleRefusedException">Another version is installed (TXCT-INS-004), or this one with other content (TXCT-INS-006).</exception>
    public bool Install(VerifiedPackage package)
    {
        using var held = folder.Hold();
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

    /// <summary>Says whether the module shall run. A host that runs follows within a moment. Switched on, it is tried again whatever failed before.</summary>
    /// <exception cref="ModuleRefusedException">Nothing is installed (TXCT-INS-001).</exception>
    public void Switch(bool on)
    {
        using var held = folder.Hold();
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
        using var held = folder.Hold();
        var current = Installed();
        folder.Want(new DesiredState(false, Me, time.GetUtcNow()));
        folder.ForgetCurrent();
        Note("uninstalled", null, current.Version);
        foreach (var version in Directory.EnumerateDirectories(folder.Versions))
        {
            Directory.Delete(version, recursive: true);
        }
    }

    private CurrentVersion Installed() =>
        folder.Current ?? throw new ModuleRefusedException("TXCT-INS-001", $"Chưa cài phân hệ {folder.Id}. Xin cài bằng: txct install GÓI --modules {folder.Modules}.");

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

        VersionFiles.Replace(target, package.Entries, isDurable: true);
        if (VersionFiles.FaultOf(target) is { } changed)
        {
            throw new ModuleRefusedException("TXCT-PKG-013", $"Tệp {changed} vừa cài đã khác gói. Xin kiểm tra đĩa và phần mềm diệt vi-rút rồi cài lại.");
        }
    }

    /// <summary>What a command that was cut left behind bears no version's name.</summary>
    private void ClearUnfinished()
    {
        foreach (var unfinished in Directory.EnumerateDirectories(folder.Versions).Where(path => !ModuleManifest.IsVersion(Path.GetFileName(path))))
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private void Note(string act, string? version, string? from = null) => folder.Note(new JournalEntry(time.GetUtcNow(), Me, act, version, from));
}
