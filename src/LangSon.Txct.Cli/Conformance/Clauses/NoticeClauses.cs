using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Messages to people, once.</summary>
internal static class NoticeClauses
{
    private const string Title = "Văn bản thử";

    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-NTC-1", "Thông báo trả 201; gửi lại đúng thông báo ấy thì trả 200 và biên nhận của lần đầu.", OnceAsync),
        new("HST-NTC-2", "Thông báo khác dưới cùng mã bị từ chối bằng 409.", OtherAsync),
        new("HST-NTC-3", "Thông báo đọc lại đúng như đã gửi.", ReadBackAsync),
    ];

    private static async Task OnceAsync(HostUnderTest host, CancellationToken cancel)
    {
        var id = HostUnderTest.NewId("notice");
        var first = (await SendAsync(host, id, Title, cancel)).Must(201);
        Rows.ExpectSame(first, (await SendAsync(host, id, Title, cancel)).Must(200));
    }

    private static async Task OtherAsync(HostUnderTest host, CancellationToken cancel)
    {
        var id = HostUnderTest.NewId("notice");
        (await SendAsync(host, id, Title, cancel)).MustBeTaken();
        (await SendAsync(host, id, "Văn bản khác", cancel)).MustRefuse(409, "TXCT-HST-005");
    }

    private static async Task ReadBackAsync(HostUnderTest host, CancellationToken cancel)
    {
        var id = HostUnderTest.NewId("notice");
        (await SendAsync(host, id, Title, cancel)).MustBeTaken();
        var shown = (await host.GetAsync($"notices/{id}", cancel)).Must(200);
        shown.Expect("title", Title, shown.Text("title"));
        shown.Expect("to", "office", shown.Json.GetProperty("to")[0].GetString());
    }

    private static Task<Answer> SendAsync(HostUnderTest host, string id, string title, CancellationToken cancel) => host.SendAsync(
        Commits.Put($"notices/{id}", new JsonObject { ["to"] = new JsonArray("office"), ["title"] = title, ["body"] = "Thông báo thử.", ["link"] = null }), cancel);
}
