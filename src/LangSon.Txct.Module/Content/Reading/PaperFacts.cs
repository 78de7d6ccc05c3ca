using System.Text;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading;

/// <summary>What a paper's lines say of it.</summary>
internal static partial class PaperFacts
{
    /// <summary>So many lines below the signer's office his name is looked for; the list of recipients may stand between.</summary>
    private const int SignatureDepth = 25;

    public static ReadPaper Read(string mediaType, IEnumerable<string> rawLines)
    {
        List<string> lines = [.. rawLines.Select(line => Control().Replace(line.Normalize(NormalizationForm.FormC), " ").Trim()).Where(line => line.Length > 0)];
        var text = string.Join('\n', lines);
        var header = new HeaderBlock(lines);
        var subject = header.Subject();
        return new ReadPaper(
            mediaType, text, PaperTypes.Of(header.Title, subject, header.HasBlanksToFill),
            header.Number?.Number, header.Number?.Notation, header.IssuedOn, header.Issuer(), subject, Signer(lines),
            Sessions(text), Corrected(lines), header.HasBlanksToFill, header.IsDraft);
    }

    private static IReadOnlyList<SessionMention> Sessions(string text) =>
    [
        .. SessionName().Matches(text.Replace('\n', ' '))
            .Select(match => new SessionMention(match.Groups[1].Value.StartsWith("giữa", StringComparison.OrdinalIgnoreCase) ? "MidYear" : "YearEnd", int.Parse(match.Groups[2].Value)))
            .Distinct(),
    ];

    private static string? Corrected(IReadOnlyList<string> lines) => lines.Take(30).Where(line => Correction().IsMatch(line))
        .SelectMany(line => DocumentNumber.NamedIn(Correction().Match(line).Value)).FirstOrDefault()?.ToString();

    private static string? Signer(List<string> lines)
    {
        var office = lines.FindLastIndex(line => SignersOffice().IsMatch(line));
        return office < 0 ? null : lines.Skip(office + 1).Take(SignatureDepth).FirstOrDefault(line => PersonName().IsMatch(line));
    }

    [GeneratedRegex(@"kỳ họp\s+(?:thường lệ\s+)?(giữa năm|cuối năm)\s+(20\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex SessionName();

    [GeneratedRegex(@"(?:đính chính|thay thế)[^.;]{0,40}?số\s+\d{1,6}\w?\s?/\s?[\p{L}\d/-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Correction();

    [GeneratedRegex(@"^(?:KT\.\s*|Q\.\s*|TL\.\s*|TUQ\.\s*)?(?:PHÓ\s+)?(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG BAN|TRƯỞNG ĐOÀN|CHÁNH VĂN PHÒNG|TỔ TRƯỞNG|GIÁM ĐỐC)\b[^a-zà-ỹ]*$")]
    private static partial Regex SignersOffice();

    [GeneratedRegex(@"^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,5}$")]
    private static partial Regex PersonName();

    [GeneratedRegex(@"[\p{Cc}\u00A0]+")]
    private static partial Regex Control();
}
