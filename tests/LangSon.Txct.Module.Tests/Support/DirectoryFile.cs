using System.IO.Compression;
using System.Security;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>Writes the Excel file with groups, delegates and sessions that level 0 reads.</summary>
internal static class DirectoryFile
{
    public static readonly string[][] Groups = [["DANH MỤC TỔ ĐẠI BIỂU"], ["Số tổ", "Tên tổ", "Địa bàn"], ["1", "Tổ đại biểu số 01", "Thành phố Lạng Sơn"], ["2", "Tổ đại biểu số 02", "Huyện Cao Lộc"]];

    public static readonly string[][] Delegates =
        [["Mã", "Họ và tên", "Số tổ", "Tổ trưởng", "Đến ngày"], ["D011", "Nguyễn Giả Định Một", "1", "x", ""], ["D012", "Lê Tưởng Tượng Một", "1", "", ""], ["D021", "Trần Giả Định Hai", "2", "", "31/12/2023"]];

    public static readonly string[][] Sessions =
        [["Mã", "Loại", "Kỳ họp thứ", "Tên", "Khai mạc", "Bế mạc"], ["2024-mid", "Giữa năm", "25", "Kỳ họp thường lệ giữa năm 2024", "02/7/2024", "04/7/2024"], ["2024-end", "Cuối năm", "31", "Kỳ họp thường lệ cuối năm 2024", "09/12/2024", "2024-12-11"]];

    /// <summary>The three sheets, or others in their place; a row that is empty is left out, as Excel leaves it out.</summary>
    public static void Write(string path, string[][]? groups = null, string[][]? delegates = null, string[][]? sessions = null)
    {
        (string Name, string[][] Rows)[] sheets = [("Tổ", groups ?? Groups), ("Đại biểu", delegates ?? Delegates), ("Kỳ họp", sessions ?? Sessions)];
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Add(zip, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" r:id=\"rId{index + 1}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))}</Relationships>");
            for (var index = 0; index < sheets.Length; index++)
            {
                Add(zip, $"xl/worksheets/sheet{index + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheets[index].Rows.Select(Row))}</sheetData></worksheet>");
            }
        }

        File.WriteAllBytes(path, bytes.ToArray());
    }

    private static string Row(string[] cells, int index) => cells.Length == 0 ? ""
        : $"<row r=\"{index + 1}\">{string.Concat(cells.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{index + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"))}</row>";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }
}
