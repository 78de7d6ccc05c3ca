using System.Globalization;
using LangSon.Txct.Support;

namespace LangSon.Txct.Benchmarks.Papers;

/// <summary>Minutes of groups, the same bytes each time: a page of text, and a picture that nothing can press together.</summary>
internal static class GroupPapers
{
    public const int Bytes = 60_000;

    public static string GroupId(int group) => string.Create(CultureInfo.InvariantCulture, $"T{group:00}");

    public static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"Nhà văn hóa thôn {number}");

    public static byte[] Write(int group, int number)
    {
        var file = new PdfFile().Lines(
            "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", $"TỔ ĐẠI BIỂU SỐ {group:00}", "BIÊN BẢN", "Hội nghị tiếp xúc cử tri trước kỳ họp thường lệ giữa năm 2024",
            $"Hôm nay, ngày 12 tháng 6 năm 2024, tại {Place(number)}, Tổ đại biểu số {group:00} đã tiếp xúc cử tri.",
            "Cử tri đề nghị sửa chữa tuyến đường liên thôn, bổ sung biển báo và hệ thống thoát nước.");
        const int width = 100;
        var rows = (Bytes - file.ToBytes().Length - 200) / (width * 3);
        var noise = new byte[width * 3 * rows];
        new Random((group * 100_000) + number).NextBytes(noise);
        file.Stream($"/Type /XObject /Subtype /Image /Width {width} /Height {rows} /ColorSpace /DeviceRGB /BitsPerComponent 8", noise, isPacked: false);
        return file.ToBytes();
    }
}
