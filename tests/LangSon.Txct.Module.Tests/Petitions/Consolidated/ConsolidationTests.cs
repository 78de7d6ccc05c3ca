using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Repeats;
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

    [Fact]
    public void The_papers_numbers_lead_to_their_petitions()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(ConsolidatedPaper.Write(Some())), isEditable: false);

        var links = file.MainDocumentPart!.Document!.Descendants<Hyperlink>().Select(link => (link.InnerText, link.Anchor?.Value)).ToList();
        Assert.Equal([("1", "huyen_giao_duc"), ("1", "trung_uong_y_te"), ("2", "tinh_giao_thong")], links.Order());
        Assert.Equal(links.Select(link => link.Value).Order(), file.MainDocumentPart.Document.Descendants<BookmarkStart>().Select(mark => mark.Name?.Value).Order());
    }

    [Fact]
    public void What_was_raised_often_and_is_not_resolved_is_a_list_of_its_own()
    {
        var all = Some() with { Repeated = [new RepeatRow(3, true, [new RepeatedPetition("p3", "2024-pre-mid", "T05", "Đề nghị sửa ĐT.243.", "m", null), new RepeatedPetition("p9", "2024-post-mid", "T06", "Sửa ĐT.243.", "m", null)])] };

        using var file = WordprocessingDocument.Open(new MemoryStream(ConsolidatedPaper.Write(all)), isEditable: false);
        Assert.Contains("IV. CỬ TRI KIẾN NGHỊ NHIỀU LẦN, CHƯA GIẢI QUYẾT- Đề nghị sửa ĐT.243. (3 lần; các đợt: 2024-pre-mid, 2024-post-mid)", file.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        var row = new MemoryStream(ConsolidatedSheets.Write(all)).Query(useHeaderRow: true, sheetName: "Nhiều lần, chưa giải quyết").Cast<IDictionary<string, object>>().Single();
        Assert.Equal(("Đề nghị sửa ĐT.243.", "p3, p9"), (row["Nội dung kiến nghị"], row["Mã"]));
    }

    [Fact]
    public void Annexes_part_the_petitions_by_competence_and_cite_the_answers()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(ConsolidatedAnnexes.Write(Answered())), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var tables = file.MainDocumentPart!.Document!.Body!.Elements<Table>().Select(table => table.Elements<TableRow>().Skip(1).Select(row => string.Join('|', row.Elements<TableCell>().Select(cell => cell.InnerText))).ToList()).ToList();
        Assert.Equal(["1|Tổ đại biểu số 05|1|Đề nghị sửa ĐT.243.||x||||3 lần", "2|Tổ đại biểu số 06|1|=1+1 \"đề nghị\"||x||||"], tables[0]);
        Assert.Equal(["1|Tổ đại biểu số 06|1|Đề nghị Chính phủ hỗ trợ thẻ BHYT.|||x|||"], tables[1]);
        Assert.Equal(["1|Tổ đại biểu số 06|=1+1 \"đề nghị\"|Sở Giao thông vận tải|305/BC-UBND ngày 06/6/2024: đã giải quyết xong", "2|Tổ đại biểu số 05|Đề nghị sửa ĐT.243.||Đã trả lời tại hội nghị"], tables[2]);
        Assert.Equal(["1|Tổ đại biểu số 05|1|Đề nghị xây phòng học.|||x|||"], tables[3]);
        Assert.Equal(["1|Tổ đại biểu số 05|0|1|1|0|50,0%", "2|Tổ đại biểu số 06|1|1|0|0|50,0%", "|Cộng|1|2|1|0|100,0%"], tables[4]);
        Assert.Equal(["1|p2|=1+1 \"đề nghị\"|Sở Giao thông vận tải|305/BC-UBND|Đã giải quyết xong: Đã sửa xong."], tables[5]);
    }

    [Fact]
    public void The_national_database_gets_each_petition_in_its_columns()
    {
        var rows = JsonElement.Parse(Encoding.UTF8.GetString(NationalRows.Write(Answered()))).EnumerateArray().ToList();

        Assert.Equal(4, rows.Count);
        Assert.Equal(
            ("2", "p2", "Tổ đại biểu số 06", "Tỉnh", "Giao thông", "Kỳ họp thường lệ giữa năm 2024", "sau kỳ họp", "119/HĐND-VP", "2024-07-05", "Đã giải quyết xong"),
            (rows[1].Of("stt"), rows[1].Of("ma"), rows[1].Of("donViTiepNhan"), rows[1].Of("thamQuyenGiaiQuyet"), rows[1].Of("linhVuc"), rows[1].Of("kyHop"), rows[1].Of("hinhThuc"), rows[1].Of("so"), rows[1].Of("ngay"),
                rows[1].GetProperty("traLoi").Of("phanLoai")));
    }

    [Fact]
    public void Answers_are_counted_by_class_and_add_up()
    {
        Assert.Equal(
            [("Đã giải quyết xong", 1), ("Đang giải quyết", 0), ("Giải trình, cung cấp thông tin", 0), ("Chưa giải quyết", 0), ("Đã trả lời tại hội nghị", 1), ("Chưa có trả lời", 2)],
            Answered().ByAnswer().Select(part => (part.Name, part.All)));
    }

    /// <summary>The second one was passed on and answered.</summary>
    private static Consolidation Answered() => Some() with
    {
        Petitions = [.. Some().Petitions.Select(petition => petition.Id != "p2" ? petition : petition with
        {
            PassedBy = new PaperHead("119/HĐND-VP", new(2024, 7, 5), null),
            Answer = new PetitionAnswer(AnswerClasses.Resolved, "Sở Giao thông vận tải", "Đã sửa xong.", null, null, "305/BC-UBND", new(2024, 6, 6), null),
        })],
    };

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
