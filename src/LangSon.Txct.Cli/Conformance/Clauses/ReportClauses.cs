using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>The groups' reports, by the same rule as documents.</summary>
internal static class ReportClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-RPT-1", "Báo cáo đã ghi đọc lại được với mọi thông tin đã gửi và các tệp đính kèm.", ReadBackAsync),
        new("HST-RPT-2", "Ghi lại báo cáo ấy thì trả 200 và biên nhận của lần đầu.", AgainAsync),
        new("HST-RPT-3", "Tệp đính kèm đúng từng byte đã tải lên, kèm mã SHA-256.", BytesAsync),
    ];

    private static async Task ReadBackAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (id, file, _) = await CommittedAsync(host, cancel);
        foreach (var path in (string[])[$"voter-contact-reports/{id}", $"voter-contact-reports/{id}/versions/1"])
        {
            var shown = (await host.GetAsync(path, cancel)).Must(200);
            shown.Expect("reportId", id, shown.Text("reportId"));
            shown.Expect("title", "Báo cáo thử", shown.Text("title"));
            Rows.ExpectParts(shown, shown.Json.GetProperty("attachments"), file);
        }
    }

    private static async Task AgainAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (id, file, first) = await CommittedAsync(host, cancel);
        Rows.ExpectSame(first, (await CommitAsync(host, id, file, cancel)).Must(200));
    }

    private static async Task BytesAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (id, file, _) = await CommittedAsync(host, cancel);
        var answer = (await host.GetAsync($"voter-contact-reports/{id}/versions/1/attachments/{Uri.EscapeDataString(file.Part.Name)}", cancel)).Must(200);
        answer.ExpectBytes(file.Part.Bytes);
        answer.Expect("Repr-Digest", file.Part.Digest, answer.Header("Repr-Digest"));
    }

    private static async Task<(string Id, Paper File, Answer Receipt)> CommittedAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (id, file) = (HostUnderTest.NewId("rep"), await new Paper(host).UploadAsync(cancel));
        return (id, file, (await CommitAsync(host, id, file, cancel)).Must(201));
    }

    private static Task<Answer> CommitAsync(HostUnderTest host, string id, Paper file, CancellationToken cancel) => host.SendAsync(
        Commits.Put($"voter-contact-reports/{id}/versions/1", new JsonObject
        {
            ["kind"] = "VoterContactReport", ["groupId"] = "T01", ["round"] = "2024-pre-mid", ["documentNumber"] = "12/BC-TĐB", ["issuedOn"] = "2024-06-12",
            ["title"] = "Báo cáo thử", ["receivedAt"] = "2024-06-13T08:00:00.000+07:00", ["source"] = new JsonObject { ["system"] = "T01", ["reportId"] = id },
            ["recipients"] = new JsonArray("office"), ["supersedes"] = null, ["attachments"] = new JsonArray(file.Part.Sent()), ["petitions"] = new JsonArray(),
        }),
        cancel);
}
