using System.Xml;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>The tables of a Word file; one within a cell is a table of its own, and comes first.</summary>
internal sealed class WordTables
{
    private readonly WordFlow flow;
    private readonly List<FileTable> tables = [];
    private readonly Stack<OpenTable> open = new();

    private WordTables(WordFlow flow) => this.flow = flow;

    public static IReadOnlyList<FileTable> Read(OfficePackage package, CancellationToken cancel)
    {
        var styles = WordStyles.Read(package.Parts.GetValueOrDefault("word/styles.xml"), cancel);
        var read = new WordTables(new WordFlow(styles, new FileContent()));
        SafeXml.Walk(package.Parts["word/document.xml"], cancel, read.Next);
        return read.tables;
    }

    private void Next(XmlReader node)
    {
        flow.Next(node, line => open.FirstOrDefault()?.Add(line.Text));
        if (node is { NodeType: XmlNodeType.Element, LocalName: "tbl", IsEmptyElement: false })
        {
            open.Push(new OpenTable());
        }
        else if (open.TryPeek(out var table))
        {
            Next(node, table);
        }
    }

    private void Next(XmlReader node, OpenTable table)
    {
        switch (node.NodeType, node.LocalName)
        {
            case (XmlNodeType.Element, "tr"):
                table.BeginRow();
                break;
            case (XmlNodeType.Element, "gridBefore"):
                table.Pad(Number(node));
                break;
            case (XmlNodeType.Element, "tc"):
                table.BeginCell();
                break;
            case (XmlNodeType.Element, "gridSpan"):
                table.Span = Number(node);
                break;
            case (XmlNodeType.Element, "vMerge"):
                table.GoesOn = node.GetAttribute("val", WordFlow.Namespace) is not "restart";
                break;
            case (XmlNodeType.EndElement, "tc"):
                table.EndCell();
                break;
            case (XmlNodeType.EndElement, "tbl"):
                tables.Add(new FileTable(open.Pop().Rows, FileTable.UsualDayZero));
                break;
        }
    }

    private static int Number(XmlReader node) =>
        int.TryParse(node.GetAttribute("val", WordFlow.Namespace), out var number) ? Math.Clamp(number, 0, FileTable.MostColumns) : 1;

    private sealed class OpenTable
    {
        private readonly List<string> lines = [];
        private List<string> row = [];

        public List<List<string>> Rows { get; } = [];

        /// <summary>How many columns the cell covers.</summary>
        public int Span { get; set; }

        /// <summary>Whether the cell is the one above it, going on.</summary>
        public bool GoesOn { get; set; }

        public void BeginRow()
        {
            row = [];
            if (Rows.Count < FileTable.MostRows)
            {
                Rows.Add(row);
            }
        }

        public void Pad(int columns) => row.AddRange(Enumerable.Repeat("", columns));

        public void BeginCell()
        {
            lines.Clear();
            (Span, GoesOn) = (1, false);
        }

        public void Add(string? line) => lines.Add(line ?? "");

        public void EndCell()
        {
            var text = GoesOn && Rows is [.., var above, _] && row.Count < above.Count ? above[row.Count] : string.Join('\n', lines).Trim();
            row.AddRange(Enumerable.Repeat(text, Math.Min(Span, FileTable.MostColumns - row.Count)));
        }
    }
}
