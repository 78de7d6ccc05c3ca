namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Versions that become visible together.</summary>
internal static class SetClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-SET-1", "A member is not there until its set is committed: no document, no version, no part.", NotBeforeAsync),
        new("HST-SET-2", "A member has no row in the list until its set is committed.", NoRowAsync),
        new("HST-SET-3", "From the set's commit on all members are there.", AllAsync),
        new("HST-SET-4", "A set with a member that is not committed for it is refused with 409.", NotWholeAsync),
        new("HST-SET-5", "The same set again, in any order, gives 200 and the receipt of the first time.", AgainAsync),
        new("HST-SET-6", "Another list under the name of a committed set is refused with 409.", OtherListAsync),
        new("HST-SET-7", "A committed set takes no further version.", TooLateAsync),
        new("HST-SET-8", "The version before stays visible while the next one waits for its set.", VersionBeforeAsync),
    ];

    private static async Task NotBeforeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel, setId: HostUnderTest.NewId("set"));
        foreach (var path in (string[])[paper.Path, $"{paper.Path}/versions/1", paper.PartPath()])
        {
            (await host.GetAsync(path, cancel)).Must(404);
        }
    }

    private static async Task NoRowAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var receipt = await paper.PublishAsync(cancel, setId: HostUnderTest.NewId("set"));
        receipt.Expect(!await Lists.HasAsync(host, paper.Id, Lists.Before(receipt), cancel), $"no row of {paper.Id}, which waits for its set");
    }

    private static async Task AllAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, first, second) = await TwoAsync(host, cancel);
        var receipt = (await host.SendAsync(Commits.Show(setId, first.Id, second.Id), cancel)).Must(201);
        foreach (var paper in (Paper[])[first, second])
        {
            (await host.GetAsync(paper.Path, cancel)).Must(200);
            (await host.GetAsync(paper.PartPath(), cancel)).Must(200);
            receipt.Expect(await Lists.HasAsync(host, paper.Id, Lists.Before(receipt), cancel), $"a row of {paper.Id}");
        }
    }

    private static async Task NotWholeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, first, _) = await TwoAsync(host, cancel);
        var ofOthers = new Paper(host);
        await ofOthers.PublishAsync(cancel, setId: HostUnderTest.NewId("set"));
        (await host.SendAsync(Commits.Show(setId, first.Id, HostUnderTest.NewId("doc")), cancel)).MustRefuse(409, "TXCT-HST-017");
        (await host.SendAsync(Commits.Show(setId, first.Id, ofOthers.Id), cancel)).MustRefuse(409, "TXCT-HST-017");
        (await host.GetAsync($"{first.Path}/versions/1", cancel)).Must(404);
    }

    private static async Task AgainAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, first, second) = await TwoAsync(host, cancel);
        var receipt = (await host.SendAsync(Commits.Show(setId, first.Id, second.Id), cancel)).MustBeTaken();
        Rows.ExpectSame(receipt, (await host.SendAsync(Commits.Show(setId, second.Id, first.Id), cancel)).Must(200));
    }

    private static async Task OtherListAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, first, second) = await TwoAsync(host, cancel);
        (await host.SendAsync(Commits.Show(setId, first.Id, second.Id), cancel)).MustBeTaken();
        (await host.SendAsync(Commits.Show(setId, first.Id), cancel)).MustRefuse(409, "TXCT-HST-005");
    }

    private static async Task TooLateAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, first, second) = await TwoAsync(host, cancel);
        (await host.SendAsync(Commits.Show(setId, first.Id, second.Id), cancel)).MustBeTaken();
        (await (await new Paper(host).UploadAsync(cancel)).CommitAsync(cancel, setId: setId)).MustRefuse(409, "TXCT-HST-017");
    }

    private static async Task VersionBeforeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        await paper.WithBytes("second").PublishAsync(cancel, n: 2, setId: HostUnderTest.NewId("set"));
        var shown = (await host.GetAsync(paper.Path, cancel)).Must(200);
        shown.Expect("n", 1, shown.Json.GetProperty("n").GetInt32());
    }

    /// <summary>Two members that wait for their set.</summary>
    private static async Task<(string SetId, Paper First, Paper Second)> TwoAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, first, second) = (HostUnderTest.NewId("set"), new Paper(host), new Paper(host));
        await first.PublishAsync(cancel, setId: setId);
        await second.PublishAsync(cancel, setId: setId);
        return (setId, first, second);
    }
}
