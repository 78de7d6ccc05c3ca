using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>What the host says of itself, the headers of every answer, and who may call.</summary>
internal static partial class FactClauses
{
    /// <summary>30 MB, as a scanned resolution with its annexes has.</summary>
    private const long LeastRoom = 30_000_000;

    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-FCT-1", "GET / không cần mã truy cập và cho biết phiên bản hợp đồng, cấp, giờ máy; từ cấp 3 có cả địa chỉ cấp mã.", FactsAsync, Level: 1),
        new("HST-FCT-2", "Địa chỉ gốc trả lời cả khi có và không có dấu / ở cuối.", SlashAsync, Level: 1),
        new("HST-FCT-3", "GET / cho biết epoch và cỡ tệp lớn nhất được nhận.", LimitsAsync),
        new("HST-FCT-4", "Nếu GET / nêu cỡ tệp lớn nhất thì ít nhất là 30 MB.", RoomAsync, Level: 2),
        new("HST-ANS-1", "Mọi câu trả lời cho biết giờ của phần mềm kèm múi giờ, kể cả khi lỗi.", TimeAsync),
        new("HST-ANS-2", "Mọi câu trả lời mang epoch của GET /, kể cả khi lỗi, và epoch giữ nguyên.", EpochAsync),
        new("HST-ANS-3", "Hỏi tiếp từ giờ của một câu trả lời thì nhận đủ mọi thay đổi sau đó.", FromServerTimeAsync),
        new("HST-AUT-1", "Không có mã truy cập thì không xem được kỳ họp, Tổ đại biểu, đại biểu.", (host, cancel) => NoTokenAsync(host, ["sessions", "groups", "delegates"], cancel), Level: 1),
        new("HST-AUT-2", "Mã truy cập mà phần mềm không cấp thì bị từ chối.", WrongTokenAsync, Level: 1),
        new("HST-AUT-3", "Không có mã truy cập thì không xem được tài liệu.", (host, cancel) => NoTokenAsync(host, host.HasUploads ? ["documents", $"documents/{HostUnderTest.NewId("doc")}"] : [$"documents/{HostUnderTest.NewId("doc")}"], cancel), Level: 2),
        new("HST-AUT-4", "Không có mã truy cập thì không xem được báo cáo, thông báo, cơ quan.", (host, cancel) => NoTokenAsync(host, ["voter-contact-reports", $"notices/{HostUnderTest.NewId("notice")}", "agencies"], cancel)),
    ];

    private static async Task FactsAsync(HostUnderTest host, CancellationToken cancel)
    {
        var facts = (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, ""), cancel)).Must(200);
        facts.Expect((!host.HasUploads && !facts.Json.TryGetProperty("tokenUrl", out _)) || Uri.IsWellFormedUriString(facts.Text("tokenUrl"), UriKind.Absolute), "có tokenUrl là địa chỉ đầy đủ");
        facts.Expect(Version.TryParse(facts.Text("contractVersion"), out _), "có contractVersion gồm ba số");
        facts.Expect(facts.Json.GetProperty("level").GetInt32() is >= 0 and <= 3, "có level từ 0 đến 3");
        facts.Expect(IsInstant(facts.Text("serverTime")), "có serverTime kèm múi giờ");
    }

    private static async Task LimitsAsync(HostUnderTest host, CancellationToken cancel)
    {
        var facts = (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, ""), cancel)).Must(200);
        facts.Expect(facts.Text("epoch").Length > 0, "có epoch");
        facts.Expect(facts.Json.TryGetProperty("uploads", out var uploads) && uploads.GetProperty("maxBytes").GetInt64() > 0, "có uploads.maxBytes lớn hơn 0");
    }

    private static async Task RoomAsync(HostUnderTest host, CancellationToken cancel)
    {
        var facts = (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, ""), cancel)).Must(200);
        facts.Expect(!facts.Json.TryGetProperty("uploads", out var uploads) || uploads.GetProperty("maxBytes").GetInt64() >= LeastRoom, "có uploads.maxBytes từ 30 MB");
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
            answer.Expect(IsInstant(answer.Header("Txct-Server-Time") ?? ""), "có Txct-Server-Time kèm múi giờ");
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
        var before = (await host.GetAsync("documents?limit=1", cancel)).Must(200).Header("Txct-Server-Time") ?? throw new ClauseBroken("GET documents: thiếu Txct-Server-Time.");
        var paper = new Paper(host);
        var receipt = await paper.PublishAsync(cancel);
        receipt.Expect(await Lists.HasAsync(host, paper.Id, before, cancel), $"để thấy {paper.Id} trong những thay đổi từ {before}");
    }

    private static async Task NoTokenAsync(HostUnderTest host, IEnumerable<string> paths, CancellationToken cancel)
    {
        foreach (var path in paths)
        {
            (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel)).Must(401);
        }
    }

    private static async Task WrongTokenAsync(HostUnderTest host, CancellationToken cancel) =>
        (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, "sessions") { Headers = { { "Authorization", "Bearer bm90LWdpdmVu" } } }, cancel)).Must(401);

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
