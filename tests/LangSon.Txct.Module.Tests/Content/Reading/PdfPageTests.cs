using LangSon.Txct.Support;

namespace LangSon.Txct.Content.Reading;

/// <summary>Pages as scanners, printers and registries leave them.</summary>
public class PdfPageTests
{
    private const string Picture = "<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1>>\nstream\n0\nendstream";

    [Theory]
    [InlineData("0 1 -1 0", 0)]
    [InlineData("0 -1 1 0", 0)]
    [InlineData("-1 0 0 -1", 0)]
    [InlineData("0 1 -1 0", 90)]
    [InlineData("1 0 0 1", 180)]
    [InlineData("1 0 0 1", 270)]
    public async Task A_page_that_lies_askew_is_read_as_its_words_stand(string matrix, int shown)
    {
        var file = new PdfFile();
        for (var index = 0; index < WordFile.SoundLines.Length; index++)
        {
            // Down the page, whichever way the words run.
            var (x, y) = matrix switch { "0 1 -1 0" => (40 + (20 * index), 60), "0 -1 1 0" => (560 - (20 * index), 800), "-1 0 0 -1" => (540, 40 + (20 * index)), _ => (60, 800 - (20 * index)) };
            file.Text(WordFile.SoundLines[index], x, y, matrix);
        }

        var inspected = await Papers.InspectAsync(file.Page($"/Rotate {shown}").ToBytes(), "bao cao.pdf");

        Assert.Equal(("publishable", "541/BC-HĐND", "2024-07-16", "Hoàng Thị Giả Định"), (inspected.Verdict, inspected.Facts!.FullNumber, inspected.Facts.IssuedOn?.ToString("yyyy-MM-dd"), inspected.Facts.Signer));
    }

    [Fact]
    public async Task A_number_stamped_upon_the_blanks_is_read()
    {
        var file = new PdfFile();
        for (var index = 0; index < WordFile.SoundLines.Length; index++)
        {
            file.Text(WordFile.SoundLines[index].Replace("541", new string(' ', 12), StringComparison.Ordinal), 60, 800 - (20 * index));
        }

        var inspected = await Papers.InspectAsync(file.Text("541", 60 + (6 * 6.5), 740).ToBytes(), "bao cao.pdf");

        Assert.Equal(("publishable", "541/BC-HĐND"), (inspected.Verdict, inspected.Facts!.FullNumber));
    }

    [Fact]
    public async Task Letters_that_no_table_tells_wait_for_a_person_for_they_may_be_a_mark()
    {
        var file = PdfFile.Sound();
        var outlines = file.Stream("", [0]);
        var font = file.Object($"<</Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Serif /FontDescriptor <</Type /FontDescriptor /Flags 4 /FontFile2 {outlines} 0 R>>>>");
        var form = file.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources <</Font <</F2 {font} 0 R>>>>", System.Text.Encoding.ASCII.GetBytes("BT /F2 12 Tf 1 0 0 1 0 0 Tm (M\\201T) Tj ET"));

        var inspected = await Papers.InspectAsync(file.Page($"/Annots [<</Type /Annot /Subtype /Stamp /Rect [300 700 400 720] /AP <</N {form} 0 R>>>>]").ToBytes(), "bao cao.pdf");

        Assert.Equal(("held", "unknown-encoding"), (inspected.Verdict, inspected.Findings.Single().Code));
    }

    [Theory]
    [InlineData(595, 842, "no-text-layer")]
    [InlineData(595, 200, "")]
    public async Task A_page_that_is_nothing_but_a_picture_waits_for_a_person(int width, int height, string code)
    {
        var file = PdfFile.Sound();
        var picture = file.Object(Picture);
        var drawing = file.Stream("", System.Text.Encoding.ASCII.GetBytes($"q {width} 0 0 {height} 0 0 cm /Im Do Q"));
        var page = file.Object($"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</XObject <</Im {picture} 0 R>>>> /Contents {drawing} 0 R>>");
        var bytes = System.Text.Encoding.Latin1.GetString(file.ToBytes()).Replace("/Kids [3 0 R] /Count 1", $"/Kids [3 0 R {page} 0 R] /Count 2", StringComparison.Ordinal);

        var inspected = await Papers.InspectAsync(System.Text.Encoding.Latin1.GetBytes(bytes), "bao cao.pdf");

        Assert.Equal(code, string.Join(' ', inspected.Findings.Select(finding => finding.Code)));
    }
}
