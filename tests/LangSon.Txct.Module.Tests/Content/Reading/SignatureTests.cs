using LangSon.Txct.Publishing;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content.Reading;

/// <summary>A digital signature must be that of the bytes as they are. Whose certificate may be trusted is another question.</summary>
public class SignatureTests
{
    private static readonly string Signed = Papers.Good("498.BC-HDND.KQ giam sat giai quyet KNCT_signed.pdf");

    [Fact]
    public async Task Who_signed_is_told()
    {
        var file = await Papers.InspectAsync(await File.ReadAllBytesAsync(Signed, TestContext.Current.CancellationToken), "signed.pdf");

        Assert.Equal(new DigitalSignature("Hoàng Thị Giả Định (thử nghiệm)", Holds: true), file.Facts!.Signature);
    }

    [Fact]
    public async Task One_changed_byte_breaks_it()
    {
        var bytes = await File.ReadAllBytesAsync(Signed, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("/Producer"u8) + 20] ^= 1;

        Assert.Equal(["signature-invalid"], (await Papers.InspectAsync(bytes, "signed.pdf")).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public async Task What_was_added_after_it_is_not_covered()
    {
        byte[] bytes = [.. await File.ReadAllBytesAsync(Signed, TestContext.Current.CancellationToken), .. "\n99 0 obj\n<</Type /Catalog>>\nendobj\nstartxref\n0\n%%EOF\n"u8];

        Assert.Equal(["signature-invalid"], (await Papers.InspectAsync(bytes, "signed.pdf")).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public async Task Where_signatures_are_asked_for_only_a_signed_paper_goes_out()
    {
        var signed = await Papers.InspectAsync(UnsignedFiles.Confirm, Signed);
        var unsigned = await Papers.InspectAsync(UnsignedFiles.Confirm, Papers.Good("499 BC-HDND.pdf"));

        Assert.Equal("publishable", signed[0].Verdict);
        Assert.Equal(("held", "unsigned"), (unsigned[0].Verdict, Assert.Single(unsigned[0].Findings).Code));
    }
}
