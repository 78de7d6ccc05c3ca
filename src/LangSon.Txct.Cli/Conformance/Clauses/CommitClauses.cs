using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Immutable versions, committed once.</summary>
internal static class CommitClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-CMT-1", "A first commit gives 201 and a receipt with id, n, committedAt and the parts.", ReceiptAsync),
        new("HST-CMT-2", "The same commit again gives 200 and the receipt of the first time.", AgainAsync),
        new("HST-CMT-3", "The order of the parts does not make a commit another one.", OrderAsync),
        new("HST-CMT-4", "Other content under a committed version is refused with 409 and the code of a conflict.", OtherContentAsync),
        new("HST-CMT-5", "A conflict tells the highest version.", LatestAsync),
        new("HST-CMT-6", "A version that skips a number is refused, and is not there.", SkippedAsync),
        new("HST-CMT-7", "A further version that does not name the one before is refused, and is not there.", SupersedesAsync),
        new("HST-CMT-8", "A commit without If-None-Match: * is refused with 428, and is not there.", PreconditionAsync),
        new("HST-CMT-9", "A commit with a field that the contract does not name is refused with 400.", UnknownFieldAsync),
        new("HST-CMT-10", "A commit of an upload that is not whole is refused with 422, and is not there.", UnfinishedAsync),
        new("HST-CMT-11", "A commit with another SHA-256 than the upload's is refused with 422, and is not there.", OtherDigestAsync),
        new("HST-CMT-12", "A commit of an upload that nobody made is refused with 422, and is not there.", NoUploadAsync),
        new("HST-CMT-13", "A commit that is not JSON is refused with 415.", MediaTypeAsync),
        new("HST-CMT-14", "The same commit several times at once is one: one answer is 201, the others are 200.", AtOnceAsync),
    ];

    private static async Task ReceiptAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await new Paper(host).UploadAsync(cancel);
        var receipt = (await paper.CommitAsync(cancel)).Must(201);
        receipt.Expect("id", paper.Id, receipt.Text("id"));
        receipt.Expect("n", 1, receipt.Json.GetProperty("n").GetInt32());
        receipt.Expect(receipt.Json.GetProperty("committedAt").TryGetDateTimeOffset(out _), "the time of the commit");
        Rows.ExpectParts(receipt, receipt.Json.GetProperty("parts"), paper);
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
        receipts[0].Expect("number of answers with 201", 1, receipts.Count(receipt => receipt.Must(200, 201).Status == 201));
    }
}
