using System.IO.Compression;
using System.Text;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Operations.Bundle;

/// <summary>What somebody who helps from afar needs to know: which entries there are, and that each passes <see cref="Redaction"/>.</summary>
internal static class SupportBundle
{
    public const string ReadmeName = "README.md";

    /// <summary>What stands in each entry, in Vietnamese.</summary>
    private static readonly (string Name, string What)[] Contents =
    [
        ("versions.json", "phiên bản của phân hệ, của công cụ, của .NET và hệ điều hành"),
        ("settings.json", "khóa nào đã đặt trên trang quản trị; chỉ số, giờ, lựa chọn được ghi ra, chữ và bí mật thì không"),
        ("checks.json", "kết quả kiểm tra: mã, tên, mức; gói làm bằng lệnh “txct bundle” có thêm điều thấy được trên máy"),
        ("events.json", "những sự kiện cuối mà phân hệ đang chạy còn nhớ: giờ, mức, số, câu mẫu không kèm giá trị; trống nếu không hỏi được"),
        ("tables.json", "các bước nâng cấp đã áp dụng, số dòng của mỗi bảng, số việc theo tình trạng; không có nội dung dòng nào"),
        ("folders.json", "số tệp và dung lượng các thư mục của phân hệ"),
    ];

    private static readonly string Readme =
        $"""
        # Gói hỗ trợ của phân hệ tiếp xúc cử tri

        Gói này để người hỗ trợ từ xa biết phân hệ đang ra sao. Trong đó không có mật khẩu, khóa bí mật, tên cử tri, tên đại biểu, địa chỉ thư, trích yếu hay nội dung văn bản nào.

        | Tệp | Có gì |
        | --- | --- |
        {string.Join('\n', Contents.Select(entry => $"| {entry.Name} | {entry.What} |"))}

        Xin mở từng tệp xem trước khi gửi đi: đều là chữ, đọc được bằng mọi trình soạn thảo.
        """;

    /// <summary>All entries as they leave this machine, the one that explains the others first.</summary>
    public static IReadOnlyList<BundleEntry> Entries(BundleSource source, TimeProvider time)
    {
        var redaction = Redaction.Of(source);
        return [new BundleEntry(ReadmeName, "gói này có gì", Readme), .. Contents.Select(entry => new BundleEntry(entry.Name, entry.What, redaction.Clean(RecordJson.Write(Facts(entry.Name, source, time)))))];
    }

    /// <summary>Writes a zip of the entries.</summary>
    public static async Task WriteAsync(IReadOnlyList<BundleEntry> entries, Stream to, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        foreach (var entry in entries)
        {
            await using var file = await zip.CreateEntry(entry.Name).OpenAsync(cancel);
            await file.WriteAsync(Encoding.UTF8.GetBytes(entry.Text), cancel);
        }
    }

    private static object Facts(string name, BundleSource source, TimeProvider time) => name switch
    {
        "versions.json" => BundleFacts.Versions(source.Data, time),
        "settings.json" => BundleFacts.Settings(source),
        "checks.json" => new { machine = source.Machine, module = source.Checks, fault = source.Fault },
        "events.json" => new { events = source.Events, fault = source.Fault },
        "tables.json" => BundleTables.Of(source.Data),
        _ => BundleFacts.Folders(source.Data),
    };
}

/// <param name="What">What stands in it, in Vietnamese.</param>
/// <param name="Text">Masked, as it is written.</param>
public sealed record BundleEntry(string Name, string What, string Text);
