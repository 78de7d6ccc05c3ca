using System.Collections.Concurrent;
using System.Security.Cryptography;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>A drop folder with papers that may go out at once, none of which is like any other ever made.</summary>
internal sealed class DroppedPapers(string folder)
{
    private static readonly ConcurrentDictionary<string, bool> Ever = new();

    private readonly List<string> digests = [];

    /// <summary>The digests of all papers that were ever dropped, in whatever folder.</summary>
    public static IReadOnlyCollection<string> EverDropped => Ever.Keys.ToHashSet();

    public string Folder { get; } = Directory.CreateDirectory(folder).FullName;

    /// <summary>The digests of all that lies there.</summary>
    /// <summary>What chance puts at the head of a picture may be a program's mark, for which a paper is refused.</summary>
    private static readonly byte[] JpegMark = [0xFF, 0xD8, 0xFF, 0xE0];

    public IReadOnlyCollection<string> Digests => digests;

    /// <summary>Drops a paper, whole.</summary>
    /// <param name="corrects">Whether it says that it corrects the one of the same number.</param>
    /// <param name="pictureBytes">Bytes that no packing makes fewer.</param>
    public DroppedPapers Add(int number, bool corrects = false, int pictureBytes = 2000)
    {
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var paper = new WordFile().Lines(
            "HỘI ĐỒNG NHÂN DÂN", "TỈNH LẠNG SƠN", $"Số: {number}/BC-HĐND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "Lạng Sơn, ngày 10 tháng 6 năm 2024", "BÁO CÁO", $"Kết quả giám sát việc giải quyết kiến nghị của cử tri, lần {mark}", "_____________",
            corrects ? $"Báo cáo này đính chính Báo cáo số {number}/BC-HĐND ngày 10/6/2024." : "Thường trực HĐND tỉnh báo cáo kết quả giám sát như sau:",
            "1. Tổng số kiến nghị của cử tri: 12.", "Nơi nhận:", "- Đại biểu HĐND tỉnh;", "- Lưu: VT.", "TM. THƯỜNG TRỰC HĐND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Thị Giả Định");
        var bytes = paper.Part("word/media/image1.jpeg", [.. JpegMark, .. RandomNumberGenerator.GetBytes(pictureBytes)]).ToBytes();
        var name = $"{number} BC-HĐND.{(corrects ? "đính chính." : "")}docx";
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Ever[sha256] = true;
        File.WriteAllBytes(Path.Combine(Folder, $".{name}"), bytes);
        File.Move(Path.Combine(Folder, $".{name}"), Path.Combine(Folder, name));
        digests.Add(sha256);
        return this;
    }

    /// <summary>Drops minutes of a meeting of its own, with what they are beside them.</summary>
    public DroppedPapers AddMinutes(int number, int pictureBytes = 2000)
    {
        File.WriteAllText(
            Path.Combine(Folder, $"{number} BC-HĐND.docx.meta.json"),
            $$"""{ "round": "2024-pre-mid", "kind": "Minutes", "meeting": { "date": "2024-06-12", "place": "Điểm {{number}}" } }""");
        return Add(number, pictureBytes: pictureBytes);
    }

    /// <summary>Drops a paper that lies there already once more, under another name.</summary>
    public DroppedPapers AddCopy(int number)
    {
        foreach (var name in Directory.GetFiles(Folder, $"{number} BC-HĐND.docx*").Select(path => Path.GetFileName(path)).OrderDescending(StringComparer.Ordinal))
        {
            File.Copy(Path.Combine(Folder, name), Path.Combine(Folder, $"bản sao {name}"));
        }

        return this;
    }
}
