using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Planning.Schedule.Calendars;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>A draft of the Office's letter (công văn đôn đốc) to groups, for register and signature, set as Decree 30/2020/NĐ-CP, annex I, has it.</summary>
internal static class UrgingLetter
{
    public const string MediaType = PressPaper.MediaType;

    /// <param name="to">With what each owes; at least one.</param>
    public static byte[] Write(IReadOnlyList<FollowUpGroup> to)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = PressLook.Styles();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = PressLook.PageNumber();
            main.Document = new Document(new Body([Head(), .. Addressees(to), .. Text(to), Signature(to), PressLook.Page(main.GetIdOfPart(header))]));
        }

        return bytes.ToArray();
    }

    private static Table Head() => PressLook.Grid(
        [3600, 5700], hasLines: false,
        PressLook.Row(
            PressLook.Cell(PressLook.Line("ĐOÀN ĐBQH VÀ HĐND TỈNH LẠNG SƠN", 12), PressLook.Line("VĂN PHÒNG", 12, bold: true), PressLook.Rule(1300)),
            PressLook.Cell(PressLook.Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold: true), PressLook.Line("Độc lập - Tự do - Hạnh phúc", 13, bold: true), PressLook.Rule(1000))),
        PressLook.Row(
            PressLook.Cell(PressLook.Line("Số:      /…", 13), PressLook.Line("V/v gửi báo cáo, biên bản tiếp xúc cử tri", 12)),
            PressLook.Cell(PressLook.Line("Lạng Sơn, ngày      tháng      năm", 13, italic: true))));

    private static IEnumerable<OpenXmlElement> Addressees(IReadOnlyList<FollowUpGroup> to) =>
    [
        PressLook.Line("", 14),
        PressLook.Line(to.Count == 1 ? $"Kính gửi: Đồng chí Tổ trưởng {Name(to[0])}" : "Kính gửi: Các đồng chí Tổ trưởng:", 14),
        .. to.Count == 1 ? [] : to.Select(group => PressLook.Line($"- {Name(group)};", 14)),
        PressLook.Line("", 14),
    ];

    private static IEnumerable<OpenXmlElement> Text(IReadOnlyList<FollowUpGroup> to) =>
    [
        PressLook.Body("Thực hiện Kế hoạch tiếp xúc cử tri của Hội đồng nhân dân tỉnh, để kịp tổng hợp ý kiến, kiến nghị của cử tri báo cáo Thường trực Hội đồng nhân dân tỉnh, Văn phòng trân trọng đề nghị đồng chí quan tâm, chỉ đạo gửi các văn bản sau:"),
        .. to.SelectMany(group => (IEnumerable<OpenXmlElement>)[.. to.Count == 1 ? [] : new[] { PressLook.Body($"{Name(group)}:") }, .. group.Items.Select(item => PressLook.Body($"- {TypedText.Clean(item.What)}; thời hạn hết ngày {Words.Date(item.LastDay)}."))]),
        PressLook.Body("Văn bản xin gửi về Văn phòng và đưa lên phần mềm Quản lý nghiệp vụ HĐND tỉnh. Nếu Tổ đã gửi, xin đồng chí bỏ qua văn bản này."),
        PressLook.Body("Văn phòng trân trọng cảm ơn đồng chí./."),
        PressLook.Line("", 14),
    ];

    private static Table Signature(IReadOnlyList<FollowUpGroup> to) => PressLook.Grid(
        [4650, 4650], hasLines: false,
        PressLook.Row(
            PressLook.Cell(
                PressLook.Line("Nơi nhận:", 12, bold: true, italic: true, isCentered: false), PressLook.Line("- Như trên;", 11, isCentered: false),
                PressLook.Line("- Thường trực HĐND tỉnh (để báo cáo);", 11, isCentered: false), PressLook.Line($"- Lưu: VT{(to.Count == 1 ? $", hồ sơ {Name(to[0])}" : "")}.", 11, isCentered: false)),
            PressLook.Cell(PressLook.Line("CHÁNH VĂN PHÒNG", 14, bold: true))));

    private static string Name(FollowUpGroup group) => TypedText.Clean(group.Name);
}
