namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Documents that are taken from their readers, for good.</summary>
internal static class WithdrawalClauses
{
    private const string Reason = "Sai số liệu tại biểu 2.";

    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-WDR-1", "Tài liệu đã thu hồi trả lời 410, các phiên bản và tệp của nó cũng vậy.", GoneAsync),
        new("HST-WDR-2", "Câu trả lời 410 nêu lý do và tài liệu thay thế.", ReasonAsync),
        new("HST-WDR-3", "Dòng của nó còn trong danh sách, có lý do, giờ muộn hơn và không có tệp.", RowAsync),
        new("HST-WDR-4", "Tài liệu đã thu hồi không nhận phiên bản mới.", NoNewVersionAsync),
        new("HST-WDR-5", "Thu hồi trả 201 và biên nhận có phiên bản cao nhất, không có tệp; gửi lại thì trả 200 và biên nhận ấy.", AgainAsync),
        new("HST-WDR-6", "Thu hồi với lý do khác bị từ chối bằng 409.", OtherReasonAsync),
        new("HST-WDR-7", "Tài liệu không có thì không thu hồi được.", UnknownAsync),
        new("HST-WDR-8", "Thành viên đã thu hồi không trở lại cùng bộ của nó.", MemberAsync),
    ];

    private static async Task GoneAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await WithdrawnAsync(host, cancel);
        foreach (var path in (string[])[paper.Path, $"{paper.Path}/versions/1", paper.PartPath()])
        {
            (await host.GetAsync(path, cancel)).Must(410);
        }
    }

    private static async Task ReasonAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (paper, replacement) = (new Paper(host), new Paper(host));
        await paper.PublishAsync(cancel);
        await replacement.PublishAsync(cancel);
        (await paper.WithdrawAsync(Reason, cancel, replacement.Id)).MustBeTaken();
        var gone = await host.GetAsync($"{paper.Path}/versions/1", cancel);
        gone.Expect("detail", Reason, gone.Text("detail"));
        gone.Expect("replacedBy", replacement.Id, gone.Text("replacedBy"));
    }

    private static async Task RowAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        var receipt = await paper.PublishAsync(cancel);
        var before = await Lists.RowAsync(host, paper.Id, Lists.Before(receipt), cancel);
        (await paper.WithdrawAsync(Reason, cancel)).MustBeTaken();
        var row = await Lists.RowAsync(host, paper.Id, Lists.Before(receipt), cancel);
        receipt.Expect("lý do ở dòng", Reason, row.GetProperty("withdrawn").GetProperty("reason").GetString());
        receipt.Expect(!row.TryGetProperty("parts", out var parts) || parts.GetArrayLength() == 0, "làm dòng không còn tệp");
        receipt.Expect(row.GetProperty("modifiedAt").GetDateTimeOffset() > before.GetProperty("modifiedAt").GetDateTimeOffset(), "làm modifiedAt của dòng muộn hơn");
    }

    private static async Task NoNewVersionAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = await WithdrawnAsync(host, cancel);
        (await (await paper.WithBytes("second").UploadAsync(cancel)).CommitAsync(cancel, n: 2)).MustRefuse(409, "TXCT-HST-016");
    }

    private static async Task AgainAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        var first = (await paper.WithdrawAsync(Reason, cancel)).Must(201);
        first.Expect("n", 1, first.Json.GetProperty("n").GetInt32());
        first.Expect("số tệp", 0, first.Json.GetProperty("parts").GetArrayLength());
        Rows.ExpectSame(first, (await paper.WithdrawAsync(Reason, cancel)).Must(200));
    }

    private static async Task OtherReasonAsync(HostUnderTest host, CancellationToken cancel) =>
        (await (await WithdrawnAsync(host, cancel)).WithdrawAsync("Lý do khác.", cancel)).MustRefuse(409, "TXCT-HST-005");

    private static async Task UnknownAsync(HostUnderTest host, CancellationToken cancel) => (await new Paper(host).WithdrawAsync(Reason, cancel)).Must(404);

    private static async Task MemberAsync(HostUnderTest host, CancellationToken cancel)
    {
        var (setId, paper) = (HostUnderTest.NewId("set"), new Paper(host));
        await paper.PublishAsync(cancel, setId: setId);
        (await paper.WithdrawAsync(Reason, cancel)).MustBeTaken();
        (await host.SendAsync(Commits.Show(setId, paper.Id), cancel)).MustBeTaken();
        (await host.GetAsync(paper.Path, cancel)).Must(410);
    }

    private static async Task<Paper> WithdrawnAsync(HostUnderTest host, CancellationToken cancel)
    {
        var paper = new Paper(host);
        await paper.PublishAsync(cancel);
        (await paper.WithdrawAsync(Reason, cancel)).MustBeTaken();
        return paper;
    }
}
