using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>What the host says of itself, the headers of every answer, and who may call.</summary>
internal static partial class FactClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-FCT-1", "GET / needs no token and says version, level, token address, clock, epoch and the limit of uploads.", FactsAsync),
        new("HST-FCT-2", "The base address answers with and without a slash at its end.", SlashAsync),
        new("HST-ANS-1", "Every answer says the host's time with an offset, errors included.", TimeAsync),
        new("HST-ANS-2", "Every answer says the epoch of GET /, errors included, and it stays the same.", EpochAsync),
        new("HST-ANS-3", "Who asks again from the time of an answer gets every later change.", FromServerTimeAsync),
        new("HST-AUT-1", "Nothing but GET / is answered without a token.", NoTokenAsync),
        new("HST-AUT-2", "A token that the host has not given is refused.", WrongTokenAsync),
    ];

    private static async Task FactsAsync(HostUnderTest host, CancellationToken cancel)
    {
        var facts = (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, ""), cancel)).Must(200);
        facts.Expect(Uri.IsWellFormedUriString(facts.Text("tokenUrl"), UriKind.Absolute), "an absolute tokenUrl");
        facts.Expect(Version.TryParse(facts.Text("contractVersion"), out _), "a contractVersion of three numbers");
        facts.Expect(facts.Json.GetProperty("level").GetInt32() is >= 0 and <= 3, "a level of 0 to 3");
        facts.Expect(facts.Text("epoch").Length > 0, "an epoch");
        facts.Expect(IsInstant(facts.Text("serverTime")), "a serverTime with an offset");
        facts.Expect(facts.Json.TryGetProperty("uploads", out var uploads) && uploads.GetProperty("maxBytes").GetInt64() > 0, "the most bytes of an upload");
    }

    private static async Task SlashAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var path in (string[])[host.BaseUrl.AbsoluteUri, host.BaseUrl.AbsoluteUri.TrimEnd('/')])
        {
            (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel)).Must(200);
        }
    }

    private static async Task TimeAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var answer in await AnswersAsync(host, cancel))
        {
            answer.Expect(IsInstant(answer.Header("Txct-Server-Time") ?? ""), "Txct-Server-Time with an offset");
        }
    }

    private static async Task EpochAsync(HostUnderTest host, CancellationToken cancel)
    {
        var epoch = (await host.GetAsync("", cancel)).Must(200).Text("epoch");
        foreach (var answer in await AnswersAsync(host, cancel))
        {
            answer.Expect("Txct-Epoch", epoch, answer.Header("Txct-Epoch"));
        }
    }

    private static async Task FromServerTimeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var before = (await host.GetAsync("documents?limit=1", cancel)).Must(200).Header("Txct-Server-Time") ?? throw new ClauseBroken("Txct-Server-Time is missing.");
        var paper = new Paper(host);
        var receipt = await paper.PublishAsync(cancel);
        receipt.Expect(await Lists.HasAsync(host, paper.Id, before, cancel), $"a row of {paper.Id} among the changes since {before}");
    }

    private static async Task NoTokenAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var path in (string[])["sessions", "documents", $"documents/{HostUnderTest.NewId("doc")}", "voter-contact-reports"])
        {
            (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel)).Must(401);
        }
    }

    private static async Task WrongTokenAsync(HostUnderTest host, CancellationToken cancel) =>
        (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, "documents") { Headers = { { "Authorization", "Bearer bm90LWdpdmVu" } } }, cancel)).Must(401);

    /// <summary>Answers of several kinds, as they come in a day.</summary>
    private static async Task<IReadOnlyList<Answer>> AnswersAsync(HostUnderTest host, CancellationToken cancel) =>
    [
        await host.GetAsync("", cancel), await host.GetAsync("sessions", cancel), await host.GetAsync($"notices/{HostUnderTest.NewId("notice")}", cancel),
        await host.SendAsync(Uploads.Create(8), cancel), await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, "sessions"), cancel),
    ];

    private static bool IsInstant(string text) => HasOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"T.*(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex HasOffset();
}
