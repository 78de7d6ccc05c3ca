using System.Text.Json;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content;

/// <summary>Reading real papers, compared with what a person says of them.</summary>
public class PaperReaderTests
{
    public static TheoryData<string> Readable() => [.. Papers.GoodNames().Where(name => Path.GetExtension(name) is ".docx" or ".pdf")];

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task A_good_paper_is_read_as_a_person_reads_it(string name)
    {
        var truth = Papers.Truth(name);

        var paper = Assert.IsType<Reading.Reading.Read>(await Papers.ReadAsync(Papers.Good(name))).Paper;

        Assert.Equal(Text(truth, "documentNumber"), paper.Number is null ? null : $"{paper.Number}/{paper.Notation}");
        Assert.Equal(Text(truth, "issuedOn"), paper.IssuedOn?.ToString("yyyy-MM-dd"));
        Assert.Equal(Text(truth, "type"), paper.Type);
        Assert.Equal(Text(truth, "subject"), paper.Subject);
        Assert.Equal(Text(truth, "issuer"), paper.Issuer);
        Assert.Equal(Text(truth, "signer"), paper.Signer);
        Assert.Empty(new FileChecks().ForPublication(new Reading.Reading.Read(paper)));
    }

    [Fact]
    public async Task A_correction_says_which_document_it_replaces()
    {
        var reading = await Papers.ReadAsync(Papers.Good("305 BC-UBND KQ giai quyet KNCT_dinh chinh.docx"));

        Assert.Equal("305/BC-UBND", Assert.IsType<Reading.Reading.Read>(reading).Paper.Corrects);
    }

    [Theory]
    [InlineData("77 BC-UBND tình hình biên giới 6 tháng.docx")]
    [InlineData("BC khu vuc phong thu 2024 (ky).docx")]
    [InlineData("BC-84-UBND.pdf")]
    [InlineData("BC 524 giám sát Đình Lập.pdf")]
    [InlineData("331 BC-UBND y tế, giáo dục.pdf")]
    [InlineData("BC ket qua ky hop.pdf")]
    [InlineData("BC giám sát Chi Lăng.docx")]
    [InlineData("BC giam sat KNCT huyen Loc Binh.docx")]
    [InlineData("BC giam sat nguoi co cong.docx")]
    [InlineData("BC giám sát điện, viễn thông final.docx")]
    [InlineData("NQ phân bổ vốn CTMTQG (du thao).docx")]
    [InlineData("scan0001.pdf")]
    public async Task A_paper_that_may_not_go_out_is_stopped_with_its_reason(string name)
    {
        var truth = Papers.BadTruth(name);
        var accepted = truth.TryGetProperty("alsoAccept", out var also) ? also.EnumerateArray().Select(code => code.GetString()) : [];

        var findings = new FileChecks().ForPublication(await Papers.ReadAsync(Papers.Bad(name)));

        Assert.Equal(Text(truth, "verdict"), findings.Max(finding => finding.Verdict).ToString().ToLowerInvariant());
        Assert.Contains(findings, finding => finding.Code == Text(truth, "reason") || accepted.Contains(finding.Code));
    }

    private static string? Text(JsonElement truth, string name) =>
        truth.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
