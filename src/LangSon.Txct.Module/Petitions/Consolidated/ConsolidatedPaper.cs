using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>"Báo cáo tổng hợp ý kiến, kiến nghị của cử tri": a draft to be numbered, dated and signed, set as Decree 30/2020/NĐ-CP, annex I, has it. Voters are not named in it.</summary>
internal static class ConsolidatedPaper
{
    private static readonly int[] CountWidths = [600, 3300, 1080, 1080, 1080, 1080, 1080], ListWidths = [650, 4650, 2000, 2000];

    /// <summary>As .docx.</summary>
    public static byte[] Write(Consolidation all) => DraftFile.Write(
    [
        DraftLook.Head("ĐOÀN ĐBQH VÀ HĐND TỈNH LẠNG SƠN", "VĂN PHÒNG", "BC-VP"), .. Title(all), .. Situation(all), .. Counts(all),
        .. Consolidation.Levels.Where(level => all.Of(level.Code) > 0).SelectMany((level, place) => Level(all, level, place)),
        DraftLook.Line("", 14),
        DraftLook.Signature(["Thường trực HĐND tỉnh;", "Ban Thường trực Ủy ban MTTQ tỉnh;", "Lưu: VT."], "CHÁNH VĂN PHÒNG"),
    ]);

    private static IEnumerable<OpenXmlElement> Title(Consolidation all) =>
    [
        DraftLook.Line("", 14), DraftLook.Line("BÁO CÁO", 14, bold: true), DraftLook.Line("Tổng hợp ý kiến, kiến nghị của cử tri", 14, bold: true),
        DraftLook.Line(TypedText.Clean(all.Round.Title), 14, bold: true), DraftLook.Rule(3500),
    ];

    private static IEnumerable<OpenXmlElement> Situation(Consolidation all)
    {
        yield return DraftLook.Body(Invariant($"Tính đến ngày {Words.Date(VietNam.DayOf(all.At))}, {all.GroupsSent}/{all.Groups} Tổ đại biểu đã gửi báo cáo{(all.Missing.Count == 0 ? "." : $"; còn thiếu: {string.Join(", ", all.Missing.Select(TypedText.Clean))}.")}"));
        yield return DraftLook.Body(Invariant(
            $"Tổng số {all.Petitions.Count} kiến nghị, trong đó {string.Join(", ", Consolidation.Levels.Select(level => $"thuộc thẩm quyền {level.Name.ToLowerInvariant()}: {all.Of(level.Code)}"))}; đã được trả lời tại hội nghị: {all.Petitions.Count(petition => petition.AnsweredOnSpot)}."));
        if (all.Undecided > 0)
        {
            yield return DraftLook.Body(Invariant($"Còn {all.Undecided} kiến nghị chưa được duyệt, không nằm trong báo cáo này."));
        }
    }

    private static IEnumerable<OpenXmlElement> Counts(Consolidation all) => all.Petitions.Count == 0 ? [] :
    [
        DraftLook.Line("", 14), DraftLook.Line("Số kiến nghị theo lĩnh vực và thẩm quyền", 14, bold: true), DraftLook.Line("", 6),
        DraftLook.Grid(
            CountWidths, hasLines: true,
            [
                DraftLook.HeadRow("TT", "Lĩnh vực", "Trung ương", "Tỉnh", "Huyện", "Xã", "Cộng"),
                .. all.ByField().Select((field, place) => Counted($"{place + 1}", field)),
                Counted("", new CountedPart("Cộng", [.. Consolidation.Levels.Select(level => all.Of(level.Code))])),
            ]),
    ];

    private static TableRow Counted(string number, CountedPart part) => DraftLook.Row(
    [
        Cell(number), DraftLook.Cell(DraftLook.Line(part.Name, 13, isCentered: false)), .. part.PerLevel.Append(part.All).Select(count => Cell(count.ToString(CultureInfo.InvariantCulture))),
    ]);

    private static IEnumerable<OpenXmlElement> Level(Consolidation all, (string Code, string Name) level, int place)
    {
        var number = 0;
        return
        [
            DraftLook.Line("", 14), DraftLook.Line($"{"I II III IV".Split(' ')[place]}. THUỘC THẨM QUYỀN {level.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))}", 14, bold: true, isCentered: false), DraftLook.Line("", 6),
            DraftLook.Grid(
                ListWidths, hasLines: true,
                [
                    DraftLook.HeadRow("TT", "Nội dung kiến nghị", "Tổ đại biểu, địa bàn", "Cơ quan giải quyết"),
                    .. all.Petitions.Where(petition => petition.Competence == level.Code).GroupBy(petition => petition.Field).SelectMany(field => new[] { DraftLook.WideRow(FieldNames.NameOf(field.Key), ListWidths.Length) }
                        .Concat(field.Select(petition => Listed(++number, petition)))),
                ]),
        ];
    }

    private static TableRow Listed(int number, ConsolidatedPetition petition) => DraftLook.Row(
        Cell(number.ToString(CultureInfo.InvariantCulture)),
        DraftLook.Cell(DraftLook.Line(TypedText.Clean(petition.Text) + Remark(petition), 13, isCentered: false)),
        DraftLook.Cell(DraftLook.Line(TypedText.Clean(petition.Place is null ? petition.Group : $"{petition.Group}; {petition.Place}"), 13, isCentered: false)),
        DraftLook.Cell(DraftLook.Line(TypedText.Clean(petition.Agency), 13, isCentered: false)));

    private static string Remark(ConsolidatedPetition petition) => (petition.Times > 1, petition.AnsweredOnSpot) switch
    {
        (true, true) => Invariant($" (kiến nghị {petition.Times} lần; đã trả lời tại hội nghị)"),
        (true, false) => Invariant($" (kiến nghị {petition.Times} lần)"),
        (false, true) => " (đã trả lời tại hội nghị)",
        _ => "",
    };

    private static TableCell Cell(string text) => DraftLook.Cell(DraftLook.Line(text, 13));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
