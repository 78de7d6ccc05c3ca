using System.Text;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content.Checks;

/// <summary>PDFs that run something, carry something or fetch something are refused; links, bookmarks and signature fields are not.</summary>
public class PdfDangerTests
{
    public static TheoryData<string, string> Dangers() => new()
    {
        { "active-content", "<</S /JavaScript /JS (app.alert\\(1\\))>>" },
        { "active-content", "<</S /J#61vaScript /J#53 (x)>>" },
        { "active-content", "<</S /Launch /F (calc.exe)>>" },
        { "active-content", "<</Type /Filespec /F (a.exe) /EF <</F 9 0 R>>>>" },
        { "active-content", "<</Type /EmbeddedFile>>" },
        { "active-content", "<</Subtype /RichMedia>>" },
        { "active-content", "<</Subtype /FileAttachment>>" },
        { "active-content", "<</S /Rendition>>" },
        { "active-content", "<</XFA [(a) 9 0 R]>>" },
        { "active-content", "<</Names [(a) <</S /GoToE>>]>>" },
        { "external-reference", "<</S /GoToR /F (khac.pdf)>>" },
        { "external-reference", "<</S /SubmitForm /F (http://x.example)>>" },
        { "external-reference", "<</S /ImportData>>" },
        { "external-reference", "<</S /URI /URI (file:///C:/x.exe)>>" },
        { "external-reference", "<</OpenAction <</S /URI /URI (http://x.example)>>>>" },
        { "external-reference", "<</AA <</O <</S /URI /URI (http://x.example)>>>>>>" },
    };

    [Theory]
    [MemberData(nameof(Dangers))]
    public async Task A_danger_is_refused_in_whatever_object_it_stands(string code, string danger)
    {
        var plain = PdfFile.Sound();
        plain.Object(danger);
        var packed = PdfFile.Sound();
        packed.Stream("/Type /ObjStm /N 1 /First 5", Encoding.Latin1.GetBytes($"90 0 {danger}"));

        await AssertRefusedAsync(code, plain.ToBytes());
        await AssertRefusedAsync(code, packed.ToBytes());
    }

    [Fact]
    public async Task What_ordinary_papers_hold_is_let_through()
    {
        var file = PdfFile.Sound().Catalog("/OpenAction [3 0 R /Fit] /AcroForm <</Fields [] /SigFlags 3>> /Outlines <</Count 0>>")
            .Page("/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 1 1] /A <</S /URI /URI (https://langson.gov.vn)>>>> <</Subtype /Link /A <</S /GoTo /D [3 0 R /Fit]>>>>]");

        var inspected = await Papers.InspectAsync(file.ToBytes(), "bao cao.pdf");

        Assert.Equal(("publishable", 0), (inspected.Verdict, inspected.Findings.Count));
    }

    [Fact]
    public async Task An_encrypted_file_is_refused() => await AssertRefusedAsync("encrypted", PdfFile.Sound().ToBytes(" /Encrypt <</Filter /Standard /V 5>>"));

    [Fact]
    public async Task A_file_without_its_end_is_refused()
    {
        var sound = PdfFile.Sound().ToBytes();

        await AssertRefusedAsync("corrupt", sound[..(sound.Length * 3 / 4)]);
    }

    [Fact]
    public async Task Nesting_without_end_costs_nothing()
    {
        var file = PdfFile.Sound();
        file.Object(new string('[', 500_000));
        await AssertRefusedAsync("corrupt", file.ToBytes());
        await AssertRefusedAsync("corrupt", PdfFile.Sound().Draw(new string('[', 500_000)).ToBytes());
        var dictionaries = PdfFile.Sound();
        dictionaries.Object(string.Concat(Enumerable.Repeat("<</A ", 200_000)));
        await AssertRefusedAsync("corrupt", dictionaries.ToBytes());
    }

    [Fact]
    public async Task A_stream_that_unpacks_without_end_is_refused()
    {
        var file = PdfFile.Sound();
        var number = file.Stream("", new byte[80 << 20]);

        await AssertRefusedAsync("archive-bomb", file.Page($"/Contents {number} 0 R").ToBytes());
    }

    [Fact]
    public async Task Pages_and_forms_within_themselves_end()
    {
        var form = PdfFile.Sound();
        var number = form.Stream("/Type /XObject /Subtype /Form /Resources <</XObject <</X 6 0 R>>>>", "/X Do /X Do /X Do"u8.ToArray());
        Assert.Equal(6, number);

        var inspected = await Papers.InspectAsync(form.Page("/Annots [<</Rect [0 0 1 1] /AP <</N 6 0 R>>>>]").ToBytes(), "bao cao.pdf");
        await AssertRefusedAsync("corrupt", PdfFile.Sound().Catalog("/Pages <</Kids [<</Kids [2 0 R 2 0 R]>>]>>").ToBytes());

        Assert.Contains(inspected.Verdict, new[] { "publishable", "refused" });
    }

    [Fact]
    public async Task A_picture_without_letters_waits_for_a_person()
    {
        var inspected = await Papers.InspectAsync(new PdfFile().Lines("2").ToBytes(), "quet.pdf");

        Assert.Equal(["no-text-layer"], inspected.Findings.Select(finding => finding.Code));
    }

    private static async Task AssertRefusedAsync(string code, byte[] bytes)
    {
        var file = await Papers.InspectAsync(bytes, "bao cao.pdf");

        Assert.Equal("refused", file.Verdict);
        Assert.Contains(code, file.Findings.Select(finding => finding.Code));
    }
}
