using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>"Trả lời kiến nghị cử tri trên địa bàn": what delegates of a group tell the voters there. Voters are not named in it.</summary>
internal static class GroupAnswersPaper
{
    private static readonly int[] Widths = [600, 3300, 3500, 1900];

    /// <param name="group">The group's name.</param>
    public static byte[] Write(string group, string area, IReadOnlyList<Petition> petitions, DateOnly day) => DraftFile.Write(
    [
        DraftLook.Line("TRẢ LỜI KIẾN NGHỊ CỬ TRI TRÊN ĐỊA BÀN", 14, bold: true), DraftLook.Line(TypedText.Clean($"{group} ({area})"), 14, bold: true),
        DraftLook.Line($"(Tính đến ngày {Words.Date(day)})", 13, italic: true), DraftLook.Rule(3500),
        DraftLook.Body(petitions.Count == 0
            ? "Chưa có kiến nghị nào của cử tri trên địa bàn được trả lời."
            : Invariant($"Có {petitions.Count} kiến nghị của cử tri trên địa bàn đã được trả lời: {string.Join(", ", Classes(petitions).Select(of => $"{of.Name.ToLower(CultureInfo.GetCultureInfo("vi-VN"))}: {of.Petitions.Count}"))}.")),
        .. petitions.Count == 0 ? [] : new OpenXmlElement[] { DraftLook.Line("", 6), Grid(petitions) },
    ]);

    private static Table Grid(IReadOnlyList<Petition> petitions)
    {
        var number = 0;
        return DraftLook.Grid(
            Widths, hasLines: true,
            [
                DraftLook.HeadRow("TT", "Nội dung kiến nghị", "Nội dung trả lời", "Cơ quan, văn bản"),
                .. Classes(petitions).SelectMany(of => new[] { DraftLook.WideRow(of.Name, Widths.Length) }.Concat(of.Petitions.Select(petition => Row(++number, petition)))),
            ]);
    }

    private static IEnumerable<(string Name, List<Petition> Petitions)> Classes(IReadOnlyList<Petition> petitions) =>
        AnswerClasses.All.Select(known => (known.Name, petitions.Where(petition => petition.State.Answer!.Class == known.Code).ToList())).Where(of => of.Item2.Count > 0);

    private static TableRow Row(int number, Petition petition)
    {
        var answer = petition.State.Answer!;
        var term = answer.RoadMap is { } map ? $" Lộ trình: {map}." : answer.DueOn is { } due ? $" Thời hạn: {Words.Date(due)}." : answer.LacksRoadMap ? " (Chưa nêu lộ trình, thời hạn.)" : "";
        var told = petition.State.Told is { } said ? $" Đã trả lời cử tri ngày {Words.Date(said.On)} tại {said.Place}." : "";
        return DraftLook.Row(
            DraftLook.Cell(DraftLook.Line(number.ToString(CultureInfo.InvariantCulture), 13)), Cell(petition.Place is { } place ? $"{petition.Text} ({place})" : petition.Text),
            Cell($"{answer.Words}{term}{told}"), Cell($"{answer.Agency}; văn bản số {answer.Number} ngày {Words.Date(answer.IssuedOn)}"));
    }

    private static TableCell Cell(string text) => DraftLook.Cell(DraftLook.Line(TypedText.Clean(text), 13, isCentered: false));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
