using LangSon.Txct.Support;

namespace LangSon.Txct.Central;

/// <summary>What the module promises where it is its own central system: the same as the host's contract. One class per database runs it.</summary>
public abstract class LocalCentralContract : IAsyncLifetime
{
    private readonly Func<Task<ITemporaryDatabase>> open;
    private LocalRig rig = null!;

    internal LocalCentralContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => rig = await LocalRig.CreateAsync(open);

    public async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_committed_version_is_listed_found_and_downloaded_as_it_was_sent()
    {
        var version = await rig.VersionAsync("doc-1");

        var receipt = ValueOf(await rig.CommitAsync(version));

        Assert.Equal(("doc-1", 1, rig.Time.GetUtcNow()), (receipt.Id, receipt.Number, receipt.CommittedAt));
        Assert.Equal(version.Parts, receipt.Parts);
        Assert.Equal(version.Parts, ValueOf(await rig.Central.FindDocumentVersionAsync("doc-1", 1, Cancel))!.Parts);
        var listed = Assert.Single(ValueOf(await rig.Central.ListDocumentsAsync(null, Cancel)).Items);
        Assert.Equivalent(LocalRig.Metadata(), listed.Metadata);
        using var bytes = new MemoryStream();
        Assert.Equal(version.Parts[0].Sha256, ValueOf(await rig.Central.DownloadPartAsync("doc-1", 1, "doc-1.pdf", bytes, Cancel)));
        Assert.Equal(5000, bytes.Length);
    }

    [Fact]
    public async Task The_same_version_again_gives_the_first_receipt_even_after_a_restart()
    {
        var version = await rig.VersionAsync("doc-1");
        var first = ValueOf(await rig.CommitAsync(version));
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        rig.Restart();

        var again = ValueOf(await rig.Central.CommitDocumentAsync(version, new Dictionary<string, string>(), Cancel));

        Assert.Equal(first.CommittedAt, again.CommittedAt);
        Assert.Equal(first.Parts, again.Parts);
    }

    [Fact]
    public async Task Other_content_under_a_number_that_is_taken_is_a_conflict_that_names_the_latest()
    {
        var version = await rig.VersionAsync("doc-1");
        await rig.CommitAsync(version);

        Assert.Equal(("TXCT-HST-005", 1), ConflictOf(await rig.CommitAsync(await rig.VersionAsync("doc-1"))));
        Assert.Equal(("TXCT-HST-005", 1), ConflictOf(await rig.CommitAsync(version with { Metadata = LocalRig.Metadata("Khác") })));
        Assert.Equal(("TXCT-HST-005", 1), ConflictOf(await rig.CommitAsync(version with { SetId = "set-1" })));
    }

    [Fact]
    public async Task Versions_come_in_order()
    {
        Assert.Equal(("TXCT-HST-015", 0), ConflictOf(await rig.CommitAsync(await rig.VersionAsync("doc-1", number: 2))));

        await rig.CommitAsync(await rig.VersionAsync("doc-1"));
        await rig.CommitAsync(await rig.VersionAsync("doc-1", number: 2));

        Assert.Equal(2, Assert.Single(ValueOf(await rig.Central.ListDocumentsAsync(null, Cancel)).Items).Number);
    }

    [Fact]
    public async Task A_version_whose_bytes_did_not_all_come_or_are_others_is_not_taken()
    {
        var version = await rig.VersionAsync("doc-1");
        var other = await rig.KeepAsync("doc-1.pdf");
        var half = ValueOf(await rig.Central.CreateUploadAsync(5000, Cancel));
        await rig.Central.AppendUploadAsync(half, 0, _ => rig.Content.Open(version.Parts[0].Sha256)!, 2500, Cancel);

        var unfinished = await rig.Central.CommitDocumentAsync(version, new Dictionary<string, string> { ["doc-1.pdf"] = half }, Cancel);
        var foreign = await rig.Central.CommitDocumentAsync(version, await rig.UploadAsync([other]), Cancel);

        Assert.All([unfinished, foreign], answer => Assert.Equal("TXCT-HST-009", Assert.IsType<Answer<CommitReceipt>.Refused>(answer).Code));
        Assert.Empty(ValueOf(await rig.Central.ListDocumentsAsync(null, Cancel)).Items);
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_stands_and_nowhere_else()
    {
        var part = (await rig.VersionAsync("doc-1")).Parts[0];
        var id = ValueOf(await rig.Central.CreateUploadAsync(part.Size, Cancel));
        Assert.Equal(2000, ValueOf(await rig.Central.AppendUploadAsync(id, 0, From, 2000, Cancel)));

        Assert.Equal(2000, Assert.IsType<Answer<long>.Conflict>(await rig.Central.AppendUploadAsync(id, 0, From, 2000, Cancel)).Latest);
        Assert.Equal(2000, ValueOf(await rig.Central.FindUploadOffsetAsync(id, Cancel)));
        Assert.Equal(5000, ValueOf(await rig.Central.AppendUploadAsync(id, 2000, From, 3000, Cancel)));
        rig.Restart();
        Assert.IsType<Answer<long>.Missing>(await rig.Central.FindUploadOffsetAsync(id, Cancel));

        Stream From(long offset)
        {
            var bytes = rig.Content.Open(part.Sha256)!;
            bytes.Position = offset;
            return bytes;
        }
    }

    [Fact]
    public async Task A_set_shows_all_its_versions_at_once_and_none_before()
    {
        await rig.CommitAsync(await rig.VersionAsync("doc-1", setId: "set-1"));
        var set = new PublicationSet("set-1", [new SetMember("doc-1", 1), new SetMember("doc-2", 1)]);

        Assert.Equal("TXCT-HST-017", ConflictOf(await rig.Central.CommitSetAsync(set, Cancel)).Code);
        await rig.CommitAsync(await rig.VersionAsync("doc-2", setId: "set-1"));
        Assert.Empty(ValueOf(await rig.Central.ListDocumentsAsync(null, Cancel)).Items);
        Assert.Null(ValueOf(await rig.Central.FindDocumentVersionAsync("doc-1", 1, Cancel)));

        var first = ValueOf(await rig.Central.CommitSetAsync(set, Cancel));
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(first, ValueOf(await rig.Central.CommitSetAsync(set, Cancel)) with { Parts = first.Parts });
        Assert.Equal("TXCT-HST-005", ConflictOf(await rig.Central.CommitSetAsync(set with { Members = [new SetMember("doc-1", 1)] }, Cancel)).Code);
        Assert.Equal(["doc-1", "doc-2"], ValueOf(await rig.Central.ListDocumentsAsync(null, Cancel)).Items.Select(document => document.DocumentId));
        Assert.Equal("TXCT-HST-017", ConflictOf(await rig.CommitAsync(await rig.VersionAsync("doc-3", setId: "set-1"))).Code);
    }

    [Fact]
    public async Task A_withdrawn_document_is_gone_for_good_and_says_why()
    {
        await rig.CommitAsync(await rig.VersionAsync("doc-1"));
        var asOf = rig.Time.GetUtcNow();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        var withdrawal = new Withdrawal("doc-1", "Sai số liệu.", null);

        var first = ValueOf(await rig.Central.WithdrawDocumentAsync(withdrawal, Cancel));

        Assert.Equal(first.CommittedAt, ValueOf(await rig.Central.WithdrawDocumentAsync(withdrawal, Cancel)).CommittedAt);
        Assert.Equal("TXCT-HST-005", ConflictOf(await rig.Central.WithdrawDocumentAsync(withdrawal with { Reason = "Khác." }, Cancel)).Code);
        Assert.Equal("Sai số liệu.", Assert.IsType<Answer<CommitReceipt?>.Withdrawn>(await rig.Central.FindDocumentAsync("doc-1", Cancel)).Reason);
        Assert.IsType<Answer<string>.Withdrawn>(await rig.Central.DownloadPartAsync("doc-1", 1, "doc-1.pdf", Stream.Null, Cancel));
        Assert.Equal("TXCT-HST-016", ConflictOf(await rig.CommitAsync(await rig.VersionAsync("doc-1", number: 2))).Code);
        var listed = Assert.Single(ValueOf(await rig.Central.ListDocumentsAsync(asOf.AddSeconds(1), Cancel)).Items);
        Assert.Equal(("Sai số liệu.", 0), (listed.Withdrawn!.Reason, listed.Parts.Count));
        Assert.IsType<Answer<CommitReceipt>.Missing>(await rig.Central.WithdrawDocumentAsync(withdrawal with { DocumentId = "doc-none" }, Cancel));
    }

    [Fact]
    public async Task A_report_is_kept_once_whenever_it_was_received_and_a_notice_too()
    {
        var part = await rig.KeepAsync("bc.pdf");
        var report = new ReportVersion("rep-1", 1, "VoterContactReport", "T01", "2024-pre-mid", null, "12/BC-TĐB", null, "Báo cáo", rig.Time.GetUtcNow(), "T01", "r1", ["office"], [part]);
        ValueOf(await rig.Central.CommitReportAsync(report, await rig.UploadAsync([part]), Cancel));

        ValueOf(await rig.Central.CommitReportAsync(report with { ReceivedAt = rig.Time.GetUtcNow().AddHours(1) }, new Dictionary<string, string>(), Cancel));
        Assert.Equal("TXCT-HST-005", ConflictOf(await rig.Central.CommitReportAsync(report with { Title = "Khác" }, new Dictionary<string, string>(), Cancel)).Code);
        Assert.Equal([part], ValueOf(await rig.Central.FindReportVersionAsync("rep-1", 1, Cancel))!.Parts);
        Assert.Null(ValueOf(await rig.Central.FindReportVersionAsync("rep-1", 2, Cancel)));

        var notice = new Notice("n-1", ["office"], "Tài liệu mới", "", null);
        ValueOf(await rig.Central.SendNoticeAsync(notice, Cancel));
        ValueOf(await rig.Central.SendNoticeAsync(notice, Cancel));
        Assert.Equal("TXCT-HST-005", ConflictOf(await rig.Central.SendNoticeAsync(notice with { Title = "Khác" }, Cancel)).Code);
        Assert.Equal((0, 1, 1), await rig.Register.CountAsync(Cancel) is var (documents, reports, notices) ? (documents, reports, notices) : default);
    }

    [Fact]
    public async Task Many_commits_of_one_number_at_once_are_one_version()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rig.VersionAsync("doc-1")));

        var answers = await Task.WhenAll(versions.Select(rig.CommitAsync));

        Assert.Equal(1, answers.Count(answer => answer is Answer<CommitReceipt>.Ok));
        Assert.Equal(7, answers.Count(answer => answer is Answer<CommitReceipt>.Conflict));
    }

    [Fact]
    public async Task Its_epoch_is_made_once()
    {
        var epoch = ValueOf(await rig.Central.DescribeAsync(Cancel)).Epoch;
        rig.Restart();

        Assert.Equal((epoch, 0), ValueOf(await rig.Central.DescribeAsync(Cancel)) is { } facts ? (facts.Epoch, facts.Level) : default);
        Assert.Equal(epoch, ValueOf(await rig.Central.ListDocumentsAsync(null, Cancel)).Epoch);
    }

    private static T ValueOf<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Ok>(answer).Value;

    private static (string Code, long? Latest) ConflictOf(Answer<CommitReceipt> answer) => Assert.IsType<Answer<CommitReceipt>.Conflict>(answer) is var conflict ? (conflict.Code, conflict.Latest) : default;
}

public class SqliteLocalCentralTests() : LocalCentralContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresLocalCentralTests(PostgresServer server) : LocalCentralContract(async () => await TemporaryPostgres.OpenAsync(server));
