using System.Globalization;
using System.Text;
using LangSon.Txct.Support;

namespace LangSon.Txct.Benchmarks.Papers;

/// <summary>Papers of many pages, each page full of words.</summary>
internal static class LongPapers
{
    /// <summary>Lines of a page in 13 points, as the decree on papers has it.</summary>
    private const int LinesOfPage = 36;

    private const string Sentence =
        "Cử tri đề nghị cơ quan có thẩm quyền sớm đầu tư, sửa chữa công trình thủy lợi và đường giao thông nông thôn mục";

    public static byte[] Word(int pages, int number)
    {
        var lines = MadePapers.Lines(number, MadePapers.BeforeMidYear);
        var file = new WordFile().Lines(lines[..11]);
        for (var line = 0; line < (pages - 1) * LinesOfPage; line++)
        {
            file.Paragraph(Words(line), font: "Times New Roman", runs: 3);
        }

        return file.Lines(lines[11..]).ToBytes();
    }

    public static byte[] Pdf(int pages, int number)
    {
        List<string> objects = ["<</Type /Catalog /Pages 2 0 R>>", "", Font, Map];
        StringBuilder kids = new();
        var lines = MadePapers.Lines(number, MadePapers.BeforeMidYear);
        for (var page = 0; page < pages; page++)
        {
            var shown = page == 0 ? lines[..11] : page == pages - 1 ? lines[11..] : [.. Enumerable.Range(page * LinesOfPage, LinesOfPage).Select(Words)];
            objects.Add(Stream(string.Concat(shown.Select((line, index) => $"BT /F1 13 Tf 1 0 0 1 60 {800 - (index * 20)} Tm <{Hex(line)}> Tj ET\n"))));
            objects.Add($"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>> /Contents {objects.Count} 0 R>>");
            kids.Append(CultureInfo.InvariantCulture, $"{objects.Count} 0 R ");
        }

        objects[1] = $"<</Type /Pages /Kids [{kids}] /Count {pages}>>";
        return Assemble(objects);
    }

    private const string Font =
        "<</Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /DW 500>>]>>";

    private static string Map { get; } =
        Stream("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange");

    private static string Words(int line) => string.Create(CultureInfo.InvariantCulture, $"{Sentence} {line + 1}.");

    private static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    private static string Stream(string text) => $"<</Length {text.Length}>>\nstream\n{text}\nendstream";

    private static byte[] Assemble(List<string> objects)
    {
        StringBuilder file = new("%PDF-1.7\n");
        StringBuilder table = new();
        for (var number = 1; number <= objects.Count; number++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {objects.Count + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
