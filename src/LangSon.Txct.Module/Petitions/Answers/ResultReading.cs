using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>Reads the tables of a report on resolving petitions (PetitionResolutionReport): petition, body, result, class.</summary>
internal static partial class ResultReading
{
    /// <summary>A header stands near the top of its table or sheet.</summary>
    private const int DeepestHeader = 40;

    public static IReadOnlyList<ResultRow> Of(IReadOnlyList<FileTable> tables) =>
        [.. tables.SelectMany((table, place) => OfTable(table, place + 1)).DistinctBy(row => (Folded.Of(row.Text), Folded.Of(row.Words)))];

    private static IEnumerable<ResultRow> OfTable(FileTable table, int number)
    {
        for (var row = 0; row < Math.Min(table.Rows.Count, DeepestHeader); row++)
        {
            if (Columns.Of(table, row) is { Content: not null } columns && ResultColumn(table, row, columns) is { } result)
            {
                return Rows(table, number, columns, result, Column(table, row, ClassName()));
            }
        }

        return [];
    }

    private static IEnumerable<ResultRow> Rows(FileTable table, int number, Columns columns, int result, int? classes)
    {
        string? heading = null;
        for (var row = columns.First; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row].Select(PaperBlocks.Plain).ToList();
            var filled = cells.Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            if (filled.Count is 1 or 2 && filled[^1] is var only && Body().Match(only) is { Success: true } body)
            {
                heading = only[body.Index..].Trim();
            }
            else if (At(columns.Content) is { Length: > 2 } text && At(result) is { Length: > 0 } words && text != words && !ClassName().IsMatch(Folded.Of(words)))
            {
                yield return new ResultRow(
                    text[ListMark.Of(text).Length..], Filled(At(columns.Place)), Filled(At(columns.Agency)) ?? heading, words, ClassOf(At(classes)) ?? ClassOf(words), new PaperSpot(Table: number, Row: table.NumberOf(row)));
            }

            string At(int? column) => column is { } place && place < cells.Count ? cells[place] : "";
        }
    }

    private static string? Filled(string cell) => cell.Length == 0 ? null : cell;

    private static int? ResultColumn(FileTable table, int row, Columns columns) =>
        Column(table, row, ResultName()) is { } named && named != columns.Content ? named : columns.Answer is { } answer && answer != columns.Content ? answer : null;

    private static int? Column(FileTable table, int row, Regex name)
    {
        foreach (var line in new[] { row + 1, row }.Where(line => line < table.Rows.Count))
        {
            if (table.Rows[line].ToList().FindIndex(cell => cell.Length < 90 && name.IsMatch(Folded.Of(cell))) is var place and >= 0)
            {
                return place;
            }
        }

        return null;
    }

    private static string? ClassOf(string said)
    {
        var words = Folded.Of(said);
        return words.Length == 0 ? null
            : NotYet().IsMatch(words) ? AnswerClasses.Unresolved
            : Explained().IsMatch(words) ? AnswerClasses.Explained
            : Going().IsMatch(words) ? AnswerClasses.InProgress
            : Done().IsMatch(words) ? AnswerClasses.Resolved
            : null;
    }

    [GeneratedRegex(@"^(?:noi dung )?(?:ket qua|tra loi|giai trinh|tinh hinh giai quyet|y kien tra loi|ket qua giai quyet|noi dung tra loi)\b|noi dung (?:giai quyet|tra loi)|ket qua (?:giai quyet|tra loi|thuc hien)")]
    private static partial Regex ResultName();

    [GeneratedRegex(@"^(?:phan loai|trang thai|tinh trang|muc do giai quyet|xep loai|danh gia)\b")]
    private static partial Regex ClassName();

    /// <summary>A row that names the body of the rows below it.</summary>
    [GeneratedRegex(@"(?:SỞ|Sở|UBND|ỦY BAN NHÂN DÂN|Ủy ban nhân dân|CÔNG AN|Công an|BAN|Ban|CÔNG TY|Công ty|BỘ|Bộ|BẢO HIỂM|Bảo hiểm|NGÂN HÀNG|Ngân hàng)\s+\p{Lu}.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Body();

    [GeneratedRegex(@"^(?:chua|khong) (?:giai quyet|bo tri|thuc hien|co (?:kha nang|nguon|dieu kien)|duoc)|\bchua (?:bo tri|can doi|giai quyet|co kinh phi|xem xet)")]
    private static partial Regex NotYet();

    [GeneratedRegex(@"giai trinh|giai thich|cung cap thong tin|thong tin den cu tri|tra loi de cu tri|theo quy dinh tai|khong thuoc tham quyen|khong thuoc doi tuong")]
    private static partial Regex Explained();

    [GeneratedRegex(@"\bdang\b|du kien|ke hoach nam|lo trinh|trong (?:quy|nam)|se (?:duoc )?(?:bo tri|thuc hien|giai quyet|hoan thanh|khoi cong|dau tu|sua)|tiep tuc|khoi cong|da (?:trinh|khao sat|phe duyet|lap)\b|giai quyet mot phan")]
    private static partial Regex Going();

    [GeneratedRegex(@"\bda (?!.*\bchua\b)|hoan thanh|\bxong\b|ban giao|nghiem thu")]
    private static partial Regex Done();
}
