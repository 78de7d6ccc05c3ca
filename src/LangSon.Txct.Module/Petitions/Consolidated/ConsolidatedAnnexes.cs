using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The annexes that go with the consolidated report, as the Councils' Offices have them: by competence, what was answered, totals by area, answers by petition.</summary>
internal static class ConsolidatedAnnexes
{
    private static readonly int[] ListWidths = [520, 1450, 640, 3000, 560, 560, 560, 560, 560, 944], AnsweredWidths = [520, 1750, 2800, 2000, 2284], TotalWidths = [520, 3000, 1200, 1200, 1200, 1200, 1034], CodeWidths = [520, 1500, 2200, 1500, 1134, 2500];

    private static readonly string Legend = $"Ghi chú: {string.Join("; ", FieldNames.Groups.Select(group => $"{group.Short}: {group.Name}"))}.";

    /// <summary>As .docx.</summary>
    public static byte[] Write(Consolidation all) => DraftFile.Write(
        Annexes(all).SelectMany((annex, place) => (OpenXmlElement[])[.. place == 0 ? [] : new OpenXmlElement[] { DraftLook.NewPage() }, .. Title(annex.Name, annex.Title), annex.Table, .. annex.IsByField ? new OpenXmlElement[] { DraftLook.Line(Legend, 11, italic: true, isCentered: false) } : []]));

    private static IEnumerable<(string Name, string Title, Table Table, bool IsByField)> Annexes(Consolidation all) =>
    [
        ("PHỤ LỤC I", "Kiến nghị của cử tri thuộc thẩm quyền cấp tỉnh", ByCompetence(all, "tinh"), true),
        ("PHỤ LỤC II", "Kiến nghị của cử tri thuộc thẩm quyền của Trung ương, chuyển Đoàn đại biểu Quốc hội tỉnh", ByCompetence(all, "trung-uong"), true),
        ("PHỤ LỤC III", "Kiến nghị của cử tri đã được trả lời, chuyển Tổ đại biểu để trả lời cử tri", Answered(all), false),
        ("PHỤ LỤC IV", "Kiến nghị của cử tri thuộc thẩm quyền cấp huyện, cấp xã", ByCompetence(all, "huyen", "xa"), true),
        ("BIỂU 1B1", "Số kiến nghị và tỷ lệ theo Tổ đại biểu", Totals(all), false),
        ("BIỂU 2B", "Kết quả trả lời từng kiến nghị", ByCode(all), false),
    ];

    private static IEnumerable<OpenXmlElement> Title(string name, string title) =>
    [
        DraftLook.Line(name, 14, bold: true), DraftLook.Line(title, 14, bold: true),
        DraftLook.Line("(Kèm theo Công văn số      /HĐND-TT ngày      tháng      năm      của Thường trực HĐND tỉnh)", 13, italic: true), DraftLook.Line("", 6),
    ];

    /// <summary>By area; a cross stands in the column of the field.</summary>
    private static Table ByCompetence(Consolidation all, params string[] levels) => DraftLook.Grid(
        ListWidths, hasLines: true,
        [
            Head(["TT", "Tổ đại biểu", "Số KN", "Nội dung kiến nghị", .. FieldNames.Groups.Select(group => group.Short), "Ghi chú"]),
            .. all.Petitions.Where(petition => levels.Contains(petition.Competence)).GroupBy(petition => petition.Group, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => group.Select((petition, place) => (petition, Count: place == 0 ? Number(group.Count()) : "", Group: place == 0 ? group.Key : "")))
                .Select((row, place) => Row([Number(place + 1), row.Group, row.Count, row.petition.Text, .. FieldNames.Groups.Select(group => FieldNames.GroupOf(row.petition.Field) == group.Code ? "x" : ""), Remark(row.petition)], textAt: [1, 3, 9])),
        ]);

    private static Table Answered(Consolidation all) => DraftLook.Grid(
        AnsweredWidths, hasLines: true,
        [
            Head(["TT", "Tổ đại biểu", "Nội dung kiến nghị", "Cơ quan, đơn vị trả lời", "Viện dẫn văn bản trả lời"]),
            .. all.Petitions.Where(petition => petition.Answer is not null || petition.AnsweredOnSpot).Select((petition, place) => Row(
                [Number(place + 1), petition.Group, petition.Text, petition.Answer?.Agency ?? "", petition.Answer is { } answer ? Cited(answer) : "Đã trả lời tại hội nghị"], textAt: [1, 2, 3, 4])),
        ]);

    private static Table Totals(Consolidation all) => DraftLook.Grid(
        TotalWidths, hasLines: true,
        [
            Head(["TT", "Tổ đại biểu", .. Consolidation.Levels.Select(level => level.Name), "Tỷ lệ"]),
            .. all.ByGroup().Append(all.Sum).Select((part, place) => Row(
                [part.Code.Length == 0 ? "" : Number(place + 1), part.Name, .. part.PerLevel.Select(Number), all.Petitions.Count == 0 ? "" : (100.0 * part.All / all.Petitions.Count).ToString("0.0", CultureInfo.GetCultureInfo("vi-VN")) + "%"], textAt: [1])),
        ]);

    private static Table ByCode(Consolidation all) => DraftLook.Grid(
        CodeWidths, hasLines: true,
        [
            Head(["TT", "Mã kiến nghị", "Nội dung kiến nghị", "Cơ quan trả lời", "Số CV trả lời", "Nội dung trả lời"]),
            .. all.Petitions.Where(petition => petition.Answer is not null).Select((petition, place) => Row(
                [Number(place + 1), petition.Id, petition.Text, petition.Answer!.Agency, petition.Answer.Number, $"{AnswerClasses.NameOf(petition.Answer.Class)}: {petition.Answer.Words}"], textAt: [1, 2, 3, 5])),
        ]);

    private static string Cited(PetitionAnswer answer) => $"{answer.Number} ngày {Words.Date(answer.IssuedOn)}: {AnswerClasses.NameOf(answer.Class).ToLower(CultureInfo.GetCultureInfo("vi-VN"))}";

    private static string Remark(ConsolidatedPetition petition) => petition.Times > 1 ? FormattableString.Invariant($"{petition.Times} lần") : petition.AnsweredOnSpot ? "Đã trả lời tại hội nghị" : "";

    private static TableRow Head(IReadOnlyList<string> titles) => new([new TableRowProperties(new CantSplit(), new TableHeader()), .. titles.Select(title => DraftLook.Cell(DraftLook.Line(title, 10, bold: true)))]);

    /// <param name="textAt">The columns that hold words; numbers and crosses stand in the middle.</param>
    private static TableRow Row(IReadOnlyList<string> cells, int[] textAt) =>
        DraftLook.Row([.. cells.Select((cell, place) => DraftLook.Cell(DraftLook.Line(TypedText.Clean(cell), 11, isCentered: !textAt.Contains(place))))]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
