using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>Who signed: the name below the signer's office at the end of the text.</summary>
internal static partial class SignatureBlock
{
    /// <summary>So many lines below the office the name is looked for; the list of recipients may stand between.</summary>
    private const int Depth = 30;

    public static string? Signer(IReadOnlyList<TextLine> lines)
    {
        for (var office = lines.Count - 1; office >= 0; office--)
        {
            if (Office().IsMatch(lines[office].Text) && NameBelow(lines, office) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private static string? NameBelow(IReadOnlyList<TextLine> lines, int office)
    {
        foreach (var line in lines.Skip(office + 1).Take(Depth).Select(line => line.Text))
        {
            if (Ends().IsMatch(line))
            {
                return null;
            }

            var name = Title().Replace(line, "").Trim(' ', '.', ',');
            if (Name().IsMatch(name) && !NoName().IsMatch(name))
            {
                return name;
            }

            if (CapitalName().IsMatch(name) && !NoName().IsMatch(name) && !Office().IsMatch(name))
            {
                return name;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[./]\s*)*(?:(?:QUYỀN|PHÓ|ỦY VIÊN|UV)\s+)?(?:CHỦ TỊCH|CHỦ NHIỆM|CHỦ TỌA|CHỦ TRÌ|TRƯỞNG BAN|TRƯỞNG ĐOÀN|TRƯỞNG PHÒNG|TỔ TRƯỞNG|TỔ PHÓ|PHÓ TỔ TRƯỞNG|PHÓ BAN|PHÓ ĐOÀN|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|PHÓ VĂN PHÒNG|CHÁNH THANH TRA|CHÁNH ÁN|VIỆN TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|CHỈ HUY TRƯỞNG|CHÍNH ỦY|BÍ THƯ|TỔNG THƯ KÝ|THỦ TRƯỞNG|BỘ TRƯỞNG|THƯỜNG TRỰC BAN)\b[^\p{Ll}:;]{0,60}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Office();

    [GeneratedRegex(@"^\p{Lu}[\p{Ll}'’]*(?:[ -]\p{Lu}[\p{Ll}'’]*){1,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\p{Lu}{2,}(?: \p{Lu}+){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalName();

    [GeneratedRegex(@"^(?:Đã Ký|Như Trên|Nơi Nhận|Trang|Phụ Lục)|\b(?:ỦY BAN|HỘI ĐỒNG|NHÂN DÂN|VĂN PHÒNG|THƯỜNG TRỰC|TỈNH|PHÓ|NƠI NHẬN|ĐÃ KÝ|PHỤ LỤC|DANH MỤC|BIỂU|TM|KT|BAN|SỞ)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoName();

    [GeneratedRegex(@"^(?:PHỤ LỤC|Phụ lục|BIỂU|DANH MỤC|DANH SÁCH|STT$|TT$|MẪU|Kèm theo|\(Kèm theo)", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    /// <summary>Ranks and degrees, which are no part of the name.</summary>
    [GeneratedRegex(@"^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|THS|BSCKII|BSCKI|BSNT|BS|CKII|CKI|DS|CN|KS|LS|KTS|NGƯT|NGND|TTƯT|TTND|Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Luật sư|Cử nhân|Ông|Bà|Đồng chí|Đ/c|(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|Chuẩn úy)(?:[.:,/\s]+))+", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
