using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading;

/// <summary>The top of an administrative document, from the issuing body to the subject (Decree 30/2020/NĐ-CP, annex I).</summary>
internal sealed partial class HeaderBlock
{
    /// <summary>So many lines from the top are looked at for number, date and title.</summary>
    private const int Depth = 30;

    private static readonly string[] Motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"];
    private static readonly string[] Titles = ["BÁO CÁO", "NGHỊ QUYẾT", "THÔNG BÁO", "KẾ HOẠCH", "BIÊN BẢN", "TỜ TRÌNH", "HƯỚNG DẪN", "GIẤY MỜI", "QUYẾT ĐỊNH", "CHƯƠNG TRÌNH", "ĐỀ CƯƠNG"];

    private readonly IReadOnlyList<string> lines;
    private readonly int numberAt;
    private readonly int titleAt;

    /// <param name="lines">The document's lines, blanks at their ends taken away, empty ones left out.</param>
    public HeaderBlock(IReadOnlyList<string> lines)
    {
        this.lines = lines;
        numberAt = FindIndex(line => NumberLine().IsMatch(line));
        titleAt = FindIndex(line => Titles.Contains(Joined(line), StringComparer.Ordinal) || Titles.Contains(line.ToUpperInvariant(), StringComparer.Ordinal) && IsUpper(line));
        Number = numberAt < 0 ? null : DocumentNumber.Find(NumberLine().Match(lines[numberAt]).Groups[1].Value);
        var date = FindIndex(line => DateLine().IsMatch(line));
        IssuedOn = date < 0 ? null : ReadDate(DateLine().Match(lines[date]));
        HasBlanksToFill = lines.Take(titleAt < 0 ? Depth : titleAt).Any(line => Dots().IsMatch(line));
        IsDraft = lines.Take(Depth).Any(line => DraftMark().IsMatch(line));
    }

    public DocumentNumber? Number { get; }
    public DateOnly? IssuedOn { get; }

    /// <summary>The kind of document as printed, in capitals; null if there is no title of its own.</summary>
    public string? Title => titleAt < 0 ? null : Titles.First(title => title == Joined(lines[titleAt]) || title == lines[titleAt].ToUpperInvariant());

    /// <summary>Dots where the issuing body, the number or the date is to be written in: a form.</summary>
    public bool HasBlanksToFill { get; }

    public bool IsDraft { get; }

    /// <summary>The issuing body's own lines; the body above it, where there is one, is left out.</summary>
    public string? Issuer()
    {
        if (numberAt <= 0)
        {
            return null;
        }

        var body = lines.Take(numberAt).Where(line => IsUpper(line) && !IsRule(line) && !Motto.Contains(line.ToUpperInvariant()) && !DateLine().IsMatch(line)).ToList();
        var own = body.FindLastIndex(line => OwnBody().IsMatch(line));
        return body.Count == 0 ? null : string.Join(' ', own > 0 ? body.Skip(own) : body);
    }

    /// <summary>Trích yếu: the lines below the title, down to the rule or to where the text begins.</summary>
    public string? Subject()
    {
        if (titleAt < 0)
        {
            return null;
        }

        var subject = lines.Skip(titleAt + 1).TakeWhile(line => !IsRule(line) && !BodyStart().IsMatch(line)).Take(8).ToList();
        return subject.Count == 0 ? null : string.Join(' ', subject);
    }

    private int FindIndex(Func<string, bool> matches)
    {
        for (var index = 0; index < Math.Min(Depth, lines.Count); index++)
        {
            if (matches(lines[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private static DateOnly? ReadDate(Match match) => DateOnly.TryParseExact(
        $"{match.Groups[1].Value.PadLeft(2, '0')}/{match.Groups[2].Value.PadLeft(2, '0')}/{match.Groups[3].Value}", "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>"B Á O   C Á O" as "BÁO CÁO": words of single letters, parted by wider blanks.</summary>
    private static string Joined(string line) => Spaced().IsMatch(line)
        ? string.Join(' ', WideBlanks().Split(line).Select(word => word.Replace(" ", "", StringComparison.Ordinal)))
        : line;

    private static bool IsUpper(string line) => line.Any(char.IsLetter) && !line.Any(char.IsLower);

    private static bool IsRule(string line) => line.All(letter => letter is '_' or '-' or '–' or '—' or '*' or ' ');

    [GeneratedRegex(@"^Số\s*:\s*(.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@",\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"\.{3,}|…{1,}")]
    private static partial Regex Dots();

    [GeneratedRegex(@"^\(?\s*(?:DỰ THẢO|D Ự\s+T H Ả O)(?:\s+LẦN.*)?\s*\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex DraftMark();

    [GeneratedRegex(@"^(?:THƯỜNG TRỰC|TỔ ĐẠI BIỂU|VĂN PHÒNG|BAN |SỞ |ĐOÀN ĐẠI BIỂU|ĐOÀN ĐBQH)")]
    private static partial Regex OwnBody();

    [GeneratedRegex(@"^(?:Căn cứ|Thực hiện|Kính gửi|\(|Điều \d|[IVX]+\.|\d+\.|HỘI ĐỒNG NHÂN DÂN TỈNH|Xét |Theo )")]
    private static partial Regex BodyStart();

    [GeneratedRegex(@"^(?:\p{L} )+\s*(?:\p{L} ?)+$")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex WideBlanks();
}
