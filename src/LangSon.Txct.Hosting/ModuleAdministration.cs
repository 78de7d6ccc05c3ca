using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting;

/// <summary>What an administrator does with the installed module from a page of the host: the operations of the tool txct, whether or not the module runs.</summary>
/// <param name="options">As given to the host; the module must be one that was installed, not a package of the host's own.</param>
public sealed class ModuleAdministration(ModuleOptions options, ModuleRuntime runtime)
{
    private const int Shown = 10;

    /// <summary>Whether versions can be changed here: false where the host loads a package of its own.</summary>
    public bool IsInstalled => options.PackagePath is null;

    /// <summary>What is installed, what is wanted, and what was done last.</summary>
    /// <exception cref="ModuleRefusedException">Nothing was ever installed (TXCT-INS-001), or several modules and none is named (TXCT-INS-002).</exception>
    public ModuleStanding Look()
    {
        var explained = runtime.State as ModuleState.Explained;
        var state = ModuleWords.State(runtime.State.GetType().Name);
        if (!IsInstalled)
        {
            return new ModuleStanding(runtime.Installed?.Manifest.Id, state, explained?.Code, explained?.Reason, runtime.Installed?.Manifest.Version, null, false, true, [], []);
        }

        var folder = Folder();
        var current = folder.Current;
        return new ModuleStanding(
            folder.Id, state, explained?.Code, explained?.Reason, current?.Version, current?.Previous, current?.IsOnTrial ?? false, folder.Desired?.Enabled ?? false, folder.InstalledVersions(),
            [.. folder.Journal.TakeLast(Shown).Reverse().Select(entry => new ModuleAct(entry.At, entry.By, ModuleWords.Act(entry.Act), entry.From, entry.Version, entry.Code))]);
    }

    /// <summary>What a package would change; changes nothing.</summary>
    /// <exception cref="ModuleRefusedException">The package is not whole, not signed, or signed by nobody who is trusted here.</exception>
    public ModulePlan Plan(string packagePath)
    {
        using var package = TrustedKeys.Open(packagePath, options.ModulesDirectory, allowsUnsigned: false);
        return Told(PlanOf(package));
    }

    /// <summary>Makes the package's version current, on trial; the host takes it at its next start.</summary>
    /// <param name="isApproved">Whether a person has agreed to what the module may do beyond what it may now.</param>
    /// <param name="by">Who does it, for the journal.</param>
    /// <param name="copyData">Copies the data folder, its first argument, to a new folder below its second, and gives that folder's full path; null if there are no data yet.</param>
    /// <returns>The version; null if it is current and whole already.</returns>
    /// <exception cref="ModuleRefusedException">The package may not be taken, or needs an approval that was not given (TXCT-INS-011).</exception>
    public string? Upgrade(string packagePath, bool isApproved, string by, Func<string, string, string?> copyData)
    {
        using var package = TrustedKeys.Open(packagePath, options.ModulesDirectory, allowsUnsigned: false);
        var plan = PlanOf(package);
        if (plan.Objections is [var objection, ..])
        {
            throw objection;
        }

        if (plan.NeedsApproval && !isApproved)
        {
            throw new ModuleRefusedException("TXCT-INS-011", "Bản mới xin thêm quyền, kết nối hoặc việc tự chạy. Xin đánh dấu đồng ý rồi nâng cấp lại.");
        }

        var folder = Folder();
        return Installer(folder, by).Upgrade(package, () => copyData(folder.Data, Directory.CreateDirectory(folder.Snapshots).FullName)) ? package.Manifest.Version : null;
    }

    /// <summary>Makes the version before current again; the host takes it at its next start.</summary>
    /// <returns>The version.</returns>
    /// <exception cref="ModuleRefusedException">There is none (TXCT-INS-009), it is not whole, or it cannot read the data of today (TXCT-INS-010): those are put back by the tool, with the host stopped.</exception>
    public string Rollback(string by)
    {
        var folder = Folder();
        var current = folder.Current;
        if (current?.Previous is not { } previous)
        {
            throw new ModuleRefusedException("TXCT-INS-009", "Không có bản nào trước đó.");
        }

        if (folder.NeedsOlderData(previous, current.Version))
        {
            throw new ModuleRefusedException("TXCT-INS-010", $"Bản {previous} không đọc được dữ liệu hiện nay. Xin dừng phần mềm rồi chạy: txct rollback --modules {folder.Modules}; lệnh nói rõ dữ liệu trở lại lúc nào trước khi làm.");
        }

        Installer(folder, by).Rollback(previous, snapshot: null);
        return previous;
    }

    /// <summary>Switches the module on or off; the host follows within a moment.</summary>
    /// <exception cref="ModuleRefusedException">Nothing is installed (TXCT-INS-001).</exception>
    public void Switch(bool on, string by) => Installer(Folder(), by).Switch(on);

    private ModuleFolder Folder() => ModuleFolder.Find(options.ModulesDirectory, options.ModuleId);

    /// <exception cref="ModuleRefusedException">It is a package of another module (TXCT-INS-012).</exception>
    private InstallPlan PlanOf(VerifiedPackage package)
    {
        var folder = Folder();
        return package.Manifest.Id == folder.Id ? InstallPlan.Of(package, folder, HostFacts.OfThisProcess())
            : throw new ModuleRefusedException("TXCT-INS-012", $"Gói này là {package.Manifest.Id}, phân hệ ở đây là {folder.Id}. Xin chọn đúng gói.");
    }

    private static ModulePlan Told(InstallPlan plan) => new(
        plan.Next.Version, plan.Lines, [.. plan.Objections.Select(objection => $"{objection.Code} {objection.Message}")], plan.NeedsApproval,
        [.. (plan.Next.Changes ?? []).Where(note => plan.Installed is null || IsLater(note.Version, plan.Installed))]);

    private static bool IsLater(string version, string installed) => ModuleManifest.IsVersion(version) && Version.Parse(version) > Version.Parse(installed);

    private static ModuleInstaller Installer(ModuleFolder folder, string by) => new(folder, TimeProvider.System, by);
}

/// <summary>How the module stands, in words for an administrator.</summary>
/// <param name="Id">Null where the host could not load its package.</param>
/// <param name="State">In Vietnamese.</param>
/// <param name="Code">Of the reason why it does not serve; null if it does.</param>
/// <param name="Version">The one that the next start takes.</param>
/// <param name="Previous">The one that can be gone back to; null if there is none.</param>
/// <param name="IsOnTrial">Until it has once run through its probation a failure goes back to the previous one.</param>
/// <param name="Versions">On the disk, oldest first.</param>
/// <param name="Acts">The latest first.</param>
public sealed record ModuleStanding(
    string? Id, string State, string? Code, string? Reason, string? Version, string? Previous, bool IsOnTrial, bool IsWanted, IReadOnlyList<string> Versions, IReadOnlyList<ModuleAct> Acts);

/// <summary>What was done to the module.</summary>
/// <param name="Act">In Vietnamese.</param>
public sealed record ModuleAct(DateTimeOffset At, string By, string Act, string? From, string? Version, string? Code);

/// <summary>What a package would change, in Vietnamese.</summary>
/// <param name="Lines">The package itself, then one line for each change.</param>
/// <param name="Objections">Why it cannot be taken; none if it can.</param>
/// <param name="NeedsApproval">It may do more than the version before.</param>
/// <param name="Notes">What is new in each version after the installed one.</param>
public sealed record ModulePlan(string Version, IReadOnlyList<string> Lines, IReadOnlyList<string> Objections, bool NeedsApproval, IReadOnlyList<ModuleNote> Notes);
