using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Support;

/// <summary>Groups' papers that have reached the central system, read for petitions.</summary>
internal static class DeliveredReports
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Sample(string name) => Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/group-reports", name);

    /// <summary>Delivers a paper of these files and has it read.</summary>
    public static async Task ReadAsync(this ModuleApp app, string group, (string Name, byte[] Bytes)[] files, string kind = "VoterContactReport", string round = "2024-post-mid")
    {
        List<Part> parts = [];
        foreach (var (name, bytes) in files)
        {
            await app.StoreAsync(bytes);
            parts.Add(new Part(name, "application/octet-stream", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }

        var (inbox, source, now) = (app.Services.GetRequiredService<IInbox>(), new FakeReportSource($"{group}-{kind}-{round}"), app.Time.GetUtcNow());
        await app.Services.GetRequiredService<ISourceRegister>().ReceiveAsync(source, [source.Add("r1")], true, null, now, Cancel);
        var row = Assert.Single(await inbox.OpenAsync(source.Id, now, 0, Cancel));
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(
            async work =>
            {
                await inbox.DecideAsync(work, row, new Decision(InboxState.Applied) { Files = parts }, Cancel);
                await inbox.AddReportAsync(work, new KnownReport($"rep-{group}-{kind}-{round}", 1, group, round, kind, "Báo cáo", source.Id, "r1", row.ContentSha256, "", now), Cancel);
                await inbox.MarkDeliveredAsync(work, $"rep-{group}-{kind}-{round}", 1, Cancel);
            },
            Cancel);
        await app.Services.GetRequiredService<PaperPetitions>().RunAsync(Cancel);
    }

    /// <summary>Delivers a report with these petitions under the usual heading.</summary>
    public static Task ReadAsync(this ModuleApp app, string group, params string[] petitions) =>
        app.ReadAsync(group, [("báo cáo.docx", new WordFile().Lines(["Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", .. petitions.Select(petition => $"- {petition}")]).ToBytes())]);

    /// <summary>A browser whose requests come from the module's own pages.</summary>
    public static HttpClient SignInToAct(this ModuleApp app, params string[] claims)
    {
        var browser = app.SignIn(claims);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    /// <summary>The tables of a file, as the module reads them.</summary>
    public static async Task<IReadOnlyList<FileTable>> TablesOfAsync(this ModuleApp app, string path)
    {
        await using var bytes = File.OpenRead(path);
        using var taken = await app.Services.GetRequiredService<ITransit>().TakeAsync(bytes, Cancel);
        return (await app.Services.GetRequiredService<IncomingPapers>().OpenAsync(taken, Path.GetFileName(path), Cancel)).Tables;
    }

    public static async Task<List<JsonElement>> PetitionsAsync(this HttpClient browser, string more = "", string round = "2024-post-mid") =>
        [.. JsonElement.Parse(await browser.GetStringAsync($"api/petitions?round={round}{more}", Cancel)).EnumerateArray()];

    public static string Of(this JsonElement row, string name) => row.GetProperty(name).ToString();

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage answer)
    {
        using (answer)
        {
            return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    /// <summary>Posts, and says which code or status came back.</summary>
    public static async Task<string> CodeOfAsync(this HttpClient browser, string path, object body)
    {
        using var answer = await browser.PostAsJsonAsync(path, body, Cancel);
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}" : JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)).GetProperty("code").GetString()!;
    }
}
