using System.IO.Compression;
using System.Security;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>Writes an Excel file with one sheet: the annex of a report, and what a test adds to it.</summary>
internal static class SheetFile
{
    public static readonly string[] SoundCells =
        ["PHỤ LỤC", "TỔNG HỢP KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỦA CỬ TRI", "(Kèm theo Báo cáo số 305/BC-UBND ngày 06 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Lạng Sơn)", "STT", "Nội dung"];

    public static byte[] Write(IEnumerable<string> cells, string after = "", params (string Name, string Xml)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var rows = string.Concat(cells.Select((cell, index) => $"<row r=\"{index + 1}\"><c r=\"A{index + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c></row>"));
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet name=\"Biểu\" sheetId=\"1\"/></sheets></workbook>");
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
