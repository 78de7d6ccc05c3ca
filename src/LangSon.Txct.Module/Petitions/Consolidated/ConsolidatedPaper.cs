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
    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V"];

    private static readonly int[] CountWidths = [600, 3300, 1080, 1080, 1080, 1080, 1080], ListWidths = [650, 4650, 2000, 2000];

    /// <summary>As .docx.</summary>
    public static byte[] Write(Consolidation all) => DraftFile.Write(
    [
        DraftLook.Head("ĐOÀN ĐBQH VÀ HĐND TỈNH LẠNG SƠN", "VĂN PHÒNG", "BC-VP"), .. Title(all), .. Situation(all), .. Counts(all),
        .. Consolidation.Levels.Where(level => all.Of(level.Code) > 0).SelectMany((level, place) => Level(all, level, place)), .. Repeated(all),
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
        .. Table("Số kiến nghị theo lĩnh vực và thẩm quyền", "Lĩnh vực", all.ByField(), all, isLinked: true),
        .. Table("Số kiến nghị theo cơ quan giải quyết", "Cơ quan", all.ByAgency(), all),
        .. Table("Số kiến nghị theo Tổ đại biểu", "Tổ đại biểu", all.ByGroup(), all),
        .. all.Petitions.Any(petition => petition.Answer is not null) ? Table("Kết quả giải quyết", "Phân loại", all.ByAnswer(), all) : [],
    ];

    /// <param name="isLinked">Each number leads to its petitions.</param>
    private static IEnumerable<OpenXmlElement> Table(string title, string of, IReadOnlyList<CountedPart> parts, Consolidation all, bool isLinked = false) =>
    [
        DraftLook.Line("", 14), DraftLook.Line(title, 14, bold: true), DraftLook.Line("", 6),
        DraftLook.Grid(
            CountWidths, hasLines: true,
            [
                DraftLook.HeadRow("TT", of, "Trung ương", "Tỉnh", "Huyện", "Xã", "Cộng"),
                .. parts.Select((part, place) => Counted(Invariant($"{place + 1}"), part, isLinked)), Counted("", all.Sum, isLinked: false),
            ]),
    ];

    private static TableRow Counted(string number, CountedPart part, bool isLinked) => DraftLook.Row(
    [
        Cell(number), DraftLook.Cell(DraftLook.Line(TypedText.Clean(part.Name), 13, isCentered: false)),
        .. part.PerLevel.Select((count, place) => isLinked && count > 0 ? DraftLook.Cell(DraftLook.LineTo(Invariant($"{count}"), 13, MarkOf(Consolidation.Levels[place].Code, part.Code))) : Cell(Invariant($"{count}"))),
        Cell(Invariant($"{part.All}")),
    ]);

    private static string MarkOf(string level, string field) => $"{level}_{field}".Replace('-', '_') is { Length: > 40 } mark ? mark[..40] : $"{level}_{field}".Replace('-', '_');

    private static IEnumerable<OpenXmlElement> Level(Consolidation all, (string Code, string Name) level, int place)
    {
        var number = 0;
        return
        [
            DraftLook.Line("", 14), DraftLook.Line($"{Numerals[place]}. THUỘC THẨM QUYỀN {level.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))}", 14, bold: true, isCentered: false), DraftLook.Line("", 6),
            DraftLook.Grid(
                ListWidths, hasLines: true,
                [
                    DraftLook.HeadRow("TT", "Nội dung kiến nghị", "Tổ đại biểu, địa bàn", "Cơ quan giải quyết"),
                    .. all.Petitions.Where(petition => petition.Competence == level.Code).GroupBy(petition => petition.Field).SelectMany((field, order) =>
                        new[] { DraftLook.Marked(DraftLook.WideRow(FieldNames.NameOf(field.Key), ListWidths.Length), MarkOf(level.Code, field.Key), (100 * (place + 1)) + order) }
                            .Concat(field.Select(petition => Listed(++number, petition)))),
                ]),
        ];
    }

    private static IEnumerable<OpenXmlElement> Repeated(Consolidation all) => all.Repeated.Count == 0 ? [] :
    [
        DraftLook.Line("", 14), DraftLook.Line($"{Numerals[Consolidation.Levels.Count(level => all.Of(level.Code) > 0)]}. CỬ TRI KIẾN NGHỊ NHIỀU LẦN, CHƯA GIẢI QUYẾT", 14, bold: true, isCentered: false),
        .. all.Repeated.Select(row => DraftLook.Body(Invariant($"- {TypedText.Clean(row.Petitions[0].Text)} ({row.Times} lần; các đợt: {string.Join(", ", row.Petitions.Select(petition => petition.Round).Distinct())})"))),
    ];

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
