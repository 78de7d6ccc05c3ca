using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Immutable versions, committed once.</summary>
internal static class CommitClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-CMT-1", "Lần ghi đầu trả 201 và biên nhận có id, n, committedAt và các tệp.", ReceiptAsync, Level: 2),
        new("HST-CMT-2", "Ghi lại đúng như vậy thì trả 200 và biên nhận của lần đầu.", AgainAsync),
        new("HST-CMT-3", "Thứ tự các tệp không làm thành nội dung khác.", OrderAsync),
        new("HST-CMT-4", "Nội dung khác dưới một phiên bản đã ghi thì bị từ chối bằng 409 và mã xung đột.", OtherContentAsync, Level: 2),
        new("HST-CMT-5", "Xung đột cho biết phiên bản cao nhất.", LatestAsync),
        new("HST-CMT-6", "Phiên bản nhảy số bị từ chối và không có ở đó.", SkippedAsync),
        new("HST-CMT-7", "Phiên bản sau mà không nêu phiên bản trước bị từ chối và không có ở đó.", SupersedesAsync),
        new("HST-CMT-8", "Ghi mà không có If-None-Match: * bị từ chối bằng 428 và không có ở đó.", PreconditionAsync),
        new("HST-CMT-9", "Ghi kèm trường mà hợp đồng không nêu bị từ chối bằng 400.", UnknownFieldAsync),
        new("HST-CMT-10", "Ghi một lượt tải lên chưa đủ bị từ chối bằng 422 và không có ở đó.", UnfinishedAsync),
        new("HST-CMT-11", "Ghi với mã SHA-256 khác tệp đã tải lên bị từ chối bằng 422 và không có ở đó.", OtherDigestAsync),
        new("HST-CMT-12", "Ghi một lượt tải lên không có bị từ chối bằng 422 và không có ở đó.", NoUploadAsync),
        new("HST-CMT-13", "Ghi bằng nội dung không phải JSON bị từ chối bằng 415.", MediaTypeAsync),
        new("HST-CMT-14", "Cùng một lần ghi gửi nhiều lượt một lúc chỉ là một: một câu trả lời 201, còn lại 200.", AtOnceAsync),
    ];

    private static async Task ReceiptAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await new Paper(host).UploadAsync(cancel);
        var receipt = (await paper.CommitAsync(cancel)).Must(201);
        receipt.Expect("id", paper.Id, receipt.Text("id"));
        receipt.Expect("n", 1, receipt.Json.GetProperty("n").GetInt32());
        receipt.Expect(receipt.Json.GetProperty("committedAt").TryGetDateTimeOffset(out _), "có giờ ghi ở committedAt");
        Rows.ExpectParts(receipt, receipt.Json.GetProperty("parts"), paper, host.HasUploads);
    }

    private static async Task AgainAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var first = await paper.PublishAsync(cancel);
        Rows.ExpectSame(first, (await paper.CommitAsync(cancel)).Must(200));
        Rows.ExpectSame(first, (await (await paper.UploadAsync(cancel)).CommitAsync(cancel)).Must(200));
    }

    private static async Task OrderAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host, $"first {Guid.NewGuid()}", $"second {Guid.NewGuid()}");
        await paper.PublishAsync(cancel);
        (await paper.CommitAsync(cancel, change: body => body["parts"] = new JsonArray([.. paper.Parts.Reverse().Select(part => part.Sent())]))).Must(200);
    }

    private static async Task OtherContentAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        (await paper.CommitAsync(cancel, change: body => body["subject"] = "Trích yếu khác")).MustRefuse(409, "TXCT-HST-005");
        (await (await paper.WithBytes("other bytes").UploadAsync(cancel)).CommitAsync(cancel)).MustRefuse(409, "TXCT-HST-005");
    }

    private static async Task LatestAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        await paper.ChangeAsync(2, cancel);
        var refused = (await paper.CommitAsync(cancel, change: body => body["subject"] = "Trích yếu khác")).Must(409);
        refused.Expect("latest", 2, refused.Json.GetProperty("latest").GetInt32());
    }

    private static async Task SkippedAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        (await (await paper.WithBytes("third").UploadAsync(cancel)).CommitAsync(cancel, n: 3)).MustRefuse(409, "TXCT-HST-015");
        (await host.GetAsync($"{paper.Path}/versions/3", cancel)).Must(404);
    }

    private static async Task SupersedesAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        (await (await paper.WithBytes("second").UploadAsync(cancel)).CommitAsync(cancel, n: 2, change: body => body["supersedes"] = null)).Must(400, 409);
        (await host.GetAsync($"{paper.Path}/versions/2", cancel)).Must(404);
    }

    private static async Task PreconditionAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await new Paper(host).UploadAsync(cancel);
        (await host.SendAsync(new HttpRequestMessage(HttpMethod.Put, $"{paper.Path}/versions/1") { Content = Commits.Json(paper.Body()) }, cancel)).Must(428);
        (await host.GetAsync(paper.Path, cancel)).Must(404);
    }

    private static async Task UnknownFieldAsync(HostUnderTest host, CancellationToken cancel) =>
        (await (await new Paper(host).UploadAsync(cancel)).CommitAsync(cancel, change: body => body["priority"] = 1)).Must(400);

    private static async Task UnfinishedAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        paper.Part.UploadId = await Uploads.BeginAsync(host, paper.Part.Bytes.Length, cancel);
        (await host.SendAsync(Uploads.Append(paper.Part.UploadId, 0, paper.Part.Bytes[..^1]), cancel)).MustBeTaken();
        await RefusedAsync(host, paper, await paper.CommitAsync(cancel), cancel);
    }

    private static async Task OtherDigestAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await new Paper(host).UploadAsync(cancel);
        await RefusedAsync(host, paper, await paper.CommitAsync(cancel, change: body => body["parts"]![0]!["sha256"] = new string('a', 64)), cancel);
    }

    private static async Task NoUploadAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        paper.Part.UploadId = Guid.CreateVersion7().ToString("n");
        await RefusedAsync(host, paper, await paper.CommitAsync(cancel), cancel);
    }

    private static async Task RefusedAsync(HostUnderTest host, Paper paper, Answer answer, CancellationToken cancel)
    {
        answer.MustRefuse(422, "TXCT-HST-009");
        (await host.GetAsync(paper.Path, cancel)).Must(404);
    }

    private static async Task MediaTypeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await new Paper(host).UploadAsync(cancel);
        var request = Commits.Put($"{paper.Path}/versions/1", paper.Body());
        request.Content!.Headers.ContentType = new("text/plain");
        (await host.SendAsync(request, cancel)).Must(415);
    }

    private static async Task AtOnceAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await new Paper(host).UploadAsync(cancel);
        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => paper.CommitAsync(cancel)));
        receipts[0].Expect("số câu trả lời 201", 1, receipts.Count(receipt => receipt.Must(200, 201).Status == 201));
    }
}
