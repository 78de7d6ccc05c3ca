using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Planning.Templates;

/// <summary>The outline of a group's report of a round (đề cương báo cáo TXCT), filled with its days, places and figures. Its parts follow the outline that goes with the plan.</summary>
internal static class ReportOutline
{
    /// <summary>Rows for petitions under each competence; people add more.</summary>
    private const int Rows = 4;

    public static byte[] Write(RoundPapers of) => DraftFile.Write(
    [
        DraftLook.Head("HĐND TỈNH LẠNG SƠN", of.GroupHead, "BC-TĐB"),
        DraftLook.Line("", 14),
        DraftLook.Line("BÁO CÁO", 14, bold: true),
        DraftLook.Line($"Tổng hợp ý kiến, kiến nghị của cử tri {of.RoundWords}", 14, bold: true),
        DraftLook.Line($"Hội đồng nhân dân tỉnh khóa {of.Term}", 14, bold: true),
        DraftLook.Line($"(Đề cương kèm theo Kế hoạch số {of.PlanNumber} ngày {Words.Date(of.PlanIssuedOn)} của Thường trực HĐND tỉnh)", 12, italic: true),
        DraftLook.Body(
            DraftLook.Words($"Thực hiện Kế hoạch số {of.PlanNumber} ngày {Words.Date(of.PlanIssuedOn)} của Thường trực HĐND tỉnh về tổ chức tiếp xúc cử tri năm {of.Year}, "),
            FormFields.Group.Inline(TypedText.Clean(of.GroupName)), DraftLook.Words(" báo cáo kết quả tiếp xúc cử tri như sau:")),
        Part("I. CÔNG TÁC TỔ CHỨC"),
        DraftLook.Body(
            DraftLook.Words("1. Thời gian: từ ngày "), FormFields.FirstDay.Inline(Day(of.Meetings.FirstOrDefault())), DraftLook.Words(" đến ngày "), FormFields.LastDay.Inline(Day(of.Meetings.LastOrDefault())), DraftLook.Words(".")),
        DraftLook.Body(
            DraftLook.Words("2. Địa điểm: số điểm tiếp xúc "), FormFields.Points.Inline(of.Meetings.Count == 0 ? null : Number(of.Meetings.Count)), DraftLook.Words(", tại: "),
            FormFields.Places.Inline(string.Join("; ", of.Meetings.Select(meeting => TypedText.Clean(meeting.Place)))), DraftLook.Words(".")),
        .. of.Meetings.Count == 0 ? [] : (OpenXmlElement[])[Meetings(of.Meetings), DraftLook.Line("", 13)],
        DraftLook.Body(
            DraftLook.Words("3. Thành phần, số lượng: số đại biểu HĐND tỉnh tham gia "), FormFields.DelegatesAttending.Inline(Number(of.Meetings.SelectMany(meeting => meeting.Delegates).Distinct().Count())),
            DraftLook.Words("; số cử tri dự "), FormFields.Voters.Inline(Voters(of.Meetings)), DraftLook.Words(" lượt người; số ý kiến phát biểu "), FormFields.Speeches.Inline(null), DraftLook.Words(".")),
        Asked("4. Nội dung đã báo cáo với cử tri: ", FormFields.Reported),
        Part("II. TỔNG HỢP Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI"),
        Asked("1. Đánh giá chung: ", FormFields.Mood),
        DraftLook.Body("2. Ý kiến, kiến nghị cụ thể, phân theo thẩm quyền và lĩnh vực:"),
        Petitions(),
        DraftLook.Body("Ghi chú: mỗi kiến nghị ghi rõ nội dung, địa điểm; không tổng hợp lại kiến nghị đã được trả lời mà cử tri không có ý kiến thêm."),
        Part("III. ĐỀ XUẤT, KIẾN NGHỊ CỦA TỔ ĐẠI BIỂU"),
        Asked("1. Với Thường trực HĐND tỉnh: ", FormFields.ToCommittee),
        Asked("2. Với UBND tỉnh, các sở, ngành: ", FormFields.ToGovernment),
        DraftLook.Body($"Trên đây là báo cáo tổng hợp ý kiến, kiến nghị của cử tri của {TypedText.Clean(of.GroupName)}./."),
        DraftLook.Line("", 14),
        DraftLook.Signature(["Thường trực HĐND tỉnh;", "Ủy ban MTTQ Việt Nam tỉnh;", "Lưu: Tổ đại biểu."], "TM. TỔ ĐẠI BIỂU", "TỔ TRƯỞNG"),
    ],
    new FormIdentity(FormKind.Report, of.GroupId, of.Round.Id, null).ToString());

    private static Table Meetings(IReadOnlyList<Meeting> meetings) => DraftLook.Grid(
        [800, 2200, 4300, 2000], hasLines: true,
        [
            DraftLook.HeadRow("TT", "Ngày", "Địa điểm", "Cử tri dự"),
            .. meetings.Select((meeting, place) => DraftLook.Row(
                DraftLook.Cell(DraftLook.Line(Number(place + 1)!, 13)), DraftLook.Cell(DraftLook.Line(Words.Date(meeting.Day), 13)),
                DraftLook.Cell(DraftLook.Line(TypedText.Clean(meeting.Place), 13, isCentered: false)), DraftLook.Cell(DraftLook.Line(Number(meeting.VotersAttending) ?? "", 13)))),
        ]);

    private static Table Petitions() => DraftLook.Grid(
        [900, 3800, 1800, 1200, 1600], hasLines: true,
        [
            DraftLook.HeadRow(FormFields.ReportColumns),
            .. FormFields.Competences.SelectMany(competence => (TableRow[])[DraftLook.WideRow(competence.Head, FormFields.ReportColumns.Length), .. Enumerable.Range(1, Rows).Select(Row)]),
        ]);

    private static TableRow Row(int number) => DraftLook.Row(
        [DraftLook.Cell(DraftLook.Line(Number(number)!, 13)), .. FormFields.ReportColumns.Skip(1).Select(_ => DraftLook.Cell(DraftLook.Line("", 13, isCentered: false)))]);

    private static Paragraph Part(string title) => DraftLook.Body(DraftLook.Words(title, bold: true));

    private static Paragraph Asked(string words, FormField field) => DraftLook.Body(DraftLook.Words(words), field.Inline(null));

    private static string? Day(Meeting? meeting) => meeting is null ? null : Words.Date(meeting.Day);

    /// <summary>Null until each meeting's figure is known: a sum of some would be taken for all.</summary>
    private static string? Voters(IReadOnlyList<Meeting> meetings) =>
        meetings.Count > 0 && meetings.All(meeting => meeting.VotersAttending is not null) ? Number(meetings.Sum(meeting => meeting.VotersAttending)) : null;

    private static string? Number(int? number) => number is null or 0 ? null : number.Value.ToString(CultureInfo.InvariantCulture);
}
