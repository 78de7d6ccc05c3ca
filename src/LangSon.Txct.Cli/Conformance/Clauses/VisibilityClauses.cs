namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>A version is there after its commit, whole, and not before.</summary>
internal static class VisibilityClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-VIS-1", "Trước khi ghi, tài liệu không có ở đâu: không tài liệu, không phiên bản, không tệp, không dòng nào.", NotBeforeAsync),
        new("HST-VIS-2", "Sau khi ghi, tài liệu có đủ mọi thông tin đã gửi.", WholeAsync, Level: 2),
        new("HST-VIS-3", "Sau khi ghi, tài liệu có dòng trong danh sách với đủ các tệp.", ListedAsync),
        new("HST-VIS-4", "Xem tài liệu thì được phiên bản mới nhất; phiên bản trước vẫn đọc lại được theo số.", LatestAsync, Level: 2),
    ];

    private static async Task NotBeforeAsync(HostUnderTest host, CancellationToken cancel)
    {
        var anchor = await new Paper(host).PublishAsync(cancel);
        var paper = await new Paper(host).UploadAsync(cancel);
        foreach (var path in (string[])[paper.Path, $"{paper.Path}/versions/1", paper.PartPath()])
        {
            (await host.GetAsync(path, cancel)).Must(404);
        }

        anchor.Expect(!await Lists.HasAsync(host, paper.Id, Lists.Before(anchor), cancel), $"chưa cho thấy {paper.Id}, tài liệu chưa được ghi");
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

            Rows.ExpectParts(shown, shown.Json.GetProperty("parts"), paper, host.HasUploads);
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
