using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.Hosting.Running;
using LangSon.Txct.Operations.Checks;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>The module's code on the disk: whole, alone with its libraries, wanted, and how it went last.</summary>
internal sealed class ModuleLooks(DoctorPlace place)
{
    private static readonly Observation NotInstalled = new(CheckLevel.Info, "không thấy thư mục versions cạnh thư mục dữ liệu");

    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-DOC-007", "Tệp của phân hệ", "nguyên vẹn", _ => Said(Files())),
        new ModuleCheck("TXCT-DOC-021", "Tình trạng phân hệ", "được bật, không lỗi", _ => Said(State())),
        new ModuleCheck("TXCT-DOC-022", "Thư viện riêng", "không mang theo thư viện dùng chung", _ => Said(Alone())),
    ];

    /// <summary>The files of each version that was unpacked, against the list that came with them.</summary>
    private Observation Files()
    {
        if (place.Module is not { } module || module.InstalledVersions() is not { Count: > 0 } versions)
        {
            return NotInstalled;
        }

        var faults = versions.Select(version => (Version: version, File: VersionFiles.FaultOf(module.VersionPath(version)))).Where(each => each.File is not null);
        return faults.FirstOrDefault() is { File: { } file } fault
            ? new Observation(
                CheckLevel.Bad, $"bản {fault.Version}: {file} thiếu hoặc đã thay đổi",
                $"Cài lại gói đúng phiên bản; nếu phần mềm diệt vi-rút đã xóa tệp, loại trừ {module.Root}.")
            : Observation.Good($"nguyên vẹn ({string.Join(", ", versions)})");
    }

    private Observation State()
    {
        if (place.Module is not { Current: { } current } module)
        {
            return NotInstalled;
        }

        var safe = Path.Combine(module.Modules, InstalledPlace.SafeModeFile);
        return File.Exists(safe) ? new Observation(CheckLevel.Warning, "chế độ an toàn: phần mềm không nạp phân hệ nào", $"Xóa {safe} rồi khởi động lại phần mềm.")
            : module.Desired is not { Enabled: true } ? new Observation(CheckLevel.Warning, $"bản {current.Version} đang tắt", $"Bật bằng: txct enable --modules {module.Modules}.")
            : module.Failure is { } failure && failure.ModuleVersion == current.Version ? new Observation(CheckLevel.Bad, $"bản {current.Version} không chạy được: {failure.Code} {failure.Reason}", $"Làm theo lời trên; đã sửa thì chạy: txct enable --modules {module.Modules}.")
            : Observation.Good($"bản {current.Version} được bật");
    }

    /// <summary>A copy of what host and module share splits its types in two, and the module is no module any more.</summary>
    private Observation Alone()
    {
        if (place.Module is not { } module || module.InstalledVersions() is not { Count: > 0 } versions)
        {
            return NotInstalled;
        }

        var copy = versions.Select(version => Path.Combine(module.VersionPath(version), HostFacts.SharedFile)).FirstOrDefault(File.Exists);
        return copy is not null
            ? new Observation(CheckLevel.Bad, $"có {copy}, thư viện mà phần mềm đã có", "Xóa phiên bản ấy và cài lại gói do “txct pack” đóng.")
            : Observation.Good($"{IsolationLook.Libraries(module.VersionPath(versions[^1])).Count} thư viện của riêng phân hệ; xem từng thư viện: --isolation");
    }

    private static Task<Observation> Said(Observation seen) => Task.FromResult(seen);
}
