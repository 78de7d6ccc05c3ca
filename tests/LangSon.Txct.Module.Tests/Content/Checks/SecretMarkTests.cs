using System.Text;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content.Checks;

/// <summary>A mark of secrecy keeps a paper in, wherever it stands and however it is typed; words that only sound alike do not.</summary>
public class SecretMarkTests
{
    private const string MarkTcvn3Capitals = "tèi mËt", MarkTcvn3 = "MËT", MarkVni = "TOÁI MAÄT";

    public static TheoryData<string> Marks() =>
    [
        "MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "Tối mật", " M Ậ T ", "T Ố I   M Ậ T", "T U Y Ệ T  M Ậ T", "[MẬT]", "- MẬT -", "* TỐI MẬT *", "MẬT.", "(TUYỆT MẬT)",
        "Độ mật: Tối mật", "Độ mật : Mật", "ĐỘ MẬT: TUYỆT MẬT", "Mức độ mật: Mật", "Số: 12/BC-UBND\t\tMẬT", "MẬT - KHẨN", "HỎA TỐC - TỐI MẬT", "TỐI MẬT   Bản số: 02",
        "TÀI LIỆU MẬT", "Tài liệu MẬT", "VĂN BẢN TỐI MẬT", "M\u00A0Ậ\u00A0T", "Tối\u00A0\u00A0mật", "M\u200BẬ\u200BT", "ＭẬＴ", "TUYỆT MẬT (lưu hành nội bộ)".ToUpperInvariant(),
    ];

    public static TheoryData<string> FalseFriends() =>
    [
        "Bảo đảm an toàn, bảo mật thông tin trên môi trường mạng.", "BẢO MẬT THÔNG TIN", "II. CÔNG TÁC BẢO MẬT", "Mật độ dân số", "MẬT ĐỘ DÂN SỐ (người/km2)", "Mật ong hoa nhãn",
        "MẬT ONG", "Công tác bảo vệ bí mật nhà nước được quan tâm.", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Mật khẩu", "Quan hệ mật thiết với Nhân dân", "Đổi mật khẩu định kỳ", "TĂNG CƯỜNG BẢO MẬT",
        "Độ mật: Không", "Độ mật: Thường", "cơ mật", "thân mật", "Sản phẩm: mật ong, măng ớt", "Văn bản mật mã hóa", "Ban Cơ yếu tiếp nhận văn bản mật theo quy định riêng.",
    ];

    [Theory]
    [MemberData(nameof(Marks))]
    public async Task A_mark_on_a_line_of_its_own_is_refused(string mark)
    {
        await AssertSecretAsync(WordFile.Sound().Paragraph(mark), mark);
        await AssertSecretAsync(WordFile.Sound().Paragraph(mark.Normalize(NormalizationForm.FormD), runs: 5), mark);
    }

    [Theory]
    [MemberData(nameof(FalseFriends))]
    public async Task Words_that_only_sound_alike_are_let_through(string words)
    {
        Assert.Equal("publishable", (await Papers.InspectAsync(WordFile.Sound().Paragraph(words).ToBytes(), "bao cao.docx")).Verdict);
        Assert.Equal("publishable", (await Papers.InspectAsync(PdfFile.Sound().Text(words, 60, 100).ToBytes(), "bao cao.pdf")).Verdict);
    }

    [Theory]
    [InlineData("word/header2.xml", "header2", "hdr")]
    [InlineData("word/footer1.xml", "footer1", "ftr")]
    [InlineData("word/comments.xml", "comments", "comments")]
    [InlineData("word/footnotes.xml", "footnotes", "footnotes")]
    [InlineData("word/endnotes.xml", "endnotes", "endnotes")]
    [InlineData("word/glossary/document.xml", "glossary/document", "glossaryDocument")]
    public async Task A_mark_beside_the_text_is_refused(string part, string name, string root)
    {
        Assert.EndsWith(".xml", part, StringComparison.Ordinal);
        await AssertSecretAsync(WordFile.Sound().Flow(name, root, "TỐI MẬT"), part);
    }

    [Theory]
    [InlineData("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></mc:Choice></mc:AlternateContent></w:r></w:p>")]
    [InlineData("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"/><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:pict><v:shape><v:textpath string=\"TUYỆT MẬT\"/></v:shape></w:pict></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"Dấu\" descr=\"Mật\"/></w:drawing></w:r></w:p>")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Độ mật</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>tối mật</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")]
    [InlineData("<w:p><w:r><w:t>TUYỆT</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>MẬT</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Tối mật</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>MẬT</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:del w:id=\"1\"><w:r><w:delText>TỐI MẬT</w:delText></w:r></w:del></w:p>")]
    [InlineData("<w:p><w:r><w:t>M</w:t></w:r></w:p><w:p><w:r><w:t>Ậ</w:t></w:r></w:p><w:p><w:r><w:t>T</w:t></w:r></w:p>")]
    [InlineData("<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>MẬT</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>")]
    public async Task A_mark_in_a_box_a_picture_a_cell_or_a_change_is_refused(string xml) => await AssertSecretAsync(WordFile.Sound().Xml(xml), xml);

    [Theory]
    [InlineData(MarkTcvn3Capitals, ".VnTimeH")]
    [InlineData(MarkTcvn3, ".VnTime")]
    [InlineData("TuyÖt mËt", ".VnArial")]
    [InlineData(MarkTcvn3, "Times New Roman")]
    [InlineData(MarkVni, "VNI-Times")]
    public async Task A_mark_in_an_old_font_is_refused(string mark, string font) => await AssertSecretAsync(WordFile.Sound().Paragraph(mark, font), font);

    [Theory]
    [InlineData("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Báo cáo</dc:title><cp:keywords>MẬT</cp:keywords></cp:coreProperties>")]
    [InlineData("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><cp:category>Tài liệu tối mật</cp:category></cp:coreProperties>")]
    [InlineData("docProps/custom.xml", "<Properties xmlns:vt=\"v\"><property name=\"Độ mật\"><vt:lpwstr>Mật</vt:lpwstr></property></Properties>")]
    [InlineData("docProps/custom.xml", "<Properties xmlns:vt=\"v\"><property name=\"DoMat\"><vt:lpwstr>Toi mat</vt:lpwstr></property></Properties>")]
    [InlineData("customXml/item1.xml", "<nhan><doMat>TUYỆT MẬT</doMat></nhan>")]
    [InlineData("word/settings.xml", "<w:settings xmlns:w=\"w\"><w:docVars><w:docVar w:name=\"dau\" w:val=\"TỐI MẬT\"/></w:docVars></w:settings>")]
    [InlineData("word/charts/chart1.xml", "<c:chart xmlns:c=\"c\" xmlns:a=\"a\"><a:p><a:r><a:t>TỐI </a:t></a:r><a:r><a:t>MẬT</a:t></a:r></a:p></c:chart>")]
    public async Task A_mark_in_a_property_is_refused(string part, string xml) => await AssertSecretAsync(WordFile.Sound().Part(part, xml), part);

    [Theory]
    [InlineData("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Kết quả bảo đảm an toàn, BẢO MẬT thông tin; mật độ dân số</dc:title></cp:coreProperties>")]
    [InlineData("docProps/custom.xml", "<Properties xmlns:vt=\"v\"><property name=\"Độ mật\"><vt:lpwstr>Thường</vt:lpwstr></property></Properties>")]
    public async Task A_property_that_marks_nothing_is_let_through(string part, string xml) =>
        Assert.Equal("publishable", (await Papers.InspectAsync(WordFile.Sound().Part(part, xml).ToBytes(), "bao cao.docx")).Verdict);

    [Fact]
    public async Task A_mark_in_a_sheet_is_refused()
    {
        Assert.Equal("publishable", (await Papers.InspectAsync(SheetFile.Write(SheetFile.SoundCells), "phu luc.xlsx")).Verdict);
        await AssertSecretAsync(SheetFile.Write([.. SheetFile.SoundCells, "TỐI MẬT"]), "cell.xlsx");
        await AssertSecretAsync(SheetFile.Write([.. SheetFile.SoundCells, "Độ mật: Mật"]), "label.xlsx");
        await AssertSecretAsync(SheetFile.Write([.. SheetFile.SoundCells, "MËT"]), "tcvn3.xlsx");
        await AssertSecretAsync(SheetFile.Write(SheetFile.SoundCells, "<headerFooter><oddHeader>&amp;C&amp;\"Arial,Bold\"MẬT</oddHeader></headerFooter>"), "header.xlsx");
        await AssertSecretAsync(SheetFile.Write(SheetFile.SoundCells, "", ("xl/comments1.xml", "<comments><commentList><comment><text><r><t>TUYỆT </t></r><r><t>MẬT</t></r></text></comment></commentList></comments>")), "comment.xlsx");
        await AssertSecretAsync(SheetFile.Write(SheetFile.SoundCells, "", ("xl/drawings/drawing1.xml", "<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"a\"><a:p><a:r><a:t>MẬT</a:t></a:r></a:p></xdr:wsDr>")), "drawing.xlsx");
    }

    [Theory]
    [MemberData(nameof(Marks))]
    public async Task A_mark_on_a_page_of_a_pdf_is_refused(string mark) =>
        await AssertSecretAsync(PdfFile.Sound().Text(mark.Replace('\t', ' '), 400, 820).ToBytes(), "bao cao.pdf");

    [Fact]
    public async Task A_mark_drawn_across_a_page_is_refused() =>
        await AssertSecretAsync(PdfFile.Sound().Text("TỐI MẬT", 200, 300, "0.7 0.7 -0.7 0.7").ToBytes(), "bao cao.pdf");

    [Fact]
    public async Task A_mark_drawn_letter_by_letter_is_refused() =>
        await AssertSecretAsync(PdfFile.Sound().Text("M", 300, 820).Text("Ậ", 345, 820).Text("T", 390, 820).ToBytes(), "bao cao.pdf");

    [Fact]
    public async Task Half_of_a_column_heading_is_no_mark()
    {
        var file = PdfFile.Sound().Text("STT", 60, 150).Text("Tên xã", 150, 150).Text("MẬT", 300, 150).Text("Diện tích", 420, 150).Text("ĐỘ DÂN SỐ", 290, 135);

        Assert.Equal("publishable", (await Papers.InspectAsync(file.ToBytes(), "bao cao.pdf")).Verdict);
    }

    [Fact]
    public async Task A_mark_in_what_a_pdf_says_besides_its_pages_is_refused()
    {
        var words = PdfFile.Words("Tối mật");
        await AssertSecretAsync(PdfFile.Sound().Info($"/Keywords {words}").ToBytes(), "info.pdf");
        await AssertSecretAsync(PdfFile.Sound().Page($"/Annots [<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents {words}>>]").ToBytes(), "note.pdf");
        await AssertSecretAsync(PdfFile.Sound().Catalog($"/AcroForm <</Fields [<</FT /Tx /T (a) /V {words}>>]>>").ToBytes(), "field.pdf");
        await AssertSecretAsync(PdfFile.Sound().Catalog($"/Outlines <</First <</Title {words}>>>>").ToBytes(), "outline.pdf");
        var metadata = PdfFile.Sound();
        var number = metadata.Stream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes("<x xmlns:dc='d'><dc:title>TUYỆT MẬT</dc:title></x>"));
        await AssertSecretAsync(metadata.Catalog($"/Metadata {number} 0 R").ToBytes(), "metadata.pdf");
        var stamp = PdfFile.Sound();
        var form = stamp.Stream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", Encoding.ASCII.GetBytes("BT /F1 12 Tf 1 0 0 1 0 0 Tm <004D1EAC0054> Tj ET"));
        await AssertSecretAsync(stamp.Page($"/Annots [<</Type /Annot /Subtype /Stamp /Rect [300 700 400 720] /AP <</N {form} 0 R>>>>]").ToBytes(), "stamp.pdf");
    }

    [Fact]
    public async Task Words_beside_the_text_are_looked_through_however_long_they_are()
    {
        var filler = string.Concat(Enumerable.Repeat("độ mật: " + new string('-', 500), 2000));

        Assert.Equal("publishable", (await Papers.InspectAsync(WordFile.Sound().Flow("footer1", "ftr", filler).ToBytes(), "bao cao.docx")).Verdict);
        await AssertSecretAsync(WordFile.Sound().Flow("footer1", "ftr", filler + " TUYỆT MẬT"), "at the end");
    }

    [Fact]
    public async Task A_mark_spelled_down_the_page_is_refused_and_many_short_lines_are_not() =>
        await Task.WhenAll(
            AssertSecretAsync(WordFile.Sound().Lines("- M -", "", "- Ậ -", "- T -"), "spelled"),
            AssertGoesOutAsync(WordFile.Sound().Lines(Enumerable.Repeat("-", 50_000))));

    private static async Task AssertGoesOutAsync(WordFile file) => Assert.Equal("publishable", (await Papers.InspectAsync(file.ToBytes(), "bao cao.docx")).Verdict);

    private static Task AssertSecretAsync(WordFile file, string what) => AssertSecretAsync(file.ToBytes(), "bao cao.docx", what);

    private static async Task AssertSecretAsync(byte[] bytes, string name, string? what = null)
    {
        var file = await Papers.InspectAsync(bytes, name);

        Assert.True(file.Verdict == "refused" && file.Findings[0].Code == "secret-mark" && file.Facts is null, $"{what ?? name}: {file.Verdict} {string.Join(' ', file.Findings.Select(finding => finding.Code))}");
    }
}
