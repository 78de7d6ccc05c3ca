using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;

namespace LangSon.Txct.Central.Local;

/// <summary>One sheet of the directories: rows below a heading, read by the words of the heading, with what is wrong told by the cell.</summary>
internal sealed partial class DirectorySheet
{
    /// <summary>Rows among which the heading must stand; a title may stand above it.</summary>
    private const int MostAbove = 10;

    private static readonly string[] Days = ["d/M/yyyy", "yyyy-MM-dd"];

    private readonly string name;
    private readonly List<DirectoryFault> faults;
    private readonly Dictionary<string, string> columns = [];
    private readonly List<(int Number, IDictionary<string, object?> Cells)> rows = [];

    private DirectorySheet(string name, List<DirectoryFault> faults) => (this.name, this.faults) = (name, faults);

    /// <summary>Finds the sheet and its heading; the sheet is without rows where either is missing, which is a fault.</summary>
    /// <param name="headings">Columns that it must have.</param>
    public static DirectorySheet Open(byte[] file, string name, List<DirectoryFault> faults, params string[] headings)
    {
        var sheet = new DirectorySheet(name, faults);
        if (new MemoryStream(file).GetSheetNames().FirstOrDefault(found => Folded(found) == Folded(name)) is not { } found)
        {
            faults.Add(new DirectoryFault(name, null, "tệp không có trang này."));
            return sheet;
        }

        var all = new MemoryStream(file).Query(sheetName: found).Cast<IDictionary<string, object?>>().Select((cells, index) => (Number: index + 1, Cells: cells)).ToList();
        var heading = all.Take(MostAbove).OrderByDescending(row => row.Cells.Values.Count(cell => headings.Any(wanted => Folded(wanted) == Folded(Text(cell))))).FirstOrDefault();
        foreach (var (column, cell) in heading.Cells ?? new Dictionary<string, object?>())
        {
            sheet.columns.TryAdd(Folded(Text(cell)), column);
        }

        var missing = headings.Where(wanted => !sheet.columns.ContainsKey(Folded(wanted))).ToList();
        faults.AddRange(missing.Select(wanted => new DirectoryFault(name, null, $"thiếu cột “{wanted}”.")));
        sheet.rows.AddRange(missing.Count > 0 ? [] : all.Where(row => row.Number > heading.Number && row.Cells.Values.Any(cell => Text(cell).Length > 0)));
        return sheet;
    }

    /// <summary>Each row as <paramref name="read"/> makes it; rows with a fault are left out.</summary>
    public IReadOnlyList<T> Read<T>(Func<DirectoryRow, T> read) where T : class
    {
        List<T> made = [];
        foreach (var (number, cells) in rows)
        {
            var before = faults.Count;
            var one = read(new DirectoryRow(this, number, cells));
            if (faults.Count == before)
            {
                made.Add(one);
            }
        }

        return made;
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString(CultureInfo.InvariantCulture),
        DateTime day => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture),
        _ => Blanks().Replace((Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "").Normalize(NormalizationForm.FormC), " ").Trim(),
    };

    private static string Folded(string words) => Blanks().Replace(words.Normalize(NormalizationForm.FormC), " ").Trim().TrimEnd('.', ':').ToLowerInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>A row below the heading. What it lacks becomes a fault, and some value in its place.</summary>
    internal sealed class DirectoryRow(DirectorySheet sheet, int number, IDictionary<string, object?> cells)
    {
        /// <summary>Empty where there is nothing.</summary>
        public string Optional(string heading) => sheet.columns.TryGetValue(Folded(heading), out var column) ? Text(cells[column]) : "";

        public string Required(string heading, int mostLetters = 300) => Optional(heading) switch
        {
            "" => Fault(heading, "để trống.", ""),
            var text when text.Length > mostLetters => Fault(heading, $"dài quá {mostLetters} chữ.", text),
            var text => text,
        };

        public int Count(string heading, int most) =>
            int.TryParse(Required(heading), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most
                ? count
                : Fault(heading, $"“{Optional(heading)}” không phải số từ 1 đến {most}.", 0);

        public DateOnly Day(string heading) => OptionalDay(heading) ?? Fault(heading, "cần ngày, ví dụ 02/7/2026.", default(DateOnly));

        public DateOnly? OptionalDay(string heading) => Optional(heading) switch
        {
            "" => null,
            var text when DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 => day,
            var text => Fault<DateOnly?>(heading, $"“{text}” không phải ngày, ví dụ 02/7/2026.", default(DateOnly)),
        };

        public T OneOf<T>(string heading, IReadOnlyDictionary<string, T> known) => known.TryGetValue(Folded(Required(heading)), out var value)
            ? value
            : Fault(heading, $"“{Optional(heading)}” không phải một trong: {string.Join(", ", known.Keys)}.", known.Values.First());

        /// <summary>Something is said against the cell below <paramref name="heading"/>; the first fault of a cell is enough.</summary>
        public T Fault<T>(string heading, string reason, T instead)
        {
            var cell = $"{sheet.columns.GetValueOrDefault(Folded(heading), "")}{number}";
            if (!sheet.faults.Any(fault => fault.Sheet == sheet.name && fault.Cell == cell))
            {
                sheet.faults.Add(new DirectoryFault(sheet.name, cell, $"cột “{heading}” {reason}"));
            }

            return instead;
        }
    }
}
