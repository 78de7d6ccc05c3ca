namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>A version is there after its commit, whole, and not before.</summary>
internal static class VisibilityClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-VIS-1", "Before its commit a document is nowhere: no document, no version, no part, no row.", NotBeforeAsync),
        new("HST-VIS-2", "After its commit a document is there with all that was said of it.", WholeAsync),
        new("HST-VIS-3", "After its commit a document has its row in the list, with all its parts.", ListedAsync),
        new("HST-VIS-4", "The latest version is shown, and the one before it is still read back by its number.", LatestAsync),
    ];

    private static async Task NotBeforeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var anchor = await new Paper(host).PublishAsync(cancel);
        var paper = await new Paper(host).UploadAsync(cancel);
        foreach (var path in (string[])[paper.Path, $"{paper.Path}/versions/1", paper.PartPath()])
        {
            (await host.GetAsync(path, cancel)).Must(404);
        }

        anchor.Expect(!await Lists.HasAsync(host, paper.Id, Lists.Before(anchor), cancel), $"no row of {paper.Id}, which was not committed");
    }

    private static async Task WholeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host, $"first {Guid.NewGuid()}", $"second {Guid.NewGuid()}");
        await paper.PublishAsync(cancel);
        var sent = paper.Body();
        foreach (var path in (string[])[paper.Path, $"{paper.Path}/versions/1"])
        {
            var shown = (await host.GetAsync(path, cancel)).Must(200);
            shown.Expect("documentId", paper.Id, shown.Text("documentId"));
            foreach (var name in (string[])["type", "number", "notation", "issuedOn", "issuer", "subject", "signer", "urgency"])
            {
                shown.Expect(name, sent[name]!.GetValue<string>(), shown.Text(name));
            }

            Rows.ExpectParts(shown, shown.Json.GetProperty("parts"), paper);
        }
    }

    private static async Task ListedAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host, $"first {Guid.NewGuid()}", $"second {Guid.NewGuid()}");
        var receipt = await paper.PublishAsync(cancel);
        var row = await Lists.RowAsync(host, paper.Id, Lists.Before(receipt), cancel);
        Rows.ExpectParts(receipt, row.GetProperty("parts"), paper);
    }

    private static async Task LatestAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        await paper.ChangeAsync(2, cancel);
        foreach (var (path, n) in (IEnumerable<(string, int)>)[(paper.Path, 2), ($"{paper.Path}/versions/2", 2), ($"{paper.Path}/versions/1", 1)])
        {
            var shown = (await host.GetAsync(path, cancel)).Must(200);
            shown.Expect("n", n, shown.Json.GetProperty("n").GetInt32());
        }
    }
}
