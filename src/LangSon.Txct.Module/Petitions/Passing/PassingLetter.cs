using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Petitions.Passing;

/// <summary>The letter that passes petitions on, with an annex for each body that has to solve some: a draft for register and signature, set as Decree 30/2020/NĐ-CP, annex I, has it. Voters are not named in it.</summary>
internal static class PassingLetter
{
    private static readonly int[] Widths = [600, 4300, 2300, 2100];

    /// <param name="round">The title of the round.</param>
    public static byte[] Write(PassingPaper paper, string round) => DraftFile.Write(
    [
        DraftLook.Head("HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "THƯỜNG TRỰC", "HĐND-VP", "V/v chuyển kiến nghị của cử tri"),
        DraftLook.Line("", 14), DraftLook.Line($"Kính gửi: {TypedText.Clean(paper.Recipient)}", 14), DraftLook.Line("", 14),
        .. Text(paper, round),
        DraftLook.Line("", 14),
        DraftLook.Signature(["Như trên;", "Các Tổ đại biểu HĐND tỉnh;", "Lưu: VT."], "TM. THƯỜNG TRỰC HĐND"),
        .. Agencies(paper).SelectMany((agency, place) => Annex(agency, place + 1, Agencies(paper).Count)),
    ]);

    private static List<IGrouping<string, PassedLine>> Agencies(PassingPaper paper) => [.. paper.Lines.GroupBy(line => line.Agency, StringComparer.Ordinal)];

    private static IEnumerable<OpenXmlElement> Text(PassingPaper paper, string round)
    {
        var agencies = Agencies(paper);
        yield return DraftLook.Body(
            $"Qua tiếp xúc cử tri {Lower(TypedText.Clean(round))}, các Tổ đại biểu Hội đồng nhân dân tỉnh đã tổng hợp, báo cáo ý kiến, kiến nghị của cử tri. Thường trực Hội đồng nhân dân tỉnh chuyển " +
            Invariant($"{paper.Lines.Count} kiến nghị thuộc thẩm quyền đến {TypedText.Clean(paper.Recipient)} để xem xét, giải quyết, trả lời cử tri theo quy định."));
        if (agencies.Count > 1)
        {
            yield return DraftLook.Body("Các kiến nghị được sắp xếp theo cơ quan giải quyết tại các phụ lục kèm theo:");
            foreach (var (agency, place) in agencies.Select((agency, place) => (agency, place + 1)))
            {
                yield return DraftLook.Body(Invariant($"- Phụ lục {place}: {TypedText.Clean(agency.Key)}, {agency.Count()} kiến nghị;"));
            }
        }

        yield return DraftLook.Body("Kết quả giải quyết xin gửi về Thường trực Hội đồng nhân dân tỉnh, trong đó nêu rõ kiến nghị đã giải quyết xong, đang giải quyết (kèm lộ trình, thời hạn), và nội dung giải trình, cung cấp thông tin, để tổng hợp, trả lời cử tri./.");
    }

    private static IEnumerable<OpenXmlElement> Annex(IGrouping<string, PassedLine> agency, int number, int all) =>
    [
        DraftLook.NewPage(),
        DraftLook.Line(all == 1 ? "PHỤ LỤC" : Invariant($"PHỤ LỤC {number}"), 14, bold: true), DraftLook.Line("Kiến nghị của cử tri", 14, bold: true),
        DraftLook.Line($"Cơ quan giải quyết: {TypedText.Clean(agency.Key)}", 14, bold: true),
        DraftLook.Line("(Kèm theo Công văn số      /HĐND-VP ngày      tháng      năm      của Thường trực HĐND tỉnh)", 13, italic: true), DraftLook.Line("", 6),
        DraftLook.Grid(Widths, hasLines: true, [DraftLook.HeadRow("TT", "Nội dung kiến nghị", "Địa bàn, Tổ đại biểu", "Lĩnh vực"), .. agency.Select((line, place) => Row(line, place + 1))]),
    ];

    private static TableRow Row(PassedLine line, int number) => DraftLook.Row(
        DraftLook.Cell(DraftLook.Line(number.ToString(CultureInfo.InvariantCulture), 13)),
        Cell(line.Times > 1 ? Invariant($"{line.Text} (kiến nghị {line.Times} lần)") : line.Text),
        Cell(line.Place is null ? line.Groups : $"{line.Place}; {line.Groups}"), Cell(FieldNames.NameOf(line.Field)));

    private static TableCell Cell(string text) => DraftLook.Cell(DraftLook.Line(TypedText.Clean(text), 13, isCentered: false));

    private static string Lower(string title) => title.Length == 0 ? title : char.ToLower(title[0], CultureInfo.GetCultureInfo("vi-VN")) + title[1..];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
