using System.Globalization;
using LangSon.Txct.Operations.Backup;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Publishing;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>What this account may do in each folder, and how much room there is.</summary>
internal sealed class FolderLooks(DoctorPlace place)
{
    private const long LeastFree = 200L << 20, FewFree = 1L << 30;

    private string BackupFolder => place.Settings[$"{BackupOptions.Section}:{nameof(BackupOptions.Folder)}"] is { Length: > 0 } named ? named : Path.Combine(place.Data, "backups");

    public IEnumerable<ModuleCheck> All() => Directory.Exists(place.Data)
        ?
        [
            new ModuleCheck("TXCT-DOC-001", "Thư mục dữ liệu", "có", _ => Said(Observation.Good(place.Data))),
            new ModuleCheck("TXCT-DOC-002", "Quyền: thư mục dữ liệu", "ghi được", _ => Said(Writing(place.Data))),
            new ModuleCheck("TXCT-DOC-003", "Chỗ trống trên đĩa", "từ 1 GB", _ => Said(Space())),
            new ModuleCheck("TXCT-DOC-012", "Quyền: thư mục phân hệ", "ghi được", _ => Said(Modules())),
            new ModuleCheck("TXCT-DOC-013", "Quyền: kho tài liệu", "ghi được", _ => Said(WritingOrNew(Path.Combine(place.Data, "content")))),
            new ModuleCheck("TXCT-DOC-014", "Quyền: thư mục thả tài liệu", "đọc được", _ => Said(Drop())),
            new ModuleCheck("TXCT-DOC-015", "Quyền: thư mục sao lưu", "ghi được", _ => Said(WritingOrNew(BackupFolder))),
        ]
        : [new ModuleCheck("TXCT-DOC-001", "Thư mục dữ liệu", "có", _ => Said(new Observation(CheckLevel.Bad, $"không có {place.Data}", "Ghi đúng --data, hoặc khởi động phần mềm một lần để phân hệ tạo thư mục.")))];

    private Observation Modules() => place.Module is not { } module
        ? new Observation(CheckLevel.Info, "thư mục dữ liệu không nằm trong thư mục phân hệ nào; phân hệ được dựng cùng phần mềm")
        : new[] { module.Versions, Path.GetDirectoryName(module.StatePath("told.json"))! }.Where(Path.Exists).Select(Writing).FirstOrDefault(seen => seen.Level != CheckLevel.Good) ?? Observation.Good($"{Me} ghi được {module.Root}");

    /// <summary>What is not there yet is made when it is needed, in the folder around it.</summary>
    private static Observation WritingOrNew(string folder)
    {
        var around = folder;
        while (!Path.Exists(around) && Path.GetDirectoryName(around) is { } next)
        {
            around = next;
        }

        return Writing(around);
    }

    private static Observation Writing(string folder)
    {
        var probe = Path.Combine(folder, $"doctor.{Guid.NewGuid():n}.tmp");
        try
        {
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return Observation.Good($"{Me} ghi được {folder}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Observation(CheckLevel.Bad, $"{Me} không ghi được {folder}: {exception.Message}", $"Cho tài khoản chạy phần mềm quyền ghi vào {folder}, hoặc chạy lệnh bằng tài khoản ấy.");
        }
    }

    private Observation Drop()
    {
        if (place.Settings[$"{PublishingOptions.Section}:{nameof(PublishingOptions.DropFolder)}"] is not { Length: > 0 } folder)
        {
            return new Observation(CheckLevel.Info, "thiết đặt đọc được ở đây không nêu Publishing:DropFolder");
        }

        try
        {
            return Observation.Good($"{Me} đọc được {folder}: {Directory.EnumerateFileSystemEntries(folder).Take(10_000).Count()} mục");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Observation(CheckLevel.Bad, $"{Me} không đọc được {folder}: {exception.Message}", "Tạo thư mục, cho tài khoản chạy phần mềm quyền đọc, hoặc sửa Publishing:DropFolder.");
        }
    }

    private Observation Space()
    {
        var (folder, free) = new[] { place.Data, Path.Exists(BackupFolder) ? BackupFolder : place.Data }.Distinct().Select(folder => (folder, place.FreeBytes(folder))).MinBy(each => each.Item2);
        var said = string.Create(CultureInfo.InvariantCulture, $"{folder} còn {free >> 20} MB");
        return free >= FewFree ? Observation.Good(said)
            : new Observation(free < LeastFree ? CheckLevel.Bad : CheckLevel.Warning, said, "Dọn đĩa hoặc chuyển thư mục sang đĩa rộng hơn; cần ít nhất 1 GB.");
    }

    private static string Me => Environment.UserName;

    private static Task<Observation> Said(Observation seen) => Task.FromResult(seen);
}
