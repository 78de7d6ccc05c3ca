using System.IO.Compression;
using System.Security;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>Writes Word files part by part, sound ones and others.</summary>
internal sealed class WordFile
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

    private readonly StringBuilder body = new();
    private readonly StringBuilder relations = new();
    private readonly StringBuilder types = new();
    private readonly Dictionary<string, byte[]> parts = [];

    /// <summary>The lines of a paper that may go out as it is.</summary>
    public static readonly string[] SoundLines =
    [
        "HỘI ĐỒNG NHÂN DÂN", "TỈNH LẠNG SƠN", "_______", "Số: 541/BC-HĐND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Lạng Sơn, ngày 16 tháng 7 năm 2024", "BÁO CÁO", "Kết quả giám sát việc giải quyết kiến nghị của cử tri về khuyến nông, khuyến lâm", "_____________",
        "Thực hiện Kế hoạch số 1404/KH-HĐND ngày 20/12/2023, Thường trực HĐND tỉnh báo cáo kết quả giám sát như sau:",
        "1. Tổng số kiến nghị của cử tri: 12.", "Nơi nhận:", "- Đại biểu HĐND tỉnh;", "- Lưu: VT.", "TM. THƯỜNG TRỰC HĐND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Thị Giả Định",
    ];

    public static WordFile Sound() => new WordFile().Lines(SoundLines);

    public WordFile Lines(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Paragraph(line);
        }

        return this;
    }

    /// <summary>A paragraph of runs; the font, where there is one, is that of all of them.</summary>
    public WordFile Paragraph(string text, string? font = null, int runs = 1, bool isBold = false, bool isCentered = false)
    {
        var size = Math.Max(1, (text.Length + runs - 1) / runs);
        body.Append("<w:p>").Append(isCentered ? "<w:pPr><w:jc w:val=\"center\"/></w:pPr>" : "");
        for (var at = 0; at < text.Length; at += size)
        {
            body.Append("<w:r><w:rPr>").Append(font is null ? "" : $"<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/>").Append(isBold ? "<w:b/>" : "")
                .Append($"</w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(text.Substring(at, Math.Min(size, text.Length - at)))}</w:t></w:r>");
        }

        body.Append("</w:p>");
        return this;
    }

    /// <summary>Two columns side by side, as the head of a paper has.</summary>
    public WordFile Columns(string[] left, string[] right)
    {
        body.Append("<w:tbl><w:tblPr><w:jc w:val=\"center\"/></w:tblPr><w:tr>");
        foreach (var column in new[] { left, right })
        {
            body.Append("<w:tc>");
            Array.ForEach(column, line => Paragraph(line, isCentered: true, isBold: !line.Any(char.IsLower)));
            body.Append("</w:tc>");
        }

        body.Append("</w:tr></w:tbl>");
        return this;
    }

    /// <summary>A table. A cell ↑ is the one above it, going on; a cell ← is the one on its left.</summary>
    public WordFile Table(params string[][] rows)
    {
        body.Append("<w:tbl>");
        for (var line = 0; line < rows.Length; line++)
        {
            body.Append("<w:tr>");
            for (var column = 0; column < rows[line].Length; column++)
            {
                var span = 1 + rows[line].Skip(column + 1).TakeWhile(cell => cell == "←").Count();
                var merge = rows[line][column] == "↑" ? "<w:vMerge/>" : line + 1 < rows.Length && rows[line + 1].ElementAtOrDefault(column) == "↑" ? "<w:vMerge w:val=\"restart\"/>" : "";
                body.Append($"<w:tc><w:tcPr>{(span > 1 ? $"<w:gridSpan w:val=\"{span}\"/>" : "")}{merge}</w:tcPr>");
                Lines(rows[line][column] == "↑" ? [""] : rows[line][column].Split('\n'));
                body.Append("</w:tc>");
                column += span - 1;
            }

            body.Append("</w:tr>");
        }

        body.Append("</w:tbl>");
        return this;
    }

    public WordFile Xml(string xml)
    {
        body.Append(xml);
        return this;
    }

    public WordFile Part(string name, string xml) => Part(name, Encoding.UTF8.GetBytes(xml));

    public WordFile Part(string name, byte[] bytes)
    {
        parts[name] = bytes;
        return this;
    }

    /// <summary>A part in Word's own vocabulary: a page header, comments, notes.</summary>
    public WordFile Flow(string name, string root, string text) =>
        Part($"word/{name}.xml", $"<w:{root} {Namespaces}><w:p><w:r><w:t>{SecurityElement.Escape(text)}</w:t></w:r></w:p></w:{root}>").Relation(name, $"{name}.xml");

    public WordFile Relation(string type, string target, bool isExternal = false)
    {
        relations.Append($"<Relationship Id=\"r{relations.Length}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{SecurityElement.Escape(target)}\"{(isExternal ? " TargetMode=\"External\"" : "")}/>");
        return this;
    }

    public WordFile ContentType(string part, string type)
    {
        types.Append($"<Override PartName=\"{part}\" ContentType=\"{type}\"/>");
        return this;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + $"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>{types}</Types>");
            Add(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rDoc\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add(zip, "word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            Add(zip, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>");
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private void Add(ZipArchive zip, string name, string xml)
    {
        if (!parts.ContainsKey(name))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(xml));
        }
    }
}
