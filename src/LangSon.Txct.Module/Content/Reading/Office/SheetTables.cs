using System.Text;
using System.Xml;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>The sheets of an Excel file as tables. Numbers, days and times among them, stand as the file keeps them.</summary>
internal static class SheetTables
{
    private static readonly DateOnly OtherDayZero = new(1904, 1, 1);

    public static IReadOnlyList<FileTable> Read(OfficePackage package, CancellationToken cancel)
    {
        var shared = XlsxReader.SharedStrings(package, cancel);
        var dayZero = DayZero(package, cancel);
        return [.. package.Parts
            .Where(part => part.Key.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && part.Key.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .OrderBy(part => XlsxReader.SheetNumber(part.Key)).ThenBy(part => part.Key, StringComparer.OrdinalIgnoreCase)
            .Select(part => new OpenSheet(shared).Read(part.Value, dayZero, cancel))];
    }

    private static DateOnly DayZero(OfficePackage package, CancellationToken cancel)
    {
        var dayZero = FileTable.UsualDayZero;
        SafeXml.Walk(package.Parts["xl/workbook.xml"], cancel, node =>
            dayZero = node is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && node.GetAttribute("date1904") is "1" or "true" ? OtherDayZero : dayZero);
        return dayZero;
    }

    private sealed class OpenSheet(List<string> shared)
    {
        private readonly SortedDictionary<int, List<string>> rows = [];
        private readonly HashSet<int> hidden = [];
        private readonly StringBuilder text = new();
        private (int Row, int Column) at;
        private string type = "";
        private string place = "";

        public FileTable Read(byte[] xml, DateOnly dayZero, CancellationToken cancel)
        {
            SafeXml.Walk(xml, cancel, Next);
            return new FileTable([.. rows.Values], dayZero) { Numbers = [.. rows.Keys.Select(row => row + 1)], Hidden = rows.Keys.Count(hidden.Contains) };
        }

        private void Next(XmlReader node)
        {
            switch (node.NodeType, node.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    at = (int.TryParse(node.GetAttribute("r"), out var number) ? number - 1 : at.Row + 1, -1);
                    hidden.UnionWith(node.GetAttribute("hidden") is "1" or "true" ? [at.Row] : []);
                    break;
                case (XmlNodeType.Element, "c"):
                    at = PlaceOf(node.GetAttribute("r")) ?? (at.Row, at.Column + 1);
                    type = node.GetAttribute("t") ?? "";
                    text.Clear();
                    break;
                case (XmlNodeType.Element, "mergeCell"):
                    Join(node.GetAttribute("ref") ?? "");
                    break;
                case (XmlNodeType.Element, var name):
                    place = name;
                    break;
                case (XmlNodeType.EndElement, "c"):
                    Put(at, type == "s" ? int.TryParse(text.ToString(), out var index) && index >= 0 && index < shared.Count ? shared[index] : "" : text.ToString());
                    break;
                case (XmlNodeType.EndElement, _):
                    place = "";
                    break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA, _) when place is "v" or "t":
                    text.Append(node.Value);
                    break;
            }
        }

        private void Join(string range)
        {
            if (range.Split(':') is not [var first, var last] || PlaceOf(first) is not { } from || PlaceOf(last) is not { } to || from.Row >= FileTable.MostRows)
            {
                return;
            }

            var words = rows.TryGetValue(from.Row, out var row) && from.Column < row.Count ? row[from.Column] : "";
            for (var line = from.Row; line <= Math.Min(to.Row, FileTable.MostRows - 1); line++)
            {
                for (var column = from.Column; column <= Math.Min(to.Column, FileTable.MostColumns - 1); column++)
                {
                    Put((line, column), words);
                }
            }
        }

        private void Put((int Row, int Column) where, string words)
        {
            if (words.Length == 0 || where is not { Row: >= 0 and < FileTable.MostRows, Column: >= 0 and < FileTable.MostColumns })
            {
                return;
            }

            if (!rows.TryGetValue(where.Row, out var row))
            {
                rows.Add(where.Row, row = []);
            }

            row.AddRange(Enumerable.Repeat("", Math.Max(0, where.Column + 1 - row.Count)));
            row[where.Column] = words.Trim();
        }

        /// <summary>As in B5, from zero; null if it is none.</summary>
        private static (int Row, int Column)? PlaceOf(string? name)
        {
            var letters = (name ?? "").TakeWhile(char.IsAsciiLetterUpper).Count();
            return letters is > 0 and < 4 && int.TryParse(name![letters..], out var row)
                ? (row - 1, name[..letters].Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1)
                : null;
        }
    }
}
