using Dapper;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading.Old;
using LangSon.Txct.Content.Reading.Scans;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Backup;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Checks;

/// <summary>Whether the machine gives what is needed: folders, room, the database, and what helps reading.</summary>
internal sealed class MachineChecks(IModuleContext context, IDatabase database, Backups backups, IOptions<PublishingOptions> publishing, IOptions<ContentOptions> content, EventJournal journal, TimeProvider time)
{
    private const long LeastFree = 1L << 30;

    /// <summary>A night's copy is then two hours late.</summary>
    private static readonly TimeSpan OldestCopy = TimeSpan.FromHours(26);

    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-OPS-112", "Thư mục dữ liệu", "ghi được", Writable),
        new ModuleCheck("TXCT-OPS-113", "Dung lượng trống", "từ 1 GB", Room),
        new ModuleCheck("TXCT-OPS-114", "Cơ sở dữ liệu", "mở được, nguyên vẹn", Database),
        new ModuleCheck("TXCT-OPS-115", "Thư mục thả tài liệu", "đọc được", Drop),
        new ModuleCheck("TXCT-OPS-116", "Múi giờ Việt Nam", "UTC+7", Zone),
        new ModuleCheck("TXCT-OPS-117", "LibreOffice (đọc tệp .doc, .xls cũ)", "có thì tốt", _ => Optional(content.Value.Soffice, LibreOffice.ProgramOf(content.Value), "tệp Word, Excel cũ phải chờ người nhập tay")),
        new ModuleCheck("TXCT-OPS-118", "Tesseract (nhận chữ bản quét)", "có thì tốt", _ => Optional(content.Value.Tesseract, ScanReader.ProgramOf(content.Value), "bản quét phải chờ người nhập tay")),
        new ModuleCheck("TXCT-OPS-119", "Bản sao lưu", "có bản mới trong vòng 26 giờ", Copy),
        new ModuleCheck(VanishedFileException.Code, "Tệp vừa ghi", "còn nguyên đó", Written),
    ];

    private async Task<Observation> Writable(CancellationToken cancel)
    {
        var probe = Path.Combine(context.DataDirectory, $"probe-{Guid.NewGuid():n}");
        try
        {
            await File.WriteAllTextAsync(probe, "txct", cancel);
            return Observation.Good(context.DataDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Observation(CheckLevel.Bad, $"{context.DataDirectory}: {exception.Message}", "Cấp quyền ghi thư mục này cho tài khoản chạy phần mềm.");
        }
        finally
        {
            File.Delete(probe);
        }
    }

    private Task<Observation> Room(CancellationToken cancel)
    {
        var free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(context.DataDirectory)! : context.DataDirectory).AvailableFreeSpace;
        return Task.FromResult(free >= LeastFree ? Observation.Good($"còn {Words.Size(free)}") : new Observation(CheckLevel.Bad, $"còn {Words.Size(free)}", "Dọn ổ đĩa hoặc chuyển thư mục dữ liệu: hết chỗ thì không tài liệu nào được nhận thêm."));
    }

    private async Task<Observation> Database(CancellationToken cancel)
    {
        var isSqlite = database.Dialect == SqlDialect.Sqlite;
        var verdict = await database.ReadAsync(connection => connection.ExecuteScalarAsync<string>(new CommandDefinition(isSqlite ? "pragma quick_check(1)" : "select 'ok'", cancellationToken: cancel)), cancel);
        var scripts = await database.ReadAsync(connection => connection.ExecuteScalarAsync<long>(new CommandDefinition("select count(*) from txct_migration", cancellationToken: cancel)), cancel);
        return verdict == "ok"
            ? Observation.Good($"{(isSqlite ? "SQLite" : "PostgreSQL")}, {scripts} bước nâng cấp đã chạy")
            : new Observation(CheckLevel.Bad, $"hỏng: {verdict}", "Dừng phần mềm, giữ nguyên thư mục dữ liệu, khôi phục từ bản sao lưu gần nhất.");
    }

    private Task<Observation> Drop(CancellationToken cancel)
    {
        if (publishing.Value.DropFolder is not { } folder)
        {
            return Task.FromResult(new Observation(CheckLevel.Info, "chưa khai báo", "Muốn tự nhận tài liệu, đặt Publishing:DropFolder là thư mục mà Văn phòng ghi được."));
        }

        try
        {
            return Task.FromResult(Observation.Good($"{folder}: {Directory.EnumerateFileSystemEntries(folder).Take(10_000).Count()} mục"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(new Observation(CheckLevel.Bad, $"{folder}: {exception.Message}", "Tạo thư mục, cấp quyền đọc cho tài khoản chạy phần mềm, hoặc sửa Publishing:DropFolder."));
        }
    }

    private Task<Observation> Copy(CancellationToken cancel)
    {
        var last = backups.Last();
        var words = last is null ? "chưa có bản nào" : $"bản gần nhất lúc {VietNam.At(last.MadeAt):HH:mm dd/MM/yyyy}, {Words.Size(last.Bytes)}, ở {last.Folder}";
        return Task.FromResult((backups, last) switch
        {
            ({ IsOwn: false }, _) => new Observation(CheckLevel.Info, "cơ sở dữ liệu PostgreSQL do máy chủ của nó sao lưu", "Sao lưu PostgreSQL bằng pg_dump mỗi đêm, cùng thư mục content của phân hệ."),
            ({ Failure: { } failure }, _) => new Observation(CheckLevel.Bad, $"lần sao lưu gần nhất không thành: {failure}; {words}", "Xem quyền ghi và chỗ trống của thư mục sao lưu, rồi bấm “Sao lưu ngay”."),
            (_, { } copy) when time.GetUtcNow() - copy.MadeAt <= OldestCopy => Observation.Good(words),
            ({ IsNightly: false }, _) => new Observation(CheckLevel.Warning, $"{words}; sao lưu hằng đêm đang tắt", "Đặt Backup:Nightly là true, hoặc chạy “txct backup” theo lịch của máy chủ."),
            (_, null) => new Observation(CheckLevel.Info, $"{words}; bản đầu tiên được tạo sau khi phần mềm chạy 10 phút"),
            _ => new Observation(CheckLevel.Bad, words, "Máy chủ có chạy lúc sao lưu không? Bấm “Sao lưu ngay”; nếu không thành, xem trang Nhật ký."),
        });
    }

    /// <summary>A scanner is told by what it did, whichever it is.</summary>
    private Task<Observation> Written(CancellationToken cancel)
    {
        var since = time.GetUtcNow().AddDays(-1);
        var gone = journal.Entries().Where(entry => entry.At >= since && entry.Causes.Any(cause => cause.StartsWith(nameof(VanishedFileException), StringComparison.Ordinal))).ToList();
        return Task.FromResult(gone.Count == 0 ? Observation.Good("không tệp nào mất trong 24 giờ") : new Observation(
            CheckLevel.Bad, $"{gone.Count} lần tệp mất ngay sau khi ghi, gần nhất {VietNam.At(gone[0].At):HH:mm dd/MM/yyyy}",
            $"Phần mềm diệt vi-rút đang xóa tệp. Loại trừ thư mục {context.DataDirectory} và thư mục phân hệ cạnh nó khỏi việc quét; tệp còn ở thư mục thả được nhận lại."));
    }

    private static Task<Observation> Zone(CancellationToken cancel)
    {
        try
        {
            var offset = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh").BaseUtcOffset;
            return Task.FromResult(offset == TimeSpan.FromHours(7) ? Observation.Good("UTC+7") : new Observation(CheckLevel.Warning, $"UTC{offset:hh\\:mm}", "Cập nhật dữ liệu múi giờ của máy chủ."));
        }
        catch (TimeZoneNotFoundException)
        {
            return Task.FromResult(new Observation(CheckLevel.Info, "máy không có dữ liệu múi giờ; phân hệ tự tính UTC+7"));
        }
    }

    private static Task<Observation> Optional(string? own, string? program, string without) => Task.FromResult((own, program) switch
    {
        (_, { } found) => Observation.Good(found),
        ({ } said, null) => new Observation(CheckLevel.Warning, $"không có tệp {said}", "Sửa đường dẫn trong cấu hình, hoặc bỏ trống để tự tìm."),
        _ => new Observation(CheckLevel.Info, $"chưa cài; {without}"),
    });
}
