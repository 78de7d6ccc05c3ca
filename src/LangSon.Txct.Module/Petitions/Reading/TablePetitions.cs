using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Petitions in the rows of a table or a sheet.</summary>
internal sealed partial class TablePetitions
{
    private readonly Found found;
    private readonly FileTable table;
    private readonly int number;
    private readonly int header;
    private readonly Columns columns;
    private Stated section;

    private TablePetitions(Found found, FileTable table, int number, int header, Columns columns, Stated above) =>
        (this.found, this.table, this.number, this.header, this.columns, section) = (found, table, number, header, columns, above);

    /// <summary>Reads the table if it is one of petitions; false if it is another.</summary>
    /// <param name="above">What the headings above it state.</param>
    public static bool TryRead(FileTable table, int number, Stated above, Found found)
    {
        for (var row = 0; row < Math.Min(table.Rows.Count, 40); row++)
        {
            if (Columns.Of(table, row) is { } columns)
            {
                new TablePetitions(found, table, number, row, columns, above with { Competence = TitledLevel(table, row) ?? above.Competence }).Read();
                return true;
            }
        }

        return false;
    }

    /// <summary>The competence that a title block above the header states for the whole table.</summary>
    private static string? TitledLevel(FileTable table, int header) =>
        table.Rows.Take(header).SelectMany(row => row.Distinct(StringComparer.Ordinal)).Where(cell => Folded.Of(cell).Contains("tham quyen", StringComparison.Ordinal)).Select(Levels.Named).FirstOrDefault(level => level is not null);

    private void Read()
    {
        var head = Key(table.Rows[header]);
        for (var row = columns.First; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row].Select(cell => cell.Trim()).ToList();
            var filled = cells.Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            if (filled.Count == 0 || Key(cells) == head || IsRepeatedHeader(row) || filled.TrueForAll(cell => ColumnNumber().IsMatch(cell)) || Total().IsMatch(Folded.Of(string.Join(' ', filled))))
            {
                continue;
            }

            if (IsSection(cells, filled) is { } said)
            {
                Begin(said);
            }
            else if (columns.Content is { } content && content < cells.Count && cells[content].Length > 2)
            {
                Take(cells, cells[content], row);
            }
        }
    }

    private bool IsRepeatedHeader(int row) => row < table.Rows.Count && columns.First > header + 1 && Enumerable.Range(header, columns.First - header).Any(line => Key(table.Rows[line]) == Key(table.Rows[row]));

    private static string Key(IReadOnlyList<string> cells) => string.Join('|', cells.Select(Folded.Of));

    /// <returns>What a row says that is the heading of those below it; null if it is none.</returns>
    private string? IsSection(List<string> cells, List<string> filled)
    {
        var order = columns.Order is { } at && at < cells.Count ? cells[at] : "";
        var words = filled.Where(cell => cell != order || filled.Count == 1).ToList();
        if (words is not [var only])
        {
            return null;
        }

        var bare = only[ListMark.Of(only).Length..];
        return Levels.OfHeading(bare) is not null || FieldNames.Find(bare) is not null || !NumberOnly().IsMatch(order) || order == only ? bare : null;
    }

    private void Begin(string said)
    {
        if (Levels.OfHeading(said) is { } competence)
        {
            section = new Stated(Competence: competence);
        }
        else if (FieldNames.Find(said) is { } field)
        {
            section = section with { Field = field };
        }
        else if (Levels.Named(said) is { } named && Folded.Of(said).Contains("tham quyen", StringComparison.Ordinal))
        {
            section = new Stated(Competence: named);
        }
    }

    private void Take(List<string> cells, string content, int row)
    {
        var competence = section.Competence ?? (At(columns.Competence) is { Length: > 0 } said && Levels.Named(said) is { } named ? named : columns.Crosses.FirstOrDefault(cross => Cross().IsMatch(At(cross.Column).Trim())).Level);
        var agency = At(columns.Agency);
        var stated = section with
        {
            Field = At(columns.Field) is { Length: > 0 } field ? FieldNames.Find(field) : section.Field,
            Competence = competence,
            Agency = agency.Length > 0 ? agency : null,
            Voter = At(columns.Voter),
            Place = At(columns.Place),
            IsAnswered = section.IsAnswered || AnsweredNote().IsMatch(Folded.Of(At(columns.Answer))),
        };

        if (stated.Voter is { Length: > 0 } who && People.Name(who) is null && People.Place(who) is not null)
        {
            stated = stated with { Voter = null, Place = stated.Place is { Length: > 0 } ? stated.Place : who };
        }
        else if (stated.Voter is { Length: > 0 } both && stated.Place is not { Length: > 0 } && People.Place(both) is { } place)
        {
            stated = stated with { Place = place };
        }

        foreach (var item in Items(content))
        {
            found.Add(item, stated, new PaperSpot(Table: number, Row: table.NumberOf(row)));
        }

        string At(int? column) => column is { } place && place < cells.Count ? cells[place].Replace('\n', ' ') : "";
    }

    /// <summary>Lines with marks of their own within one cell are items of their own.</summary>
    private static IEnumerable<string> Items(string cell)
    {
        var lines = cell.Split('\n').Select(PaperBlocks.Plain).Where(line => line.Length > 0).ToList();
        List<string> items = [];
        foreach (var line in lines)
        {
            var mark = ListMark.Of(line);
            if (items.Count == 0 || mark.Kind != MarkKind.None)
            {
                items.Add(line[mark.Length..]);
            }
            else
            {
                items[^1] = $"{items[^1]} {line}";
            }
        }

        return items;
    }

    [GeneratedRegex(@"^(?:[xX]|[✓✔√+]|1)$")]
    private static partial Regex Cross();

    [GeneratedRegex(@"^\(?(?:\d{1,2}|[A-Z])\)?$")]
    private static partial Regex ColumnNumber();

    [GeneratedRegex(@"^\(?\d{1,4}(?:\.\d{1,3})?[.)]?$")]
    private static partial Regex NumberOnly();

    [GeneratedRegex(@"^(?:tong cong|tong so|cong|tong)\b")]
    private static partial Regex Total();

    [GeneratedRegex(@"\bda (?:duoc )?(?:tra loi|giai trinh|giai dap)|tra loi (?:ngay )?tai (?:hoi nghi|cho)|giai trinh tai")]
    private static partial Regex AnsweredNote();
}
