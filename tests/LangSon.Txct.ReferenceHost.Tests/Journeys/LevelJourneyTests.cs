using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Journeys;

/// <summary>The two things that people do, by each way in and at each level of a host.</summary>
public partial class LevelJourneyTests(LevelHosts hosts) : IClassFixture<LevelHosts>
{
    private const string Round = "2024-pre-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> WaysAndLevels =>
        new(from way in (string[])["loaded", "compiled in", "server"] from level in Enumerable.Range(0, 4) select (way, level));

    [Theory]
    [MemberData(nameof(WaysAndLevels))]
    public async Task A_document_reaches_the_delegates_and_a_report_the_Office_and_the_host_gets_what_it_can_take(string way, int level)
    {
        var host = level > 0 || way == "loaded" ? await hosts.OfAsync(level) : null;
        using var module = way == "loaded" ? WayIn.Loaded(host!) : await WayIn.BesideAsync(way == "compiled in", host, Cancel);
        using var reader = await module.SignInAsync("delegate");
        using var office = await module.SignInAsync("office");
        using var admin = await module.SignInAsync("admin");

        var before = await LevelHosts.DigestsAsync(host, Cancel);

        string[] sent = [await PublishAsync(module, reader), await HandInAsync(module, office)];

        await IsTrueAsync("nothing is on its way", async () => (await office.GetFromJsonAsync<JsonElement>("txct/api/work", Cancel)).EnumerateObject()
            .Where(figure => figure.Name.EndsWith("Open", StringComparison.Ordinal)).All(figure => figure.Value.GetInt32() == 0));
        Assert.Equal(sent.Take(level - 1).Order(), (await LevelHosts.DigestsAsync(host, Cancel)).Except(before).Select(file => file.Sha256).Order());
        Assert.Contains($"Phần mềm HĐND đang ở mức {level}:", await admin.GetStringAsync("txct/admin", Cancel), StringComparison.Ordinal);
    }

    /// <returns>The digest of what was dropped, and read by a delegate byte for byte.</returns>
    private static async Task<string> PublishAsync(WayIn module, HttpClient reader)
    {
        var dropped = await File.ReadAllBytesAsync(Repository.PathOf("src", "LangSon.Txct.ReferenceHost", "Samples", "documents", "187 TB-HDND ky (1).pdf"), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(module.Drop, ".187.pdf"), dropped, Cancel);
        File.Move(Path.Combine(module.Drop, ".187.pdf"), Path.Combine(module.Drop, "187.pdf"));
        var path = "";
        await IsTrueAsync("the paper is in the delegate's list", async () => (path = PartOf(await reader.GetStringAsync("txct/", Cancel))).Length > 0);

        Assert.Equal(dropped, await reader.GetByteArrayAsync(path, Cancel));
        return Convert.ToHexStringLower(SHA256.HashData(dropped));
    }

    /// <returns>The digest of what the leader handed in, and the Office has.</returns>
    private static async Task<string> HandInAsync(WayIn module, HttpClient office)
    {
        using var leader = await module.SignInAsync("groupLeader");
        var sent = await File.ReadAllBytesAsync(Directory.GetFiles(Repository.PathOf("src", "LangSon.Txct.ReferenceHost", "Samples", "group-reports"), "01-*.docx").Single(), Cancel);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("VoterContactReport"), "kind" }, { new StringContent(Round), "round" }, { new ByteArrayContent(sent), "file", "bao-cao.docx" },
        };
        using var answer = await leader.PostAsync("txct/group", form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        JsonElement row = default;
        await IsTrueAsync("the report is among the Office's papers", async () =>
            (row = (await office.GetFromJsonAsync<JsonElement>($"txct/api/collecting/papers?round={Round}", Cancel)).EnumerateArray().FirstOrDefault()).ValueKind == JsonValueKind.Object);

        Assert.Equal(sent, await office.GetByteArrayAsync($"txct/api/collecting/papers/{row.GetProperty("reportId").GetString()}/versions/1/files/1", Cancel));
        return Convert.ToHexStringLower(SHA256.HashData(sent));
    }

    /// <summary>Asks a few times a second: a page that is asked for without a pause keeps the machine from what is waited for.</summary>
    private static Task IsTrueAsync(string what, Func<Task<bool>> isTrue) => Eventually.IsTrueAsync(what, async () =>
    {
        await Task.Delay(100, Cancel);
        return await isTrue();
    });

    /// <summary>The path of the first file that a page offers; empty if it offers none.</summary>
    private static string PartOf(string page) => Part().Match(page) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    [GeneratedRegex("href=\"((?:/tiep-xuc)?/txct/documents/[^/\"]+/[0-9]+/[^/\"?]+)")]
    private static partial Regex Part();
}
