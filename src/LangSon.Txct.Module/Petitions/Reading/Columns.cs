using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Which column of a table says what.</summary>
/// <param name="First">The first row below the header.</param>
/// <param name="Crosses">Columns that each stand for a competence: a cross in one says whose it is.</param>
internal sealed partial record Columns(int First, int? Content, int? Order, int? Voter, int? Place, int? Field, int? Agency, int? Competence, int? Answer, IReadOnlyList<(int Column, string Level)> Crosses)
{
    /// <returns>Null if the row is not the header of a table of petitions.</returns>
    public static Columns? Of(FileTable table, int row)
    {
        var top = table.Rows[row];
        var names = top.Select(Folded.Of).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count(name => name.Length > 0) < 2 || !names.Exists(name => ContentName().IsMatch(name)) || names.Exists(name => name.Length > 90))
        {
            return null;
        }

        // Cells joined downwards stand in the next row too; what differs there is the second line of the header.
        var isTwo = row + 1 < table.Rows.Count && table.Rows[row + 1] is var below && below.Count > 0 && names.Count > 0
            && Folded.Of(below[0]) == names[0] && names[0].Length > 0;
        if (isTwo)
        {
            names = [.. Enumerable.Range(0, Math.Max(names.Count, table.Rows[row + 1].Count)).Select(place => Lower(place) is { Length: > 0 } lower ? lower : place < names.Count ? names[place] : "")];
        }

        var crosses = names.Select((name, place) => (place, Level: LevelName().IsMatch(name) ? Levels.Named(name) : null)).Where(each => each.Level is not null).Select(each => (each.place, each.Level!)).ToList();
        crosses = crosses.Select(each => each.Item2).Distinct(StringComparer.Ordinal).Count() < 2 ? [] : crosses;
        crosses.ForEach(each => names[each.place] = "");
        return new Columns(
            row + (isTwo ? 2 : 1), Find(ContentName()), Find(OrderName()), Find(VoterName()), Find(PlaceName()), Find(FieldName()), Find(AgencyName()),
            Find(CompetenceName()), Find(AnswerName()), crosses);

        string Lower(int place) => place < table.Rows[row + 1].Count ? Folded.Of(table.Rows[row + 1][place]) : "";

        int? Find(Regex name) => names.FindIndex(each => name.IsMatch(each)) is var place and >= 0 ? place : null;
    }

    [GeneratedRegex(@"^(?:noi dung\b(?!.*tra loi)|(?:tom tat )?(?:y kien|kien nghi)\b(?!.*(?:nguoi|ho ten)))")]
    private static partial Regex ContentName();

    [GeneratedRegex(@"^(?:stt|tt|so tt|so thu tu)$")]
    private static partial Regex OrderName();

    [GeneratedRegex(@"ho (?:va )?ten|^(?:nguoi|cu tri) (?:kien nghi|phat bieu|neu|y kien)|^ten cu tri|^cu tri$|^nguoi y kien")]
    private static partial Regex VoterName();

    [GeneratedRegex(@"dia chi|dia ban|dia phuong|noi (?:o|cu tru|kien nghi|tiep xuc)|^(?:xa|thon|noi(?! dung)|don vi(?! giai quyet| tra loi| co tham quyen))\b|diem (?:tiep xuc|txct)|^huyen")]
    private static partial Regex PlaceName();

    [GeneratedRegex(@"linh vuc|^nhom|^nganh$")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"co quan|don vi (?:giai quyet|co tham quyen|tra loi)|trach nhiem|chuyen (?:den|toi)")]
    private static partial Regex AgencyName();

    [GeneratedRegex(@"^(?:cap )?tham quyen|^cap giai quyet|^thuoc tham quyen")]
    private static partial Regex CompetenceName();

    /// <summary>A level and nothing else.</summary>
    [GeneratedRegex(@"^(?:cap )?(?:tw|trung uong|tinh|huyen|huyen thanh pho|huyen tp|xa|xa phuong|xa phuong thi tran)$")]
    private static partial Regex LevelName();

    [GeneratedRegex(@"tra loi|giai trinh|ghi chu|ket qua|tiep thu")]
    private static partial Regex AnswerName();
}
