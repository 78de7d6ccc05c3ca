using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>What a paper says of others: that it replaces, corrects, withdraws or amends them, or is an annex of one.</summary>
internal static partial class RelationWords
{
    private const int HeadDepth = 40, AnnexDepth = 15;

    public static PaperRelations In(IReadOnlyList<TextLine> lines, HeaderBlock header, string? subject, Match? annex)
    {
        var head = string.Join(' ', lines.Take(HeadDepth).Select(line => line.Text));
        var all = string.Join(' ', lines.Select(line => line.Text));
        var replaces = Number(HeadReplacement().Match(head)) ?? Number(OwnReplacement().Match(all));
        var corrects = Number(HeadCorrection().Match(head));
        return new PaperRelations(
            replaces ?? corrects, corrects ?? (replaces is not null && replaces == header.Number?.ToString() ? replaces : null),
            Withdrawing().IsMatch(subject ?? "") ? Other(Withdrawal().Matches($"{subject}. {all}"), header.Number) : Number(Article().Match(all)),
            Amending().IsMatch(subject ?? "") ? Amended(subject!, all) : null,
            annex is null ? null : Number(annex));
    }

    /// <summary>"(Kèm theo Báo cáo số 305/BC-UBND ngày … của …)" near the top.</summary>
    public static Match? Annex(IReadOnlyList<TextLine> lines, HeaderBlock header)
    {
        var match = Attached().Match(string.Join(' ', lines.Take(AnnexDepth).Select(line => line.Text)));
        return match.Success && header.Number is null ? match : null;
    }

    /// <summary>The amended document's number, in the subject or after the word that the subject uses for it: Kế hoạch số 1404/KH-HĐND.</summary>
    private static string? Amended(string subject, string all)
    {
        if (DocumentNumber.NamedIn(subject).FirstOrDefault() is { } named)
        {
            return named.ToString();
        }

        var kind = AmendedKind().Match(subject).Groups["kind"].Value;
        return kind.Length == 0 ? null : Number(Regex.Match(
            all, $@"{Regex.Escape(kind)}\s+số\s*:?\s*(?<document>\d{{1,6}}\w?\s?/\s?[\p{{L}}\d/–-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    }

    /// <summary>The first number named that is not the paper's own.</summary>
    private static string? Other(IEnumerable<Match> matches, DocumentNumber? own) => matches.Select(Number).FirstOrDefault(number => number is not null && number != own?.ToString());

    private static string? Number(Match match) => match.Success ? DocumentNumber.NamedIn($"số {match.Groups["document"].Value}").FirstOrDefault()?.ToString() : null;

    private const string Document = @"số\s*:?\s*(?<document>\d{1,6}\w?\s?/\s?[\p{L}\d/-]+)";

    [GeneratedRegex($@"(?:thay thế|thay cho)\s[^.;]{{0,60}}?{Document}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadReplacement();

    [GeneratedRegex($@"đính chính\s[^.;]{{0,60}}?{Document}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadCorrection();

    [GeneratedRegex($@"(?:văn bản|báo cáo|thông báo|kế hoạch|nghị quyết|quyết định|tờ trình|hướng dẫn|công văn|quy chế)\s+này\s[^.;]{{0,80}}?thay\s+(?:thế|cho)\s[^.;]{{0,60}}?{Document}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnReplacement();

    [GeneratedRegex(@"\b(?:thu hồi|hủy bỏ|huỷ bỏ|bãi bỏ|hủy)\s+(?:toàn bộ\s+)?(?:báo cáo|thông báo|kế hoạch|nghị quyết|quyết định|tờ trình|hướng dẫn|công văn|văn bản|giấy mời)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Withdrawing();

    [GeneratedRegex($@"(?:thu hồi|hủy bỏ|huỷ bỏ|bãi bỏ|hủy)\s[^.;]{{0,60}}?{Document}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Withdrawal();

    [GeneratedRegex($@"Điều\s+\d\s*[.:]\s*(?:Thu hồi|Bãi bỏ|Hủy bỏ)\s[^.;]{{0,60}}?{Document}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Article();

    [GeneratedRegex(@"điều chỉnh|sửa đổi|bổ sung", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amending();

    [GeneratedRegex(@"(?:điều chỉnh|sửa đổi|bổ sung)[^.;]{0,60}?\b(?<kind>kế hoạch|nghị quyết|quyết định|quy chế|thông báo|chương trình|báo cáo)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmendedKind();

    [GeneratedRegex($@"\(?\s*(?:(?:Đề cương|Mẫu|Biểu|Phụ lục|Tài liệu|Danh sách)\s+)?(?:ban hành |gửi |đính )?kèm (?:theo )?(?<kind>(?:\p{{L}}+\s){{1,4}}?){Document}(?:\s*,?\s*ngày\s*(?<day>\d{{1,2}})\s*(?:tháng|[/.-])\s*(?<month>\d{{1,2}})\s*(?:năm|[/.-])\s*(?<year>\d{{4}}))?(?:\s+của\s+(?<issuer>[^().;]{{3,80}}))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Attached();
}
