using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>The top of an administrative document, from the issuing body to the title (Decree 30/2020/NĐ-CP, annex I).</summary>
internal sealed partial class HeaderBlock
{
    /// <summary>So many lines from the top are looked at for number, date and title.</summary>
    private const int Depth = 40;

    private readonly IReadOnlyList<TextLine> lines;
    private readonly int numberAt;

    /// <param name="lines">Cleaned, none of them empty.</param>
    public HeaderBlock(IReadOnlyList<TextLine> lines)
    {
        this.lines = lines;
        numberAt = FindIndex(line => NumberLine().IsMatch(line.Text));
        TitleAt = FindIndex(IsTitle);
        if (numberAt > TitleAt && TitleAt >= 0 && !IsEmptyNumber(numberAt) && Own(numberAt) is null)
        {
            numberAt = -1;
        }

        Number = numberAt >= 0 ? Own(numberAt) : lines.Take(TitleAt < 0 ? 12 : TitleAt).Select(line => DocumentNumber.Find(line.Text)).FirstOrDefault(number => number is not null);
        IssuedOn = Date();
        HasBlanks = lines.Take(TitleAt < 0 ? Depth : TitleAt + 1).Any(line => Dots().IsMatch(line.Text));
    }

    public DocumentNumber? Number { get; }

    public DateOnly? IssuedOn { get; }

    /// <summary>Where the title stands; -1 if there is none, as in letters.</summary>
    public int TitleAt { get; }

    /// <summary>The line after which the head's left column goes on; -1 where no number is printed.</summary>
    public int NumberAt => numberAt;

    /// <summary>The kind of document as printed, in capitals; null if there is no title of its own.</summary>
    public string? Title => TitleAt < 0 ? null : PaperTitles.AtStartOf(lines[TitleAt].Text.ToUpperInvariant());

    /// <summary>Dots where something is to be written in.</summary>
    public bool HasBlanks { get; }

    /// <summary>The issuing body's own lines; the body above it, where there is one, is left out.</summary>
    public string? Issuer()
    {
        var end = numberAt >= 0 ? numberAt : TitleAt >= 0 ? TitleAt : Depth;
        var body = lines.Take(end).Where(line => IsUpper(line.Text) && !IsRule(line.Text) && !NoBody().IsMatch(line.Text) && !PaperLines.Motto().IsMatch(line.Text) && !DateLine().IsMatch(line.Text)).ToList();
        var own = body.FindLastIndex(line => OwnBody().IsMatch(line.Text));
        var bold = body.FindIndex(line => line.IsBold);
        var first = bold > 0 && body.Skip(bold).All(line => line.IsBold) ? bold : Math.Max(own, 0);
        while (first > 0 && PlaceAlone().IsMatch(body[first].Text))
        {
            first--;
        }

        return body.Count == 0 ? null : string.Join(' ', body.Skip(first).Select(line => line.Text));
    }

    private bool IsTitle(TextLine line)
    {
        if (PaperTitles.AtStartOf(line.Text.ToUpperInvariant()) is not { } title)
        {
            return false;
        }

        var isWhole = line.Text.Length == title.Length || (title == PaperTitles.Annex && line.Text.Length < title.Length + 6);
        return IsUpper(line.Text) ? isWhole || !EndsInColon().IsMatch(line.Text) : isWhole && (line.IsCentered || line.IsBold || title == PaperTitles.Annex);
    }

    private bool IsEmptyNumber(int index) => EmptyNumber().IsMatch(lines[index].Text);

    /// <summary>The number printed on a line; a long notation, or the number itself, may go on in the next.</summary>
    private DocumentNumber? Own(int index)
    {
        var after = NumberLine().Match(lines[index].Text).Groups[1].Value;
        var next = index + 1 < lines.Count ? lines[index + 1].Text : "";
        var goesOn = after.Length == 0 || after[^1] is '-' or '/' || NotationGoesOn().IsMatch(next);
        return (goesOn ? DocumentNumber.AtStartOf(after + next) : null) ?? DocumentNumber.AtStartOf(after);
    }

    /// <summary>The first date of the head that follows a place, else the first that stands alone; dates within sentences are others'.</summary>
    private DateOnly? Date()
    {
        var end = TitleAt >= 0 ? TitleAt : FindIndex(line => Sentence().IsMatch(line.Text)) is >= 0 and var start ? start : Math.Min(Depth, lines.Count);
        var head = Enumerable.Range(0, Math.Min(end, lines.Count)).Where(index => !Sentence().IsMatch(lines[index].Text))
            .Select(index => index + 1 < end && OpenDate().IsMatch(lines[index].Text) ? $"{lines[index].Text} {lines[index + 1].Text}" : lines[index].Text)
            .Select(text => DateLine().Match(text)).Where(match => match.Success).ToList();
        return (head.Find(match => match.Groups["place"].Success) ?? head.FirstOrDefault() ?? (lines.Take(end).Any(line => BlankDate().IsMatch(line.Text)) ? null : AtTheEnd(end))) is { } found ? ReadDate(found) : null;
    }

    /// <summary>Papers of several bodies have place and date above the signatures; the line says nothing else.</summary>
    private Match? AtTheEnd(int head) => lines.Skip(head).Select(line => DateLine().Match(line.Text) is { Success: true } match && match.Groups["place"].Success && match.Length == line.Text.TrimEnd('.').Length ? match : null).LastOrDefault(match => match is not null);

    private int FindIndex(Func<TextLine, bool> matches)
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

    public static DateOnly? ReadDate(Match match) => DateOnly.TryParseExact(
        $"{match.Groups["day"].Value.PadLeft(2, '0')}/{match.Groups["month"].Value.PadLeft(2, '0')}/{match.Groups["year"].Value}",
        "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static bool IsUpper(string line) => line.Any(char.IsLetter) && !line.Any(char.IsLower);

    public static bool IsRule(string line) => line.All(letter => letter is '_' or '-' or '–' or '—' or '*' or '=' or '.' or '~' or ' ' or '─' or '¯');

    [GeneratedRegex(@"^\W*S[ốôỐÔ]\s*[:;.]?\s*((?:[\d.…_\s]*/.*|\d.*)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^\W*S[ốôỐÔ]\s*[:;.]?[\s.…_]*/", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyNumber();

    [GeneratedRegex(@"(?:(?<place>\p{Lu}[\p{L}\s.]{1,40}),\s*)?\bngày\s*(?<day>\d{1,2})\s*(?:tháng|[/.-])\s*(?<month>\d{1,2})\s*(?:năm|[/.-])\s*(?<year>\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex DateLine();

    [GeneratedRegex(@"ngày\s*\d{1,2}\s*(?:tháng\s*(?:\d{1,2}\s*)?)?(?:năm\s*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenDate();

    /// <summary>The place of a body, which goes on the line above.</summary>
    [GeneratedRegex(@"^(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN)\s", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceAlone();

    /// <summary>A date still to be written in.</summary>
    [GeneratedRegex(@"\bngày[\s.…_]*(?:(?:\d{1,2}\s*)?tháng|/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlankDate();

    [GeneratedRegex(@"^(?:Căn cứ|Thực hiện|Kính gửi|Theo|Xét|Ngày\s+\d+.{40,}|\(?\s*(?:Đề cương |Mẫu )?(?:gửi |ban hành |đính )?kèm)|\bsố\s+\d+\s*/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\.{3,}|…")]
    public static partial Regex Dots();

    [GeneratedRegex(@"^(?:THƯỜNG TRỰC|TỔ ĐẠI BIỂU|VĂN PHÒNG|BAN |SỞ |CÔNG AN|BỘ CHỈ HUY|ĐOÀN |CỤC |CHI CỤC|THANH TRA|TÒA ÁN|VIỆN |TRUNG TÂM|TRƯỜNG |PHÒNG |KHO BẠC|BẢO HIỂM)")]
    private static partial Regex OwnBody();

    [GeneratedRegex(@"DỰ THẢO|^\W*(?:TỐI |TUYỆT )?MẬT\W*$|^\W*(?:HỎA TỐC|THƯỢNG KHẨN|KHẨN)\W*$|^MẪU|^PHỤ LỤC|^BIỂU")]
    private static partial Regex NoBody();

    [GeneratedRegex(@"^-\p{Lu}[\p{L}\d-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NotationGoesOn();

    [GeneratedRegex(@":\s*$")]
    private static partial Regex EndsInColon();
}
