using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>Writes small PDFs object by object, sound ones and others. Text is shown with a font whose codes are UTF-16.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> objects = [];
    private readonly StringBuilder drawing = new();
    private string catalog = "";
    private string page = "";
    private string info = "";

    /// <summary>The paper of <see cref="WordFile.SoundLines"/>, one line below the other.</summary>
    public static PdfFile Sound() => new PdfFile().Lines(WordFile.SoundLines);

    public PdfFile Lines(params IEnumerable<string> lines)
    {
        var y = 800;
        foreach (var line in lines)
        {
            Text(line, 60, y -= 20);
        }

        return this;
    }

    public PdfFile Text(string text, double x, double y, string matrix = "1 0 0 1")
    {
        drawing.Append(CultureInfo.InvariantCulture, $"BT /F1 13 Tf {matrix} {x} {y} Tm {Hex(text)} Tj ET\n");
        return this;
    }

    public PdfFile Draw(string commands)
    {
        drawing.Append(commands).Append('\n');
        return this;
    }

    /// <summary>Adds an object; returns its number.</summary>
    public int Object(string text) => Object(Encoding.Latin1.GetBytes(text));

    public int Object(byte[] bytes)
    {
        objects.Add(bytes);
        return objects.Count + 5;
    }

    public int Stream(string dictionary, byte[] bytes, bool isPacked = true)
    {
        var data = isPacked ? Packed(bytes) : bytes;
        return Object([.. Encoding.Latin1.GetBytes($"<<{dictionary} /Length {data.Length}{(isPacked ? " /Filter /FlateDecode" : "")}>>\nstream\n"), .. data, .. "\nendstream"u8]);
    }

    public PdfFile Catalog(string entries)
    {
        catalog += $" {entries}";
        return this;
    }

    public PdfFile Page(string entries)
    {
        page += $" {entries}";
        return this;
    }

    public PdfFile Info(string entries)
    {
        info += $" {entries}";
        return this;
    }

    /// <summary>A text string in UTF-16, as hexadecimal digits.</summary>
    public static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public byte[] ToBytes(string trailer = "")
    {
        var map = Encoding.ASCII.GetBytes("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange");
        List<byte[]> all =
        [
            Encoding.Latin1.GetBytes($"<</Type /Catalog /Pages 2 0 R{catalog}>>"),
            "<</Type /Pages /Kids [3 0 R] /Count 1>>"u8.ToArray(),
            Encoding.Latin1.GetBytes($"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 <</Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /DW 500>>]>>>>>> /Contents 4 0 R{page}>>"),
            AsStream(Encoding.Latin1.GetBytes(drawing.ToString())),
            AsStream(map),
            .. objects,
        ];
        return Assemble(all, trailer + (info.Length == 0 ? "" : $" /Info <<{info}>>"));
    }

    private static byte[] Assemble(List<byte[]> all, string trailer)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        List<long> places = [];
        for (var number = 1; number <= all.Count; number++)
        {
            places.Add(file.Length);
            file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n"));
            file.Write(all[number - 1]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Length;
        var table = string.Concat(places.Select(place => $"{place:D10} 00000 n \n"));
        file.Write(Encoding.Latin1.GetBytes($"xref\n0 {all.Count + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {all.Count + 1} /Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] AsStream(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"<</Length {bytes.Length}>>\nstream\n"), .. bytes, .. "\nendstream"u8];

    private static string Hex(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Packed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return target.ToArray();
    }
}
