using System.IO.Compression;

namespace LangSon.Txct.Content.Reading;

/// <summary>Bounds of an office file's zip, held before anything of it is unpacked.</summary>
internal static class ZipLimits
{
    private const int MostEntries = 2000;
    private const long MostBytes = 100L << 20;
    private const long MostRatio = 200;

    /// <summary>What is wrong with the zip; null if nothing is.</summary>
    public static Checks.Finding? Check(Stream bytes)
    {
        try
        {
            using var zip = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            return zip switch
            {
                _ when zip.Entries.Count > MostEntries || zip.Entries.Sum(entry => entry.Length) > MostBytes || zip.Entries.Any(Explodes) =>
                    Refuse("archive-bomb", "Tệp giải nén ra quá lớn so với dung lượng. Xin lưu lại từ Word rồi gửi bản mới."),
                _ when zip.Entries.Any(entry => entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/')) =>
                    Refuse("unsafe-name", "Tệp có tên bên trong trỏ ra ngoài. Không nhận tệp này; xin lưu lại từ Word."),
                _ => null,
            };
        }
        catch (InvalidDataException)
        {
            return Refuse("corrupt", "Tệp hỏng, không mở được. Xin gửi lại bản lành.");
        }
        finally
        {
            bytes.Position = 0;
        }
    }

    private static bool Explodes(ZipArchiveEntry entry) => entry.Length > 1 << 20 && entry.Length / Math.Max(1, entry.CompressedLength) > MostRatio;

    private static Checks.Finding Refuse(string code, string message) => new(Checks.Verdict.Refused, code, message);
}
