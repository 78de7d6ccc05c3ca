using System.Text;
using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Content.Checks;

/// <summary>
/// Finds the three marks of the Law on Protection of State Secrets 29/2018/QH14, art. 8: MẬT, TỐI MẬT, TUYỆT MẬT.
/// A mark stands apart: alone on a line, in a box or a cell, in a page header, after "Độ mật:". Words such as bảo mật, mật độ, bí mật are none.
/// </summary>
internal static partial class SecretMarks
{
    /// <summary>Longest line that can be a mark with what belongs to it, such as the urgency or the copy's number.</summary>
    private const int MostLetters = 60;

    /// <summary>So many letters beside the text are looked at together.</summary>
    private const int LongestPart = 2000;

    /// <summary>Whether lines of the text bear a mark. A line of its own is needed, since sentences speak of secrets too.</summary>
    public static bool InText(IReadOnlyList<string> lines)
    {
        var cleaned = lines.Select(Clean).ToList();
        return Enumerable.Range(0, lines.Count).Any(index => MayMark(cleaned[index], lines[index]) && IsMark(cleaned, index))
            || IsSpelled(cleaned);
    }

    /// <summary>Whether a word beside the text bears a mark: page headers, watermarks, comments, properties. Less is needed there.</summary>
    public static bool InAside(string words) => Parts(words).Any(MarksAside);

    private static bool MarksAside(string words) => Variants(words).Select(Clean).Any(text => MayMark(text) && (
        Alone().IsMatch(text) || Label().IsMatch(text) || Strong().IsMatch(text) || Loose().IsMatch(text)))
        || (words.Contains("mat", StringComparison.OrdinalIgnoreCase) || words.Contains('ậ') || words.Contains('Ậ')) && Folded().IsMatch(Plain(words));

    /// <summary>Long words in parts that overlap: a mark is short, and time may not grow faster than the words.</summary>
    private static IEnumerable<string> Parts(string words)
    {
        for (var from = 0; from == 0 || from + MostLetters < words.Length; from += LongestPart - MostLetters)
        {
            yield return words.Substring(from, Math.Min(LongestPart, words.Length - from));
        }
    }

    /// <summary>One letter a line, as in a narrow box.</summary>
    private static bool IsSpelled(List<string> lines)
    {
        var letters = string.Concat(lines.Where(line => line.Length is > 0 and < 12).Select(line => line.Where(char.IsLetter).Take(2).ToArray() switch { [var only] => only, [] => default(char?), _ => ' ' }));
        return letters.Contains("MẬT", StringComparison.Ordinal);
    }

    private static bool IsMark(List<string> lines, int index) => Variants(lines[index]).Any(line => IsMark(line, Before(lines, index), After(lines, index)));

    private static bool IsMark(string line, string before, string after)
    {
        string[] pieces = [line, .. Pieces().Split(line)];
        for (var index = 0; index < pieces.Length; index++)
        {
            var (above, below) = (index > 1 ? pieces[index - 1] : before, index > 0 && index + 1 < pieces.Length ? pieces[index + 1] : after);
            if (pieces[index].Length <= MostLetters && Alone().IsMatch(pieces[index]) && HasCapital(pieces[index]) && !Continues(pieces[index], above, below))
            {
                return true;
            }
        }

        return line.Length <= MostLetters && (Label().IsMatch(line) || Strong().IsMatch(line) || (AnyCase().IsMatch(line) && OpenLabel().IsMatch(before)));
    }

    /// <summary>Half of a broken heading, as "MẬT" above "ĐỘ DÂN SỐ" or below "AN TOÀN, BẢO".</summary>
    private static bool Continues(string piece, string before, string after) =>
        Bare().IsMatch(piece) && (Followed().IsMatch(after) || Preceded().IsMatch(before));

    private static bool HasCapital(string piece) => char.IsUpper(piece.FirstOrDefault(char.IsLetter));

    private static string Before(List<string> lines, int index) => index > 0 ? lines[index - 1] : "";

    private static string After(List<string> lines, int index) => index + 1 < lines.Count ? lines[index + 1] : "";

    /// <summary>The words as they stand, and as they would read if they were typed in the old encodings.</summary>
    private static IEnumerable<string> Variants(string line) => line.Any(letter => letter is > '\u007F' and < '\u0100')
        ? [line, Tcvn3.ToUnicode(line), Vni.ToUnicode(line)]
        : [line];

    private static bool MayMark(params string[] variants) => variants.Any(line => line.AsSpan().IndexOfAny("ậẬËëÄä") >= 0);

    /// <summary>Composed letters, wide letters made plain, what cannot be seen taken away.</summary>
    private static string Clean(string line)
    {
        if (Ascii.IsValid(line))
        {
            return line;
        }

        // Compatibility forms would also turn the old encodings' signs into others; they only matter beyond Latin-1.
        var isWide = line.Any(letter => letter > '\u2FFF') && !Composed.HasHoles(line);
        return Invisible().Replace(isWide ? line.Normalize(NormalizationForm.FormKC) : Composed.Of(line), "");
    }

    private static string Plain(string words) => string.Concat(Clean(words).Normalize(Composed.HasHoles(words) ? NormalizationForm.FormC : NormalizationForm.FormD)
        .Where(letter => char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark)).Replace('đ', 'd').Replace('Đ', 'D');

    private const string Degree = @"(?:T\W*Ố\W*I\W*|T\W*U\W*Y\W*Ệ\W*T\W*)?M\W*Ậ\W*T";
    private const string Beside = @"(?:\W|KHẨN|THƯỢNG|HỎA|HOẢ|TỐC|HẸN|GIỜ|BẢN|SỐ|LƯU|HÀNH|NỘI|BỘ|\d)*";

    [GeneratedRegex(@"[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\t+|\s{2,}|[|¦]")]
    private static partial Regex Pieces();

    [GeneratedRegex($"^{Beside}{Degree}{Beside}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Alone();

    [GeneratedRegex(@"^\W*(?:(?:T\W*Ố\W*I|T\W*U\W*Y\W*Ệ\W*T)\W*)?M\W*Ậ\W*T\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyCase();

    [GeneratedRegex(@"^\W*MẬT\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:ĐỘ|ONG|KHẨU|MÃ|NGỮ|THƯ|THÁM|VỤ|GẤU|MÍA|NHÂN)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Followed();

    [GeneratedRegex(@"\b(?:BẢO|BÍ|CƠ|CẨN|THÂN|TINH|NGỌT)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Preceded();

    [GeneratedRegex(@"(?:\b(?:mức\s+)?độ\s+mật|\bdấu\s+(?:chỉ\s+độ\s+)?mật|\bchế\s+độ|\bphân\s+loại)\s*[:：=\-–]\W*(?:tối\s+|tuyệt\s+)?mật\W*(?:$|[\t;,.(])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:\b(?:mức\s+)?độ\s+(?:bảo\s+)?mật|\bdấu\s+(?:chỉ\s+độ\s+)?mật)\s*[:：]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpenLabel();

    /// <summary>A short line in capitals with a mark, or one that calls the paper itself secret.</summary>
    [GeneratedRegex(@"^[^\p{Ll}]*\b(?:TỐI|TUYỆT)\s+MẬT\b[^\p{Ll}]*$|^\W*(?i:tài liệu|văn bản|hồ sơ|công văn|báo cáo|bản)\s+(?:(?:TUYỆT|TỐI)\s+)?MẬT\b(?!\s*(?i:độ|ong|khẩu|mã))|^\W*(?i:tài liệu|văn bản)\s+(?i:tối|tuyệt)\s+(?i:mật)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?i:\b(?:tối|tuyệt)\s+mật\b)|(?<!(?:BẢO|BÍ|CƠ)\s)\bMẬT\b(?!\s*(?:ĐỘ|ONG|KHẨU|MÃ|NGỮ))|(?i:\b(?:tài liệu|văn bản|hồ sơ)\s+mật\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Loose();

    /// <summary>Properties of programs that know no Vietnamese letters: "Do mat: Toi mat", "Classification=Mat".</summary>
    [GeneratedRegex(@"^\W*(?:muc\s*)?(?:do|dau)[\s_-]*mat\W*[:=]\W*(?:toi[\s_-]*|tuyet[\s_-]*)?mat\W*$|^\W*\w*(?:classification|security|sensitivity|msip_label)\w*\W*[:=]\W*(?:toi[\s_-]*|tuyet[\s_-]*)?mat\W*$|^\W*(?:toi|tuyet)[\s_-]*mat\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Folded();
}
