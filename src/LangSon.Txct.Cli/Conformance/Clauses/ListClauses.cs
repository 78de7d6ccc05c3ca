namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Lists, from a time on and page by page.</summary>
internal static class ListClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-LST-1", "modifiedSince includes its bound.", BoundAsync),
        new("HST-LST-2", "A document that changed is listed again, with its new version and a later time.", ChangedAsync),
        new("HST-LST-3", "Who reads page by page misses no row that changes meanwhile.", NoneLostAsync),
        new("HST-LST-4", "Read page by page a list has each version once.", NoneTwiceAsync),
        new("HST-LST-5", "A page has at most as many rows as limit says.", LimitAsync),
        new("HST-LST-6", "Rows come in the order of their last change.", OrderAsync),
        new("HST-LST-7", "A cursor that the host did not give is refused with 400.", CursorAsync),
        new("HST-LST-8", "A limit outside 1 to 500 is refused with 400.", LimitBoundsAsync),
        new("HST-LST-9", "A modifiedSince that is no instant is refused with 400.", InstantAsync),
        new("HST-LST-10", "Without modifiedSince no row is a tombstone.", TombstonesAsync),
        new("HST-LST-11", "The last page has no next cursor and no next link, and each other page has both.", NextAsync),
    ];

    private static async Task BoundAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var receipt = await paper.PublishAsync(cancel);
        var modified = (await Lists.RowAsync(host, paper.Id, Lists.Before(receipt), cancel)).GetProperty("modifiedAt").GetString()!;
        receipt.Expect(await Lists.HasAsync(host, paper.Id, modified, cancel), $"a row of {paper.Id} among the changes since its own, {modified}");
    }

    private static async Task ChangedAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var since = Lists.Before(await paper.PublishAsync(cancel));
        var before = (await Lists.RowAsync(host, paper.Id, since, cancel)).GetProperty("modifiedAt").GetDateTimeOffset();
        var receipt = await paper.ChangeAsync(2, cancel);
        var row = await Lists.RowAsync(host, paper.Id, since, cancel);
        receipt.Expect("n of the row", 2, row.GetProperty("n").GetInt32());
        receipt.Expect(row.GetProperty("modifiedAt").GetDateTimeOffset() > before, "a later modifiedAt of the row");
    }

    private static async Task NoneLostAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (papers, since) = await SeveralAsync(host, cancel);
        Queue<Paper> changing = new(papers);
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
            throw new ClauseBroken($"GET documents page by page: {lost.Count} of {papers.Count} documents that changed meanwhile are on no page, such as {lost[0]}.");
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
            throw new ClauseBroken($"GET documents page by page: {twice.Count()} rows of {twice.Key.Item1}, due was one.");
        }
    }

    private static async Task LimitAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (_, since) = await SeveralAsync(host, cancel);
        var page = (await host.GetAsync(Lists.Since("documents", since, limit: 4), cancel)).Must(200);
        page.Expect(page.Json.GetProperty("data").GetArrayLength() <= 4, "at most 4 rows");
    }

    private static async Task OrderAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (_, since) = await SeveralAsync(host, cancel);
        var page = (await host.GetAsync(Lists.Since("documents", since), cancel)).Must(200);
        var times = page.Json.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("modifiedAt").GetDateTimeOffset()).ToList();
        page.Expect(times.Order().SequenceEqual(times), "rows in the order of modifiedAt");
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
            page.Expect(!page.Json.GetProperty("data").EnumerateArray().Any(row => row.TryGetProperty("deleted", out var deleted) && deleted.GetBoolean()), "no row that is deleted");
        }
    }

    private static async Task NextAsync(HostUnderTest host, CancellationToken cancel)
    {
        for (var next = "groups?limit=5"; next is not null;)
        {
            var page = (await host.GetAsync(next, cancel)).Must(200);
            next = page.Json.GetProperty("links").GetProperty("next").GetString();
            page.Expect("whether there is a nextCursor", next is not null, page.Json.GetProperty("pagination").GetProperty("nextCursor").GetString() is not null);
        }
    }

    /// <summary>Five documents, and a time just before the first of them.</summary>
    private static async Task<(IReadOnlyList<Paper> Papers, string Since)> SeveralAsync(HostUnderTest host, CancellationToken cancel)
    {
        List<Paper> papers = [];
        string? since = null;
        for (var count = 0; count < 5; count++)
        {
            var paper = new Paper(host);
            var receipt = await paper.PublishAsync(cancel);
            since ??= Lists.JustBefore(await Lists.RowAsync(host, paper.Id, Lists.Before(receipt), cancel));
            papers.Add(paper);
        }

        return (papers, since!);
    }
}
