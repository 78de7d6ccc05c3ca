using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Support;
using MiniExcelLibs;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The consolidated report as files.</summary>
public class ConsolidationTests
{
    private static readonly Round Round = PlanFile.Read(Papers.Plan2024).Rounds[1];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Figures_add_up_to_the_petitions_whichever_way_they_are_counted()
    {
        var all = Some();

        foreach (var parts in new[] { all.ByField(), all.ByGroup(), all.ByAgency() })
        {
            Assert.Equal(all.Petitions.Count, parts.Sum(part => part.All));
            Assert.Equal(Consolidation.Levels.Select(level => all.Of(level.Code)), Enumerable.Range(0, 4).Select(level => parts.Sum(part => part.PerLevel[level])));
        }
    }

    [Fact]
    public void The_paper_is_sound_and_says_who_is_missing_and_what_was_left_out()
    {
        var paper = ConsolidatedPaper.Write(Some());

        using var file = WordprocessingDocument.Open(new MemoryStream(paper), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("Tính đến ngày 22/7/2024, 9/11 Tổ đại biểu đã gửi báo cáo; còn thiếu: Tổ đại biểu số 04, Tổ đại biểu số 10.", text, StringComparison.Ordinal);
        Assert.Contains("Tổng số 4 kiến nghị, trong đó thuộc thẩm quyền trung ương: 1, thuộc thẩm quyền tỉnh: 2, thuộc thẩm quyền huyện, thành phố: 1, thuộc thẩm quyền xã, phường, thị trấn: 0; đã được trả lời tại hội nghị: 1.", text, StringComparison.Ordinal);
        Assert.Contains("Còn 3 kiến nghị chưa được duyệt", text, StringComparison.Ordinal);
        Assert.Contains("I. THUỘC THẨM QUYỀN TRUNG ƯƠNG", text, StringComparison.Ordinal);
        Assert.Contains("III. THUỘC THẨM QUYỀN HUYỆN, THÀNH PHỐ", text, StringComparison.Ordinal);
        Assert.Contains("Đề nghị sửa ĐT.243. (kiến nghị 3 lần; đã trả lời tại hội nghị)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IV.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_has_sent_anything_is_a_paper_too()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(ConsolidatedPaper.Write(Some() with { Petitions = [], GroupsSent = 0 })), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel));
    }

    [Fact]
    public void The_sheets_hold_each_petition_and_sums_and_what_looks_like_a_formula_stays_text()
    {
        var sheets = ConsolidatedSheets.Write(Some());

        var petitions = new MemoryStream(sheets).Query(useHeaderRow: true, sheetName: "Kiến nghị").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(Some().Petitions.Select(petition => petition.Text), petitions.Select(row => row["Nội dung kiến nghị"]));
        var sum = new MemoryStream(sheets).Query(useHeaderRow: true, sheetName: "Theo lĩnh vực").Cast<IDictionary<string, object>>().Last();
        Assert.Equal(("Cộng", 4.0), (sum["Nhóm"], Convert.ToDouble(sum["Cộng"])));
        using var package = SpreadsheetDocument.Open(new MemoryStream(sheets), isEditable: false);
        Assert.Empty(package.WorkbookPart!.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
    }

    [Fact]
    public void In_the_text_file_what_looks_like_a_formula_is_text_by_an_apostrophe()
    {
        var lines = Encoding.UTF8.GetString(ConsolidatedSheets.WriteCsv(Some())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(5, lines.Length);
        Assert.StartsWith("\uFEFFma,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=1+1 \"\"đề nghị\"\"\"", lines[2], StringComparison.Ordinal);
    }

    private static Consolidation Some() => new(
        Round, new DateTimeOffset(2024, 7, 22, 8, 0, 0, TimeSpan.FromHours(7)),
        [
            new(["p1"], "Đề nghị Chính phủ hỗ trợ thẻ BHYT.", "Tổ đại biểu số 06", "xã Minh Sơn", "y-te", "trung-uong", "Chính phủ", false, true, 1),
            new(["p2"], "=1+1 \"đề nghị\"", "Tổ đại biểu số 06", null, "giao-thong", "tinh", "Sở Giao thông vận tải", false, true, 1),
            new(["p3"], "Đề nghị sửa ĐT.243.", "Tổ đại biểu số 05", "xã Hữu Liên", "giao-thong", "tinh", "Sở Giao thông vận tải", true, true, 3),
            new(["p4"], "Đề nghị xây phòng học.", "Tổ đại biểu số 05", "xã Vân Nham", "giao-duc", "huyen", "UBND huyện Hữu Lũng", false, true, 1),
        ],
        9, 11, ["Tổ đại biểu số 04", "Tổ đại biểu số 10"], 3, []);
}
