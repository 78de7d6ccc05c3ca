using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Planning.Templates;

/// <summary>The form of the minutes of one meeting (biên bản TXCT), filled with what is known of it. Its parts follow the form that goes with the plan.</summary>
internal static class MinutesForm
{
    /// <summary>Rows for petitions; people add more.</summary>
    private const int Rows = 6;

    public static byte[] Write(MeetingPapers of) => DraftFile.Write(Content(of), IdentityOf(of));

    public static string IdentityOf(MeetingPapers of) => new FormIdentity(FormKind.Minutes, of.Meeting.GroupId, null, of.Meeting.Id).ToString();

    public static IEnumerable<OpenXmlElement> Content(MeetingPapers of) =>
    [
        DraftLook.Head("HĐND TỈNH LẠNG SƠN", of.GroupHead, null),
        DraftLook.Line("", 14),
        DraftLook.Line("BIÊN BẢN", 14, bold: true),
        DraftLook.Line("Hội nghị tiếp xúc cử tri của đại biểu Hội đồng nhân dân tỉnh", 14, bold: true),
        DraftLook.Line(of.RoundWords, 14, bold: true),
        DraftLook.Line($"(Mẫu gửi kèm theo Kế hoạch số {of.PlanNumber} ngày {Words.Date(of.PlanIssuedOn)} của Thường trực HĐND tỉnh)", 12, italic: true),
        DraftLook.Body(
            DraftLook.Words("Hôm nay, vào hồi "), FormFields.Begin.Inline(Clock(of.Meeting.From)), DraftLook.Words(", ngày "), FormFields.Day.Inline(Words.Date(of.Meeting.Day)),
            DraftLook.Words(", tại "), FormFields.Place.Inline(TypedText.Clean(of.Meeting.Place)), DraftLook.Words(", "), FormFields.Group.Inline(TypedText.Clean(of.GroupName)),
            DraftLook.Words(" phối hợp với Ban Thường trực Ủy ban MTTQ Việt Nam địa phương tổ chức Hội nghị tiếp xúc cử tri.")),
        Part("I. THÀNH PHẦN THAM DỰ"),
        Asked("1. Đại biểu HĐND tỉnh: ", FormFields.Delegates, string.Join(", ", of.Meeting.Delegates.Select(TypedText.Clean))),
        Asked("2. Đại diện Thường trực HĐND, UBND, Ủy ban MTTQ địa phương: ", FormFields.LocalLeaders, null),
        DraftLook.Body(
            DraftLook.Words("3. Cử tri: "), FormFields.Voters.Inline(Number(of.Meeting.VotersAttending)), DraftLook.Words(" người, trong đó nữ "), FormFields.Women.Inline(null),
            DraftLook.Words("; số lượt ý kiến: "), FormFields.Speeches.Inline(null), DraftLook.Words(".")),
        DraftLook.Body(DraftLook.Words("4. Chủ trì hội nghị: "), FormFields.Chair.Inline(null), DraftLook.Words(". Thư ký: "), FormFields.Secretary.Inline(null), DraftLook.Words(".")),
        Part("II. NỘI DUNG"),
        Asked("1. Đại biểu HĐND tỉnh báo cáo với cử tri: ", FormFields.Reported, null),
        DraftLook.Body("2. Ý kiến, kiến nghị của cử tri:"),
        Petitions(),
        Asked("3. Ý kiến trả lời, giải trình của đại diện chính quyền địa phương: ", FormFields.LocalAnswers, null),
        Asked("4. Ý kiến tiếp thu, giải trình của đại biểu HĐND tỉnh: ", FormFields.DelegateAnswers, null),
        DraftLook.Body(
            DraftLook.Words("Hội nghị kết thúc vào hồi "), FormFields.End.Inline(Clock(of.Meeting.To)), DraftLook.Words(" cùng ngày. Biên bản được lập thành 03 bản, đã thông qua trước hội nghị./.")),
        DraftLook.Line("", 14),
        DraftLook.Signature(["Thường trực HĐND tỉnh;", "Ủy ban MTTQ Việt Nam tỉnh;", "Lưu: Tổ đại biểu."], "CHỦ TRÌ"),
    ];

    private static Table Petitions() => DraftLook.Grid(
        [800, 3200, 5300], hasLines: true,
        [DraftLook.HeadRow(FormFields.MinutesColumns), .. Enumerable.Range(1, Rows).Select(row => DraftLook.Row(
            DraftLook.Cell(DraftLook.Line(row.ToString(CultureInfo.InvariantCulture), 13)), DraftLook.Cell(DraftLook.Line("", 13, isCentered: false)), DraftLook.Cell(DraftLook.Line("", 13, isCentered: false))))]);

    private static Paragraph Part(string title) => DraftLook.Body(DraftLook.Words(title, bold: true));

    private static Paragraph Asked(string words, FormField field, string? known) => DraftLook.Body(DraftLook.Words(words), field.Inline(known));

    private static string? Clock(TimeOnly? time) => time is null ? null : MeetingHours.Write(time, null);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
