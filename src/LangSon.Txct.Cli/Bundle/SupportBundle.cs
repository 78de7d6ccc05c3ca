using System.IO.Compression;
using System.Text;
using LangSon.Txct.Cli.Doctor;
using LangSon.Txct.Cli.Settings;
using LangSon.Txct.Cli.Work;

namespace LangSon.Txct.Cli.Bundle;

/// <summary>The zip file: which entries it has, and that each passes <see cref="Redaction"/>.</summary>
internal static class SupportBundle
{
    private const string Readme = """
        # Gói hỗ trợ của phân hệ tiếp xúc cử tri

        Gói này để người hỗ trợ từ xa biết phân hệ đang ra sao. Trong đó không có mật khẩu, khóa bí mật, tên cử tri, tên đại biểu, địa chỉ thư, trích yếu hay nội dung văn bản nào.

        | Tệp | Có gì |
        | --- | --- |
        | versions.json | phiên bản của công cụ, của phân hệ trên máy, của .NET và hệ điều hành |
        | settings.json | khóa nào đã đặt trên trang quản trị; chỉ số, giờ, lựa chọn được ghi ra, chữ và bí mật thì không |
        | checks.json | kết quả “txct doctor”: mã, tên, mức; điều thấy được trên máy |
        | events.json | những sự kiện cuối mà phân hệ đang chạy còn nhớ: giờ, mức, số, câu mẫu không kèm giá trị; trống nếu không hỏi được |
        | tables.json | các bước nâng cấp đã áp dụng, số dòng của mỗi bảng, số việc theo tình trạng; không có nội dung dòng nào |
        | folders.json | số tệp và dung lượng các thư mục của phân hệ |

        Xin mở từng tệp xem trước khi gửi đi: đều là chữ, đọc được bằng mọi trình soạn thảo.
        """;

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="data">The module's data folder.</param>
    /// <param name="url">Where the module runs; null to leave it unasked.</param>
    /// <returns>The entries' names.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(string data, string? url, string path, TimeProvider time, CancellationToken cancel)
    {
        if (!Directory.Exists(data))
        {
            throw new ToolFaultException(ExitCodes.Broken, "TXCT-BUN-002", $"Không có thư mục {data}. Xin ghi đúng --data.");
        }

        var settings = new SettingsFile(data);
        var redaction = Redaction.Of(settings, data);
        var module = await ModuleAnswers.AskAsync(data, url, cancel);
        List<(string Name, string Text)> entries =
        [
            ("README.md", Readme),
            ("versions.json", CommandJson.Write(BundleFacts.Versions(data, time))),
            ("settings.json", CommandJson.Write(BundleFacts.Settings(settings))),
            ("checks.json", CommandJson.Write(new { machine = await DoctorRun.MachineAsync(DoctorPlace.Of(data, null), cancel), module = module.Checks, module.Fault })),
            ("events.json", CommandJson.Write(new { events = module.Events, module.Fault })),
            ("tables.json", CommandJson.Write(BundleTables.Of(data))),
            ("folders.json", CommandJson.Write(BundleFacts.Folders(data))),
        ];
        var unfinished = $"{path}.{Guid.NewGuid():n}";
        try
        {
            await using (var zip = await ZipFile.OpenAsync(unfinished, ZipArchiveMode.Create, cancel))
            {
                foreach (var (name, text) in entries)
                {
                    await using var entry = await zip.CreateEntry(name).OpenAsync(cancel);
                    await entry.WriteAsync(Encoding.UTF8.GetBytes(name == "README.md" ? text : redaction.Clean(text)), cancel);
                }
            }

            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return [.. entries.Select(entry => entry.Name)];
    }
}
