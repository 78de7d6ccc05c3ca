using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Planning.Templates;

/// <summary>"Hồ sơ điểm tiếp xúc": all that a meeting needs on paper, in one file to print: invitation, programme, minutes, list of papers.</summary>
internal static class MeetingDossier
{
    /// <summary>The order of a meeting, and who does it (Joint Resolution 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN, art. 24).</summary>
    private static readonly (string What, string Who)[] Programme =
    [
        ("Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình", "Ủy ban MTTQ chủ trì"),
        ("Báo cáo với cử tri về các nội dung của đợt tiếp xúc", "Đại biểu HĐND tỉnh"),
        ("Cử tri phát biểu ý kiến, kiến nghị", "Cử tri"),
        ("Cơ quan có thẩm quyền trả lời, giải trình những nội dung thuộc thẩm quyền", "Chính quyền địa phương, cơ quan được mời"),
        ("Tiếp thu, giải trình ý kiến, kiến nghị của cử tri", "Đại biểu HĐND tỉnh"),
        ("Thông qua biên bản, bế mạc hội nghị", "Ủy ban MTTQ chủ trì"),
    ];

    public static byte[] Write(MeetingPapers of) => DraftFile.Write(
        [.. Invitation(of), DraftLook.NewPage(), .. ProgrammeOf(of), DraftLook.NewPage(), .. MinutesForm.Content(of), DraftLook.NewPage(), .. Papers(of)], MinutesForm.IdentityOf(of));

    private static IEnumerable<OpenXmlElement> Invitation(MeetingPapers of) =>
    [
        DraftLook.Head("HĐND TỈNH LẠNG SƠN", of.GroupHead, "GM-TĐB"),
        DraftLook.Line("", 14),
        DraftLook.Line("GIẤY MỜI", 14, bold: true),
        DraftLook.Line($"Dự hội nghị tiếp xúc cử tri {of.RoundWords}", 14, bold: true),
        DraftLook.Line("", 14),
        DraftLook.Body($"Thực hiện Kế hoạch số {of.PlanNumber} ngày {Words.Date(of.PlanIssuedOn)} của Thường trực HĐND tỉnh, {TypedText.Clean(of.GroupName)} trân trọng kính mời:"),
        .. Invited(of),
        DraftLook.Body($"Thời gian: {Hours(of.Meeting)}{Words.Day(of.Meeting.Day)}."),
        DraftLook.Body($"Địa điểm: {Place(of.Meeting)}."),
        DraftLook.Body("Đề nghị các cơ quan, đơn vị được mời chuẩn bị nội dung trả lời cử tri thuộc lĩnh vực phụ trách./."),
        DraftLook.Line("", 14),
        DraftLook.Signature(["Như trên;", "Thường trực HĐND tỉnh;", "Lưu: Tổ đại biểu."], "TM. TỔ ĐẠI BIỂU", "TỔ TRƯỞNG"),
    ];

    /// <summary>Whom the Standing Committee has refused is not invited.</summary>
    private static IEnumerable<Paragraph> Invited(MeetingPapers of) =>
    [
        .. (of.Meeting.Invited.Where(body => body.State != ProposalState.Refused).Select(body => TypedText.Clean(body.Name)) is var named && named.Any()
            ? named : ["…………………………………………"]).Select(name => DraftLook.Body($"- {name};")),
        DraftLook.Body("- Thường trực HĐND, UBND, Ban Thường trực Ủy ban MTTQ địa phương nơi tiếp xúc;"),
        DraftLook.Body("- Cử tri địa phương."),
    ];

    private static IEnumerable<OpenXmlElement> ProgrammeOf(MeetingPapers of) =>
    [
        DraftLook.Line("CHƯƠNG TRÌNH", 14, bold: true),
        DraftLook.Line($"Hội nghị tiếp xúc cử tri {of.RoundWords}", 14, bold: true),
        DraftLook.Line($"({Hours(of.Meeting)}{Words.Day(of.Meeting.Day)}, tại {Place(of.Meeting)})", 13, italic: true),
        DraftLook.Line("", 14),
        DraftLook.Grid(
            [800, 5300, 3200], hasLines: true,
            [DraftLook.HeadRow("TT", "Nội dung", "Thực hiện"), .. Programme.Select((step, place) => Row(place, step.What, step.Who))]),
    ];

    private static IEnumerable<OpenXmlElement> Papers(MeetingPapers of) =>
    [
        DraftLook.Line("DANH MỤC TÀI LIỆU", 14, bold: true),
        DraftLook.Line($"phục vụ hội nghị tiếp xúc cử tri {of.RoundWords}", 14, bold: true),
        DraftLook.Line("", 14),
        DraftLook.Grid(
            [800, 6300, 2200], hasLines: true,
            [DraftLook.HeadRow("TT", "Tài liệu", "Trên phần mềm"), .. of.Documents.Where(state => state.Paper.Kind == PaperKind.Document).SelectMany(Titles).Select((paper, place) => Row(place, paper.Title, paper.State))]),
    ];

    /// <summary>The papers that are published, by their own titles; where there is none, what is still to come.</summary>
    private static IEnumerable<(string Title, string State)> Titles(RequiredState required) =>
        required.Documents.Where(document => document.Status == PaperStatus.Published).Select(document => (TypedText.Clean(document.Title), "Đã đăng")).ToList() is { Count: > 0 } published
            ? published
            : [(TypedText.Clean(required.Paper.Label), "Chưa đăng")];

    private static TableRow Row(int place, string what, string who) => DraftLook.Row(
        DraftLook.Cell(DraftLook.Line((place + 1).ToString(CultureInfo.InvariantCulture), 13)), DraftLook.Cell(DraftLook.Line(what, 13, isCentered: false)), DraftLook.Cell(DraftLook.Line(who, 13, isCentered: false)));

    private static string Hours(Meeting meeting) => meeting.From is null ? "… giờ …, " : $"{MeetingHours.Write(meeting.From, meeting.To)}, ";

    private static string Place(Meeting meeting) => TypedText.Clean(
        meeting.Unit is null || meeting.Place.Contains(meeting.Unit, StringComparison.OrdinalIgnoreCase) ? meeting.Place : $"{meeting.Place}, {meeting.Unit}");
}
