namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>The kinds of administrative documents (Decree 30/2020/NĐ-CP, annex III), as printed and as abbreviated in notations.</summary>
internal static class PaperTitles
{
    public const string Letter = "CÔNG VĂN";
    public const string Annex = "PHỤ LỤC";

    private static readonly (string Title, string? Abbreviation)[] All =
    [
        ("NGHỊ QUYẾT", "NQ"), ("QUYẾT ĐỊNH", "QĐ"), ("CHỈ THỊ", "CT"), ("QUY CHẾ", "QC"), ("QUY ĐỊNH", "QYĐ"), ("THÔNG CÁO", "TC"), ("THÔNG BÁO", "TB"), ("HƯỚNG DẪN", "HD"),
        ("CHƯƠNG TRÌNH", "CTR"), ("KẾ HOẠCH", "KH"), ("PHƯƠNG ÁN", "PA"), ("ĐỀ ÁN", "ĐA"), ("DỰ ÁN", "DA"), ("BÁO CÁO", "BC"), ("BIÊN BẢN", "BB"), ("TỜ TRÌNH", "TTR"),
        ("HỢP ĐỒNG", "HĐ"), ("CÔNG ĐIỆN", "CĐ"), ("GIẤY MỜI", "GM"), ("GIẤY GIỚI THIỆU", "GGT"), ("GIẤY ỦY QUYỀN", "GUQ"), ("PHIẾU CHUYỂN", "PC"), ("PHIẾU GỬI", "PG"),
        ("PHIẾU BÁO", "PB"), ("KẾT LUẬN", "KL"), ("ĐỀ CƯƠNG", null), ("LỊCH", null), ("THÔNG TIN", null), ("TÀI LIỆU", null), ("DANH SÁCH", null), ("QUY CHẾ PHỐI HỢP", "QCPH"),
        (Annex, null), ("BIỂU MẪU", null), ("MẪU BIÊN BẢN", null), ("MẪU", null),
    ];

    /// <summary>The kind with which a line begins; the longest that fits.</summary>
    public static string? AtStartOf(string line) => All.Select(row => row.Title)
        .Where(title => line.StartsWith(title, StringComparison.Ordinal) && (line.Length == title.Length || !char.IsLetter(line[title.Length])))
        .MaxBy(title => title.Length);

    /// <summary>"BÁOCÁO", as it reads when spaced-out letters were closed up, parted again.</summary>
    public static string Respaced(string closed) =>
        All.FirstOrDefault(row => row.Title.Replace(" ", "", StringComparison.Ordinal) == closed.ToUpperInvariant()).Title ?? closed;

    /// <summary>By the first part of the notation: BC-UBND is a report. A notation that begins with the issuer is a letter's.</summary>
    public static string OfNotation(string notation)
    {
        var first = notation.Split('/')[^1].Split('-')[0].ToUpperInvariant();
        return All.FirstOrDefault(row => row.Abbreviation == first).Title ?? Letter;
    }

    /// <summary>By the word with which a sentence names a document: "Báo cáo" is a report.</summary>
    public static string? Named(string word) => AtStartOf(word.ToUpperInvariant());
}
