using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>What a paper's lines say of it.</summary>
internal static partial class PaperFacts
{
    private const int HeadDepth = 40;

    public static ReadPaper Read(FileKind kind, FileContent content)
    {
        var lines = PaperLines.Clean(content.Lines);
        var header = new HeaderBlock(lines);
        if (header.Number is null && content.Margins.Exists(line => line.Contains("Số", StringComparison.OrdinalIgnoreCase)))
        {
            // The head of the paper stands in the page header.
            lines = PaperLines.Clean([.. content.Margins.Select(line => new TextLine(line)), .. content.Lines]);
            header = new HeaderBlock(lines);
        }

        var annex = RelationWords.Annex(lines, header);
        var subject = SubjectLines.Of(lines, header, kind == FileKind.Pdf, out var qualifier);
        var isDraft = lines.Take(HeadDepth).Select(line => line.Text).Concat(PaperLines.Clean(content.Margins.Concat(content.Asides).Select(line => new TextLine(line))).Select(line => line.Text)).Any(line => char.IsUpper(line.FirstOrDefault(char.IsLetter)) && Draft().IsMatch(line));
        var isForm = !isDraft && IsForm(lines, header, subject, annex);
        var relations = RelationWords.In(lines, header, subject, annex);
        return Assemble(kind, content, lines, header, annex, new Parts(subject, qualifier, isForm, isDraft, relations));
    }

    private static ReadPaper Assemble(FileKind kind, FileContent content, List<TextLine> lines, HeaderBlock header, Match? annex, Parts parts)
    {
        var text = string.Join('\n', lines.Select(line => line.Text));
        var printed = content.Lines.FindAll(line => !string.IsNullOrWhiteSpace(line.Text));
        var sessions = SessionMentions.In(text);
        var isAnnex = annex is not null && !parts.IsForm;
        var parent = isAnnex && parts.Relations.AnnexOf is { } number ? DocumentNumber.Find(number) : null;
        var title = isAnnex ? PaperTitles.Named(annex!.Groups["kind"].Value.Trim()) : header.Title ?? (header.Number is { } own ? PaperTitles.OfNotation(own.Notation) : null);
        var type = PaperTypes.Of(title, $"{parts.Qualifier} {parts.Subject}", parts.IsForm);
        return new ReadPaper(
            kind.MediaType, text, type, (header.Number ?? parent)?.Number, (header.Number ?? parent)?.Notation,
            header.IssuedOn ?? (isAnnex ? HeaderBlock.ReadDate(annex!) : null), isAnnex ? ParentIssuer(annex!) : header.Issuer(),
            parts.Subject, parts.IsForm || isAnnex ? null : SignatureBlock.Signer(lines), sessions, parts.Relations.Corrects ?? parts.Relations.Replaces, parts.IsForm, parts.IsDraft)
        {
            Relations = parts.Relations,
            IsWithdrawn = IsWithdrawn(lines, content),
            IsAloof = type == "Other" && sessions.Count == 0 && !Voters().IsMatch(text) && parts.Relations == PaperRelations.None,
            Lines = [.. printed.Select(line => line.Text.Trim(' ', '\r', '\n'))],
            Pages = printed.Exists(line => line.Page > 0) ? [.. printed.Select(line => line.Page)] : [],
            Asides = [.. content.Margins, .. content.Asides],
            Signature = content.Signature,
        };
    }

    /// <summary>A form has blanks to be filled in where a paper has its own words; blanks only for number and date are a paper not yet issued.</summary>
    private static bool IsForm(List<TextLine> lines, HeaderBlock header, string? subject, Match? annex)
    {
        if (header.Number is not null || header.IssuedOn is not null)
        {
            return false;
        }

        var issuer = header.Issuer();
        var blanks = lines.Count(line => HeaderBlock.Dots().IsMatch(line.Text) && !HeaderBlock.IsRule(line.Text));
        return HeaderBlock.Dots().IsMatch(subject ?? "") || HeaderBlock.Dots().IsMatch(issuer ?? "") || header.Title is "ĐỀ CƯƠNG" or "MẪU" or "MẪU BIÊN BẢN" or "BIỂU MẪU"
            || (annex is not null && FormWord().IsMatch(annex.Value)) || (blanks >= 5 && header.HasBlanks && header.NumberAt < 0);
    }

    private static string ParentIssuer(Match annex)
    {
        var words = annex.Groups["issuer"].Value.Trim(' ', ',', ')').ToUpperInvariant();
        words = Regex.Replace(words, @"^THƯỜNG TRỰC\s+", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        return words.Replace("UBND", "ỦY BAN NHÂN DÂN", StringComparison.Ordinal).Replace("HĐND", "HỘI ĐỒNG NHÂN DÂN", StringComparison.Ordinal).Replace("UỶ BAN", "ỦY BAN", StringComparison.Ordinal);
    }

    private static bool IsWithdrawn(List<TextLine> lines, FileContent content) =>
        lines.Take(HeadDepth).Select(line => line.Text).Concat(content.Margins).Concat(content.Asides).Any(line => Withdrawn().IsMatch(line))
        || lines.Any(line => HeaderBlock.IsUpper(line.Text) && Withdrawn().IsMatch(line.Text));

    private sealed record Parts(string? Subject, string Qualifier, bool IsForm, bool IsDraft, PaperRelations Relations);

    [GeneratedRegex(@"^\W*(?:BẢN\s+)?(?:DỰ\s*THẢO|DRAFT|BẢN NHÁP)(?:\s*(?:LẦN|NGÀY|BẢN|\d|[:(-]).{0,40})?\W*$|^(?-i:(?:BẢN )?DỰ THẢO (?:NGHỊ QUYẾT|BÁO CÁO|THÔNG BÁO|KẾ HOẠCH|TỜ TRÌNH|QUYẾT ĐỊNH|HƯỚNG DẪN)\W*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Draft();

    [GeneratedRegex(@"^\W*(?:(?:văn bản|báo cáo|tài liệu|bản|nghị quyết|thông báo|kế hoạch|quyết định)\s+)?(?:này\s+)?(?:(?:đã\s+)?(?:bị\s+)?(?:thu hồi|bãi bỏ|hủy bỏ|huỷ bỏ)|(?:đã\s+)?hết hiệu lực|không còn hiệu lực|không còn giá trị|đã được thay thế)(?:\s+(?:thi hành|từ|kể từ|theo|bởi|bằng|toàn bộ|ngày|sử dụng|ngày\s).{0,80})?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Withdrawn();

    [GeneratedRegex(@"cử\s+tri|txct|tiếp\s+xúc|kỳ\s+họp", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Voters();

    [GeneratedRegex(@"Đề cương|Mẫu|Biểu mẫu", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormWord();
}
