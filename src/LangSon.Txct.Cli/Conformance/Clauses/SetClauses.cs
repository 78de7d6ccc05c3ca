namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Versions that become visible together.</summary>
internal static class SetClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-SET-1", "Thành viên của bộ chưa có ở đâu khi bộ chưa được ghi: không tài liệu, không phiên bản, không tệp.", NotBeforeAsync),
        new("HST-SET-2", "Thành viên của bộ chưa có dòng trong danh sách khi bộ chưa được ghi.", NoRowAsync),
        new("HST-SET-3", "Ghi bộ xong thì mọi thành viên đều có ở đó.", AllAsync),
        new("HST-SET-4", "Bộ có thành viên chưa được ghi cho nó bị từ chối bằng 409.", NotWholeAsync),
        new("HST-SET-5", "Ghi lại bộ ấy, theo thứ tự nào cũng vậy, thì trả 200 và biên nhận của lần đầu.", AgainAsync),
        new("HST-SET-6", "Danh sách khác dưới tên một bộ đã ghi bị từ chối bằng 409.", OtherListAsync),
        new("HST-SET-7", "Bộ đã ghi không nhận thêm phiên bản.", TooLateAsync),
        new("HST-SET-8", "Phiên bản trước vẫn xem được trong khi phiên bản sau chờ bộ của nó.", VersionBeforeAsync),
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
        receipt.Expect(!await Lists.HasAsync(host, paper.Id, Lists.Before(receipt), cancel), $"chưa cho thấy {paper.Id}, đang chờ bộ của nó");
    }

    private static async Task AllAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, first, second) = await TwoAsync(host, cancel);
        var receipt = (await host.SendAsync(Commits.Show(setId, first.Id, second.Id), cancel)).Must(201);
        foreach (var paper in (Paper[])[first, second])
        {
            (await host.GetAsync(paper.Path, cancel)).Must(200);
            (await host.GetAsync(paper.PartPath(), cancel)).Must(200);
            receipt.Expect(await Lists.HasAsync(host, paper.Id, Lists.Before(receipt), cancel), $"để thấy {paper.Id} trong danh sách");
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
