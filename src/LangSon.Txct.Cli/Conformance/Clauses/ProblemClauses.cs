namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>How errors are told.</summary>
internal static class ProblemClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-ERR-1", "Lỗi được gửi dạng application/problem+json.", MediaTypeAsync),
        new("HST-ERR-2", "Lỗi có title cho người đọc, có lại status và có traceId.", WordsAsync),
        new("HST-ERR-3", "Lỗi có đúng mã mà hợp đồng quy định cho tình huống ấy.", CodesAsync),
    ];

    private static async Task MediaTypeAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var (answer, _) in await ProblemsAsync(host, cancel))
        {
            answer.Expect("Content-Type", "application/problem+json", answer.Header("Content-Type")?.Split(';')[0]);
        }
    }

    private static async Task WordsAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var (answer, _) in await ProblemsAsync(host, cancel))
        {
            answer.Expect(answer.Text("title").Length > 0, "có title");
            answer.Expect(answer.Text("traceId").Length > 0, "có traceId");
            answer.Expect("status", answer.Status, answer.Json.GetProperty("status").GetInt32());
        }
    }

    private static async Task CodesAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var (answer, code) in await ProblemsAsync(host, cancel))
        {
            answer.Expect("code", code, answer.Text("code"));
        }
    }

    /// <summary>Problems of several kinds, each with its code.</summary>
    private static async Task<IReadOnlyList<(Answer Answer, string Code)>> ProblemsAsync(HostUnderTest host, CancellationToken cancel) =>
    [
        (await host.GetAsync($"notices/{HostUnderTest.NewId("notice")}", cancel), "TXCT-HST-004"),
        (await host.GetAsync($"voter-contact-reports/{HostUnderTest.NewId("rep")}", cancel), "TXCT-HST-004"),
        (await host.SendAsStrangerAsync(new HttpRequestMessage(HttpMethod.Get, "groups"), cancel), "TXCT-HST-002"),
        (await host.SendAsync(new HttpRequestMessage(HttpMethod.Put, $"notices/{HostUnderTest.NewId("notice")}") { Content = Commits.Json([]) }, cancel), "TXCT-HST-010"),
    ];
}
