namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Lists, from a time on and page by page.</summary>
internal static class ListClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-LST-1", "modifiedSince tính cả đúng mốc ấy.", BoundAsync),
        new("HST-LST-2", "Tài liệu đã đổi thì có lại trong danh sách, với phiên bản mới và giờ muộn hơn.", ChangedAsync),
        new("HST-LST-3", "Đọc từng trang thì không sót dòng nào thay đổi trong lúc đọc.", NoneLostAsync),
        new("HST-LST-4", "Đọc từng trang thì mỗi phiên bản chỉ có một lần.", NoneTwiceAsync),
        new("HST-LST-5", "Mỗi trang có nhiều nhất số dòng mà limit cho phép.", LimitAsync),
        new("HST-LST-6", "Các dòng xếp theo giờ thay đổi gần nhất.", OrderAsync),
        new("HST-LST-7", "Cursor mà phần mềm không cấp bị từ chối bằng 400.", CursorAsync),
        new("HST-LST-8", "limit ngoài khoảng 1 đến 500 bị từ chối bằng 400.", LimitBoundsAsync),
        new("HST-LST-9", "modifiedSince không phải thời điểm bị từ chối bằng 400.", InstantAsync),
        new("HST-LST-10", "Không có modifiedSince thì không dòng nào là dòng đã xóa.", TombstonesAsync),
        new("HST-LST-11", "Trang cuối không có nextCursor và links.next; mọi trang khác có cả hai.", NextAsync),
    ];

    private static async Task BoundAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var receipt = await paper.PublishAsync(cancel);
        var modified = (await Lists.RowAsync(host, paper.Id, Lists.Before(receipt), cancel)).GetProperty("modifiedAt").GetString()!;
        receipt.Expect(await Lists.HasAsync(host, paper.Id, modified, cancel), $"để thấy {paper.Id} trong những thay đổi từ đúng giờ của nó, {modified}");
    }

    private static async Task ChangedAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var since = Lists.Before(await paper.PublishAsync(cancel));
        var before = (await Lists.RowAsync(host, paper.Id, since, cancel)).GetProperty("modifiedAt").GetDateTimeOffset();
        var receipt = await paper.ChangeAsync(2, cancel);
        var row = await Lists.RowAsync(host, paper.Id, since, cancel);
        receipt.Expect("n của dòng", 2, row.GetProperty("n").GetInt32());
        receipt.Expect(row.GetProperty("modifiedAt").GetDateTimeOffset() > before, "làm modifiedAt của dòng muộn hơn");
    }

    private static async Task NoneLostAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (papers, since) = await SeveralAsync(host, cancel);

        // The others stay: what is lost of them does not come again with a change.
        Queue<Paper> changing = new(papers.Take(papers.Count / 3));
        var rows = await Lists.AllAsync(host, Lists.Since("documents", since, limit: 2), cancel, async () =>
        {
            if (changing.TryDequeue(out var paper))
            {
                await paper.ChangeAsync(2, cancel);
            }
        });
        var lost = papers.Select(paper => paper.Id).Except(rows.Select(Lists.IdOf)).ToList();
        if (lost.Count > 0)
        {
            throw new ClauseBroken($"GET documents từng trang: {lost.Count} trong {papers.Count} tài liệu thay đổi trong lúc đọc không có ở trang nào, như {lost[0]}.");
        }
    }

    private static async Task NoneTwiceAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (_, since) = await SeveralAsync(host, cancel);
        var rows = await Lists.AllAsync(host, Lists.Since("documents", since, limit: 3), cancel);

        // Someone else's document may change meanwhile; then its row comes again, with another time.
        var twice = rows.GroupBy(row => (Lists.IdOf(row), row.GetProperty("modifiedAt").GetString())).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new ClauseBroken($"GET documents từng trang: {twice.Key.Item1} có {twice.Count()} dòng, phải là một.");
        }
    }

    private static async Task LimitAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (_, since) = await SeveralAsync(host, cancel);
        var page = (await host.GetAsync(Lists.Since("documents", since, limit: 4), cancel)).Must(200);
        page.Expect(page.Json.GetProperty("data").GetArrayLength() <= 4, "có nhiều nhất 4 dòng");
    }

    private static async Task OrderAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (_, since) = await SeveralAsync(host, cancel);
        var page = (await host.GetAsync(Lists.Since("documents", since), cancel)).Must(200);
        var times = page.Json.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("modifiedAt").GetDateTimeOffset()).ToList();
        page.Expect(times.Order().SequenceEqual(times), "xếp các dòng theo modifiedAt");
    }

    private static async Task CursorAsync(HostUnderTest host, CancellationToken cancel) => (await host.GetAsync("documents?cursor=no~cursor", cancel)).Must(400);

    private static async Task LimitBoundsAsync(HostUnderTest host, CancellationToken cancel)
    {
        (await host.GetAsync("documents?limit=0", cancel)).Must(400);
        (await host.GetAsync("documents?limit=501", cancel)).Must(400);
    }

    private static async Task InstantAsync(HostUnderTest host, CancellationToken cancel) => (await host.GetAsync("documents?modifiedSince=yesterday", cancel)).Must(400);

    private static async Task TombstonesAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var list in (string[])["documents", "voter-contact-reports", "groups", "delegates", "agencies", "sessions"])
        {
            var page = (await host.GetAsync($"{list}?limit=100", cancel)).Must(200);
            page.Expect(!page.Json.GetProperty("data").EnumerateArray().Any(row => row.TryGetProperty("deleted", out var deleted) && deleted.GetBoolean()), "không có dòng đã xóa");
        }
    }

    private static async Task NextAsync(HostUnderTest host, CancellationToken cancel)
    {
        for (var next = "groups?limit=5"; next is not null;)
        {
            var page = (await host.GetAsync(next, cancel)).Must(200);
            next = page.Json.GetProperty("links").GetProperty("next").GetString();
            page.Expect(next is not null == page.Json.GetProperty("pagination").GetProperty("nextCursor").GetString() is not null, "có cả nextCursor và links.next, hoặc không có cả hai");
        }
    }

    /// <summary>Five documents, and a time just before the first of them.</summary>
    private static async Task<(IReadOnlyList<Paper> Papers, string Since)> SeveralAsync(HostUnderTest host, CancellationToken cancel)
    {
        List<Paper> papers = [];
        string? since = null;
        for (var count = 0; count < 9; count++)
        {
            var paper = new Paper(host);
            var receipt = await paper.PublishAsync(cancel);
            since ??= Lists.JustBefore(await Lists.RowAsync(host, paper.Id, Lists.Before(receipt), cancel));
            papers.Add(paper);
        }

        return (papers, since!);
    }
}
