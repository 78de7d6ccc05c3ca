using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>Trích yếu: the lines below the title, or after "V/v" under the number of a letter.</summary>
internal static partial class SubjectLines
{
    private const int MostLines = 12, LetterDepth = 40;

    /// <param name="isWrapped">Whether lines are printed lines; else each is a paragraph.</param>
    /// <param name="qualifier">What the title's own line says after the kind, as THẨM TRA.</param>
    public static string? Of(IReadOnlyList<TextLine> lines, HeaderBlock header, bool isWrapped, out string qualifier)
    {
        qualifier = "";
        if (header.TitleAt < 0)
        {
            return OfLetter(lines);
        }

        qualifier = lines[header.TitleAt].Text[header.Title!.Length..].Trim(' ', ':', '-');
        var below = Below(lines, header.TitleAt + 1, isWrapped);
        var isKind = header.Title == PaperTitles.Annex || (below.Count > 0 && qualifier.Split(' ').Length <= 3 && !HeaderBlock.IsUpper(below[0]));
        IEnumerable<string> parts = isKind || qualifier.Length == 0 ? below : below.Prepend(qualifier);
        var subject = string.Join(' ', parts);
        return subject.Length > 0 ? subject : OfLetter(lines);
    }

    private static List<string> Below(IReadOnlyList<TextLine> lines, int start, bool isWrapped)
    {
        List<string> subject = [];
        var first = start < lines.Count ? lines[start] : default;
        for (var index = start; index < Math.Min(lines.Count, start + MostLines); index++)
        {
            var line = lines[index];
            if (HeaderBlock.IsRule(line.Text))
            {
                if (subject.Count > 0)
                {
                    break;
                }

                first = index + 1 < lines.Count ? lines[index + 1] : default;
                continue;
            }

            if (Ends().IsMatch(line.Text) || (subject.Count > 0 && !GoesOn(lines[index - 1], line, first, isWrapped)))
            {
                break;
            }

            subject.Add(line.Text);
        }

        return subject;
    }

    /// <summary>A subject is set apart from the text below it; where nothing is set apart, the words decide.</summary>
    private static bool GoesOn(TextLine before, TextLine line, TextLine first, bool isWrapped)
    {
        if (HeaderBlock.IsUpper(line.Text) && !HeaderBlock.IsUpper(before.Text) && Body().IsMatch(line.Text))
        {
            return false;
        }

        if (line.IsBroken)
        {
            return true;
        }

        if ((first.IsBold && !line.IsBold) || (first.IsCentered && !line.IsCentered && !first.IsBold))
        {
            return false;
        }

        if (first.IsBold && (line.IsCentered || !first.IsCentered || isWrapped))
        {
            return !Heading().IsMatch(line.Text);
        }

        return (first.IsCentered && line.IsCentered) || (isWrapped && !TextStart().IsMatch(line.Text))
            || char.IsLower(line.Text[0]) || before.Text.EndsWith(',') || (HeaderBlock.IsUpper(before.Text) && HeaderBlock.IsUpper(line.Text));
    }

    private static string? OfLetter(IReadOnlyList<TextLine> lines)
    {
        var start = 0;
        while (start < Math.Min(LetterDepth, lines.Count) && !About().IsMatch(lines[start].Text))
        {
            start++;
        }

        if (start >= Math.Min(LetterDepth, lines.Count))
        {
            return null;
        }

        var more = lines.Skip(start + 1).Take(6).Select(line => line.Text)
            .TakeWhile(line => !HeaderBlock.IsUpper(line) && !HeaderBlock.IsRule(line) && !PaperLines.Motto().IsMatch(line) && !HeaderBlock.DateLine().IsMatch(line) && !LetterEnds().IsMatch(line));
        return string.Join(' ', more.Prepend(About().Replace(lines[start].Text, "").Trim()));
    }

    [GeneratedRegex(@"^\(?\s*(?:V/v|Về việc)\s*:?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:Kính gửi|Căn cứ|Số\s*:|\.{3,}|…)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LetterEnds();

    [GeneratedRegex(@"^(?:Kính gửi|Căn cứ\s|QUYẾT NGHỊ|\(\s*(?:Đề cương|Mẫu|Biểu|Tài liệu|Kèm|Gửi kèm|Ban hành|Đính kèm|Thay thế|Đính chính|Văn bản|Báo cáo|Thông báo|Kế hoạch|Nghị quyết|Quyết định|Trình|Phục vụ|Dự thảo|Số liệu|Từ ngày|Tính đến|Theo)|Điều \d|[IVX]+\s*[.\-]\s|\d+\.\s|Phần thứ|Chương I|STT$|TT$|Đơn vị tính)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^(?:HỘI ĐỒNG NHÂN DÂN|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|THƯỜNG TRỰC|CHỦ TỊCH|KHÓA|QUYẾT)")]
    private static partial Regex Body();

    [GeneratedRegex(@"^(?:[IVX]+|[A-Z]|\d+)\s*[.)]\s")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:Thực hiện|Theo|Xét|Để |Nhằm|Trong|Ngày \d|Sau khi|Hôm nay|Phục vụ|Trên cơ sở|Qua |Vừa qua|Tiếp |Năm \d{4},|Triển khai|UBND tỉnh (?:báo cáo|đã)|Thường trực .{0,40}(?:báo cáo|thông báo)|Kỳ họp .{0,80}(?:diễn ra|được tổ chức))", RegexOptions.CultureInvariant)]
    private static partial Regex TextStart();
}
