using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>Writes an Excel file with one sheet: the annex of a report, and what a test adds to it.</summary>
internal static class SheetFile
{
    public static readonly string[] SoundCells =
        ["PHỤ LỤC", "TỔNG HỢP KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỦA CỬ TRI", "(Kèm theo Báo cáo số 305/BC-UBND ngày 06 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Lạng Sơn)", "STT", "Nội dung"];

    public static byte[] Write(IEnumerable<string> cells, string after = "", params (string Name, string Xml)[] parts) =>
        Rows(string.Concat(cells.Select((cell, index) => $"<row r=\"{index + 1}\">{Cell(cell, "A", index + 1)}</row>")), after, "", parts);

    /// <summary>A table: numbers as numbers, words as words, null for a blank. A cell ↑ is the one above it, going on.</summary>
    public static byte[] Table(bool countsFrom1904, params object?[][] rows) => Rows(
        string.Concat(rows.Select((row, line) => $"<row r=\"{line + 1}\">{string.Concat(row.Select((cell, column) => cell is null or "↑" ? "" : Cell(cell, Column(column), line + 1)))}</row>")),
        $"<mergeCells>{string.Concat(Merges(rows))}</mergeCells>", countsFrom1904 ? "<workbookPr date1904=\"1\"/>" : "");

    private static IEnumerable<string> Merges(object?[][] rows) =>
        from line in Enumerable.Range(0, rows.Length)
        from column in Enumerable.Range(0, rows[line].Length)
        let more = rows.Skip(line + 1).TakeWhile(row => row.ElementAtOrDefault(column) is "↑").Count()
        where more > 0 && rows[line][column] is not "↑"
        select $"<mergeCell ref=\"{Column(column)}{line + 1}:{Column(column)}{line + 1 + more}\"/>";

    private static string Column(int index) => $"{(char)('A' + index)}";

    private static string Cell(object cell, string column, int row) => cell is string words
        ? $"<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(words)}</t></is></c>"
        : string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\"><v>{cell}</v></c>");

    private static byte[] Rows(string rows, string after, string settings, params (string Name, string Xml)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{settings}<sheets><sheet name=\"Biểu\" sheetId=\"1\"/></sheets></workbook>");
            Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData>{after}</worksheet>");
            Array.ForEach(parts, part => Add(zip, part.Name, part.Xml));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }
}
