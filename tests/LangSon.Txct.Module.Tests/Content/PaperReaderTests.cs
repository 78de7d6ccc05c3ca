using System.Text.Json;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content;

/// <summary>The sample papers as the intake judges them, compared with what a person says of them.</summary>
public class PaperReaderTests
{
    public static TheoryData<string> Good() => [.. Papers.GoodNames()];

    public static TheoryData<string> Bad() => [.. Papers.BadNames()];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_paper_is_read_as_a_person_reads_it(string name)
    {
        var truth = Papers.Truth(name);

        var file = Assert.Single(await Papers.InspectAsync(Papers.Good(name)));

        Assert.Equal("publishable", file.Verdict);
        AssertFacts(truth, file);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_paper_that_may_not_go_out_is_stopped_with_its_reason(string name)
    {
        var truth = Papers.BadTruth(name);

        // A second of the same number or content shows only beside the first.
        var file = (await Papers.InspectAsync([.. Twins(truth).Append(Papers.Bad(name)).Distinct()])).Single(inspected => inspected.Path == Papers.Bad(name));

        Assert.Equal(Text(truth, "verdict"), file.Verdict);
        if (file.Verdict == "publishable")
        {
            AssertFacts(truth, file);
        }
        else
        {
            Assert.Contains(file.Findings, finding => Reasons(truth).Contains(finding.Code));
        }
    }

    [Fact]
    public async Task Of_a_secret_paper_nothing_is_told_but_its_digest()
    {
        var file = Assert.Single(await Papers.InspectAsync(Papers.Bad("BC-84-UBND.pdf")));

        var told = JsonElement.Parse(InspectReport.ToJson(file));

        Assert.All(["type", "number", "notation", "issuedOn", "issuer", "subject", "signer", "relations"], field => Assert.Equal(JsonValueKind.Null, told.GetProperty(field).ValueKind));
        Assert.Equal(64, told.GetProperty("sha256").GetString()!.Length);
    }

    private static void AssertFacts(JsonElement truth, InspectedFile file)
    {
        var paper = file.Facts!;
        Assert.Equal(Text(truth, "documentNumber"), paper.FullNumber);
        Assert.Equal(Text(truth, "issuedOn"), paper.IssuedOn?.ToString("yyyy-MM-dd"));
        Assert.Equal(Text(truth, "type"), paper.Type);
        Assert.Equal(Text(truth, "subject"), paper.Subject);
        Assert.Equal(Text(truth, "issuer"), paper.Issuer);
        Assert.Equal(Text(truth, "signer"), paper.Signer);
        Assert.Equal(Text(truth, "session"), file.Rounds!.SessionId);
        Assert.Equal(truth.GetProperty("rounds").EnumerateArray().Select(round => round.GetString()), file.Rounds.Rounds);
        Assert.Equal(
            (Text(truth, "replaces"), Text(truth, "withdraws"), Text(truth, "amends"), Text(truth, "annexOf")),
            (paper.Relations.Replaces, paper.Relations.Withdraws, paper.Relations.Amends, paper.Relations.AnnexOf));
    }

    private static IEnumerable<string> Twins(JsonElement truth) => Text(truth, "group") is { } group
        ? Papers.BadNames().Where(name => Text(Papers.BadTruth(name), "group") == group).Select(Papers.Bad)
        : [];

    private static IEnumerable<string?> Reasons(JsonElement truth) =>
        truth.TryGetProperty("alsoAccept", out var also) ? also.EnumerateArray().Select(code => code.GetString()).Append(Text(truth, "reason")) : [Text(truth, "reason")];

    private static string? Text(JsonElement truth, string name) =>
        truth.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
