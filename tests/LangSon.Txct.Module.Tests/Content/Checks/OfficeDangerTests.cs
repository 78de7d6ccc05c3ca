using System.IO.Compression;
using System.Text;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content.Checks;

/// <summary>Office files that run something, fetch something, or lie about themselves are refused; what ordinary papers hold is not.</summary>
public class OfficeDangerTests
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1024]];

    [Fact]
    public async Task A_sound_paper_with_links_pictures_and_a_chart_goes_out()
    {
        var file = WordFile.Sound().Relation("hyperlink", "https://langson.gov.vn/", isExternal: true).Relation("hyperlink", "mailto:hdnd@langson.example", isExternal: true)
            .Part("word/media/image1.png", [0x89, 0x50, 0x4E, 0x47]).Part("word/embeddings/Microsoft_Excel_Sheet1.xlsx", SheetFile.Write(["1", "2"]))
            .Xml("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");

        Assert.Equal(("publishable", ""), await OutcomeAsync(file));
    }

    [Theory]
    [InlineData("attachedTemplate", "http://203.0.113.9/mau.dotm")]
    [InlineData("image", "https://anh.example/a.png")]
    [InlineData("oleObject", "file:///C:/bieu.xlsx")]
    [InlineData("subDocument", "phan2.docx")]
    [InlineData("frame", "http://khung.example/")]
    [InlineData("hyperlink", @"\\203.0.113.9\chung\tep.docx")]
    [InlineData("hyperlink", "file:///C:/Windows/x.exe")]
    [InlineData("hyperlink", "ms-msdt:/id x")]
    public async Task What_is_fetched_from_elsewhere_is_refused(string type, string target) =>
        await AssertRefusedAsync("external-reference", WordFile.Sound().Relation(type, target, isExternal: true));

    [Theory]
    [InlineData("INCLUDETEXT \"http://x.example/a.docx\"")]
    [InlineData("INCLUDEPICTURE \"http://x.example/a.png\"")]
    [InlineData("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"")]
    [InlineData("dde Excel bieu")]
    public async Task A_field_that_fetches_is_refused(string code)
    {
        var half = code.Length / 3;
        await AssertRefusedAsync("external-reference", WordFile.Sound().Xml($"<w:p><w:fldSimple w:instr='{code.Replace("'", "")}'/></w:p>"));
        await AssertRefusedAsync("external-reference", WordFile.Sound().Xml(
            $"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {code[..half]}</w:instrText></w:r><w:r><w:instrText>{code[half..]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"));
    }

    [Fact]
    public async Task Macros_are_refused_under_any_name()
    {
        await AssertRefusedAsync("macro", WordFile.Sound().Part("word/vbaProject.bin", Compound));
        await AssertRefusedAsync("macro", WordFile.Sound().Part("word/du-lieu.xml", "<a/>").ContentType("/word/du-lieu.xml", "application/vnd.ms-office.vbaProject"));
        await AssertRefusedAsync("macro", WordFile.Sound().ContentType("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"));
        await AssertRefusedAsync("macro", SheetFile.Write(SheetFile.SoundCells, "", ("xl/macrosheets/sheet1.xml", "<a/>")), "bieu.xlsx");
    }

    [Fact]
    public async Task What_is_packed_in_is_refused()
    {
        await AssertRefusedAsync("active-content", WordFile.Sound().Part("word/embeddings/oleObject1.bin", Compound));
        await AssertRefusedAsync("active-content", WordFile.Sound().Part("word/embeddings/anh.dat", [.. "MZ"u8, .. new byte[100]]));
        await AssertRefusedAsync("active-content", WordFile.Sound().Part("word/activeX/activeX1.xml", "<a/>"));
        await AssertRefusedAsync("active-content", WordFile.Sound().Part("word/afchunk.mht", "x").Xml("<w:altChunk r:id=\"r1\"/>"));
        await AssertRefusedAsync("active-content", WordFile.Sound().Part("word/embeddings/tep.docx", WordFile.Sound().ToBytes()));
        await AssertRefusedAsync("macro", WordFile.Sound().Part("word/embeddings/bieu.xlsx", SheetFile.Write(["1"], "", ("xl/vbaProject.bin", "x"))));
    }

    [Theory]
    [InlineData("xl/externalLinks/externalLink1.xml", "<a/>")]
    [InlineData("xl/connections.xml", "<connections/>")]
    [InlineData("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><f>WEBSERVICE(\"http://x.example\")</f></c></row></sheetData></worksheet>")]
    [InlineData("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><f>cmd|'/c calc'!A0</f></c></row></sheetData></worksheet>")]
    public async Task A_sheet_that_asks_others_is_refused(string part, string xml) =>
        await AssertRefusedAsync("external-reference", SheetFile.Write(SheetFile.SoundCells, "", (part, xml)), "bieu.xlsx");

    [Theory]
    [InlineData("external-entity", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("external-entity", "<!DOCTYPE a SYSTEM \"http://x.example/a.dtd\"><a/>")]
    [InlineData("entity-bomb", "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>")]
    public async Task A_definition_in_any_part_is_refused(string code, string xml)
    {
        await AssertRefusedAsync(code, WordFile.Sound().Part("word/document.xml", xml));
        await AssertRefusedAsync(code, WordFile.Sound().Part("docProps/custom.xml", xml));
        await AssertRefusedAsync(code, WordFile.Sound().Part("word/header1.xml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(xml)]));
    }

    [Fact]
    public async Task Xml_nested_without_end_costs_nothing()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:p>", 200_000));

        await AssertRefusedAsync("malformed-archive", WordFile.Sound().Part("word/document.xml", $"<w:document xmlns:w=\"w\">{deep}"));
    }

    [Fact]
    public async Task A_zip_that_unpacks_without_end_is_refused_by_what_comes_out()
    {
        await AssertRefusedAsync("archive-bomb", WordFile.Sound().Part("word/extra.xml", new byte[60 << 20]));
        await AssertRefusedAsync("archive-bomb", WordFile.Sound().Part("word/media/image1.bmp", new byte[60 << 20]));
    }

    [Theory]
    [InlineData("../../thu.txt")]
    [InlineData("word/../../thu.txt")]
    [InlineData(@"word\thu.xml")]
    [InlineData("/etc/thu")]
    [InlineData("C:/thu.xml")]
    [InlineData("word/con.xml")]
    [InlineData("word/a\u202Eb.xml")]
    public async Task A_name_within_that_leads_out_is_refused(string name) => await AssertRefusedAsync("unsafe-name", WordFile.Sound().Part(name, "<a/>"));

    [Fact]
    public async Task A_zip_that_lies_about_itself_is_refused()
    {
        var sound = WordFile.Sound().ToBytes();
        await AssertRefusedAsync("malformed-archive", [.. sound, .. "thêm vào sau"u8], "duoi.docx");
        await AssertRefusedAsync("malformed-archive", Twice("word/document.xml"), "trung-ten.docx");
        await AssertRefusedAsync("malformed-archive", WithStatedSize(sound, 10), "sai-do-dai.docx");
        await AssertRefusedAsync("encrypted", WithFlag(sound, 1), "khoa.docx");
        await AssertRefusedAsync("corrupt", sound[..(sound.Length / 2)], "cut.docx");
    }

    private static byte[] Twice(string name)
    {
        using var bytes = new MemoryStream();
        bytes.Write(WordFile.Sound().ToBytes());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write("<a/>"u8);
        }

        return bytes.ToArray();
    }

    /// <summary>Changes the length that the list states for its last entry.</summary>
    private static byte[] WithStatedSize(byte[] zip, uint size)
    {
        var changed = zip.ToArray();
        BitConverter.TryWriteBytes(changed.AsSpan(changed.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24), size);
        return changed;
    }

    private static byte[] WithFlag(byte[] zip, byte flag)
    {
        var changed = zip.ToArray();
        changed[changed.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= flag;
        return changed;
    }

    private static async Task<(string Verdict, string Codes)> OutcomeAsync(WordFile file)
    {
        var inspected = await Papers.InspectAsync(file.ToBytes(), "bao cao.docx");
        return (inspected.Verdict, string.Join(' ', inspected.Findings.Select(finding => finding.Code)));
    }

    [Fact]
    public async Task A_program_under_the_name_of_a_picture_is_refused()
    {
        byte[] program = [.. "MZ"u8, .. new byte[500]];
        await AssertRefusedAsync("active-content", WordFile.Sound().Part("word/media/image1.png", program));
        await AssertRefusedAsync("active-content", WordFile.Sound().Part("word/fonts/font1.odttf", Compound));
    }

    private static Task AssertRefusedAsync(string code, WordFile file) => AssertRefusedAsync(code, file.ToBytes(), "bao cao.docx");

    private static async Task AssertRefusedAsync(string code, byte[] bytes, string name)
    {
        var file = await Papers.InspectAsync(bytes, name);

        Assert.Equal("refused", file.Verdict);
        Assert.Contains(code, file.Findings.Select(finding => finding.Code));
    }
}
