using System.Net.Http.Headers;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Bytes with ranges, tags and digests.</summary>
internal static class PartClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-PRT-1", "A part's bytes are those that were uploaded.", BytesAsync),
        new("HST-PRT-2", "Repr-Digest is the SHA-256 of the part.", DigestAsync),
        new("HST-PRT-3", "Repr-Digest is that of the whole part also where a range is asked for.", DigestOfRangeAsync),
        new("HST-PRT-4", "A part has a strong ETag, and whoever has it is answered 304.", TagAsync),
        new("HST-PRT-5", "A range from one byte to another gives 206, Content-Range and these bytes.", RangeAsync),
        new("HST-PRT-6", "A range from one byte on gives the rest.", RestAsync),
        new("HST-PRT-7", "If-Range with another tag gives the whole.", OtherTagAsync),
        new("HST-PRT-8", "If-Range with the part's tag gives the range.", SameTagAsync),
        new("HST-PRT-9", "A range after the last byte gives 416.", AfterTheEndAsync),
        new("HST-PRT-10", "A part has the media type that was committed.", MediaTypeAsync),
        new("HST-PRT-11", "A name that the version does not have answers 404.", UnknownAsync),
    ];

    private static async Task BytesAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        (await host.GetAsync(paper.PartPath(), cancel)).Must(200).ExpectBytes(paper.Part.Bytes);
    }

    private static async Task DigestAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var answer = (await host.GetAsync(paper.PartPath(), cancel)).Must(200);
        answer.Expect("Repr-Digest", paper.Part.Digest, answer.Header("Repr-Digest"));
    }

    private static async Task DigestOfRangeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var answer = (await AskAsync(host, paper, new RangeHeaderValue(4, 7), null, cancel)).Must(200, 206);
        answer.Expect("Repr-Digest", paper.Part.Digest, answer.Header("Repr-Digest"));
    }

    private static async Task TagAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var request = new HttpRequestMessage(HttpMethod.Get, paper.PartPath());
        request.Headers.IfNoneMatch.Add(await TagOfAsync(host, paper, cancel));
        var answer = (await host.SendAsync(request, cancel)).Must(304);
        answer.Expect("number of bytes", 0, answer.Bytes.Length);
    }

    private static async Task RangeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var answer = (await AskAsync(host, paper, new RangeHeaderValue(4, 7), null, cancel)).Must(206);
        answer.Expect("Content-Range", $"bytes 4-7/{paper.Part.Bytes.Length}", answer.Header("Content-Range"));
        answer.ExpectBytes(paper.Part.Bytes.AsSpan(4, 4));
    }

    private static async Task RestAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        (await AskAsync(host, paper, new RangeHeaderValue(9, null), null, cancel)).Must(206).ExpectBytes(paper.Part.Bytes.AsSpan(9));
    }

    private static async Task OtherTagAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var answer = (await AskAsync(host, paper, new RangeHeaderValue(4, 7), new EntityTagHeaderValue("\"another\""), cancel)).Must(200);
        answer.Expect("number of bytes", paper.Part.Bytes.Length, answer.Bytes.Length);
    }

    private static async Task SameTagAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var answer = (await AskAsync(host, paper, new RangeHeaderValue(9, null), await TagOfAsync(host, paper, cancel), cancel)).Must(206);
        answer.Expect("number of bytes", paper.Part.Bytes.Length - 9, answer.Bytes.Length);
    }

    private static async Task AfterTheEndAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        (await AskAsync(host, paper, new RangeHeaderValue(paper.Part.Bytes.Length, null), null, cancel)).Must(416);
    }

    private static async Task MediaTypeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var answer = (await host.GetAsync(paper.PartPath(), cancel)).Must(200);
        answer.Expect("Content-Type", "text/plain", answer.Header("Content-Type")?.Split(';')[0]);
    }

    private static async Task UnknownAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        (await host.GetAsync($"{paper.Path}/versions/1/parts/none.txt", cancel)).Must(404);
    }

    private static async Task<Paper> PublishedAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        return paper;
    }

    private static async Task<EntityTagHeaderValue> TagOfAsync(HostUnderTest host, Paper paper, CancellationToken cancel)
    {
        var answer = (await host.GetAsync(paper.PartPath(), cancel)).Must(200);
        answer.Expect(EntityTagHeaderValue.TryParse(answer.Header("ETag"), out var tag) && !tag.IsWeak, "a strong ETag");
        return tag!;
    }

    private static Task<Answer> AskAsync(HostUnderTest host, Paper paper, RangeHeaderValue range, EntityTagHeaderValue? ifRange, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, paper.PartPath()) { Headers = { Range = range } };
        if (ifRange is not null)
        {
            request.Headers.IfRange = new RangeConditionHeaderValue(ifRange);
        }

        return host.SendAsync(request, cancel);
    }
}
