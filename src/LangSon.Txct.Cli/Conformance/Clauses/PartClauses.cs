using System.Net.Http.Headers;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Bytes with ranges, tags and digests.</summary>
internal static class PartClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-PRT-1", "Tệp đọc lại đúng từng byte đã tải lên.", BytesAsync, Level: 2),
        new("HST-PRT-2", "Repr-Digest là SHA-256 của tệp.", DigestAsync),
        new("HST-PRT-3", "Repr-Digest là của cả tệp, kể cả khi chỉ hỏi một đoạn.", DigestOfRangeAsync),
        new("HST-PRT-4", "Tệp có ETag mạnh, và ai đã có tệp ấy thì được trả lời 304.", TagAsync),
        new("HST-PRT-5", "Hỏi đoạn từ byte này đến byte kia thì được 206, Content-Range và đúng đoạn ấy.", RangeAsync),
        new("HST-PRT-6", "Hỏi từ một byte trở đi thì được phần còn lại.", RestAsync),
        new("HST-PRT-7", "If-Range với thẻ khác thì được cả tệp.", OtherTagAsync),
        new("HST-PRT-8", "If-Range với thẻ của tệp thì được đoạn đã hỏi.", SameTagAsync),
        new("HST-PRT-9", "Hỏi đoạn sau byte cuối thì được 416.", AfterTheEndAsync),
        new("HST-PRT-10", "Tệp mang kiểu nội dung đã ghi.", MediaTypeAsync, Level: 2),
        new("HST-PRT-11", "Tên tệp mà phiên bản không có thì trả lời 404.", UnknownAsync, Level: 2),
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
        answer.Expect("số byte", 0, answer.Bytes.Length);
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
        answer.Expect("số byte", paper.Part.Bytes.Length, answer.Bytes.Length);
    }

    private static async Task SameTagAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await PublishedAsync(host, cancel);
        var answer = (await AskAsync(host, paper, new RangeHeaderValue(9, null), await TagOfAsync(host, paper, cancel), cancel)).Must(206);
        answer.Expect("số byte", paper.Part.Bytes.Length - 9, answer.Bytes.Length);
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
        answer.Expect(EntityTagHeaderValue.TryParse(answer.Header("ETag"), out var tag) && !tag.IsWeak, "có ETag mạnh");
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
