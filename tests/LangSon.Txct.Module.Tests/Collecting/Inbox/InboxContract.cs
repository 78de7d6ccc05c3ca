using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Collecting.Inbox;

/// <summary>What every inbox must do. One class per database runs it.</summary>
public abstract class InboxContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 5, 0, 0, 123, TimeSpan.Zero);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlInbox inbox = null!;
    private SqlSources register = null!;

    internal InboxContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        inbox = new SqlInbox(temporary.Database);
        register = new SqlSources(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Rows_wait_in_the_order_in_which_they_came_until_they_are_decided_on()
    {
        await ReceiveAsync(Report("r2"), Report("r1"));
        await register.ReceiveAsync(new FakeReportSource("T02"), [Report("r3")], false, null, Noon, Cancel);
        var first = (await OpenAsync())[0];

        Assert.True(await DecideAsync(first, new Decision(InboxState.Held, "kind-unknown", "Xin chọn loại.")));

        Assert.Equal("r2", first.Report.Id);
        Assert.Equal(["r1"], (await OpenAsync()).Select(row => row.Report.Id));
        Assert.Equal(2, await inbox.CountOpenAsync(Noon, Cancel));
        Assert.Equal(
            [("r2", InboxState.Held, "Xin chọn loại."), ("r1", InboxState.Received, null), ("r3", InboxState.Received, null)],
            (await inbox.AllAsync(Cancel)).Select(row => (row.Report.Id, row.State, row.Message)));
    }

    [Fact]
    public async Task What_somebody_else_has_decided_meanwhile_is_not_decided_again()
    {
        await ReceiveAsync(Report("r1"));
        var row = Assert.Single(await OpenAsync());
        await DecideAsync(row, new Decision(InboxState.Applied));

        Assert.False(await DecideAsync(row, new Decision(InboxState.Held, "kind-unknown", "Xin chọn loại.")));

        Assert.Equal([InboxState.Applied], (await inbox.AllAsync(Cancel)).Select(known => known.State));
    }

    [Fact]
    public async Task A_decision_keeps_what_is_known_by_now_and_who_decided()
    {
        await ReceiveAsync(Report("r1") with { Round = null });
        var row = Assert.Single(await OpenAsync());
        Part[] files = [new("biên bản.pdf", "application/pdf", 7, new string('b', 64))];
        var suggestion = new Suggestion("T01", "2024-pre-mid", "Minutes", new MeetingPlace(new DateOnly(2024, 6, 1), "Xã Hữu Liên"));

        await DecideAsync(row, new Decision(InboxState.Held, "round-unknown", "Xin chọn đợt.") { Report = row.Report with { Title = "Khác" }, Files = files, Suggestion = suggestion });
        var held = (await inbox.FindAsync(row.Id, Cancel))!;
        await DecideAsync(held, new Decision(InboxState.Received) { By = "vp-01" });

        Assert.Equal(("Khác", suggestion), (held.Report.Title, held.Suggestion));
        var again = Assert.Single(await OpenAsync());
        Assert.Equal(files, again.Files);
        Assert.Equal(("vp-01", "Khác"), (again.DecidedBy, again.Report.Title));
    }

    [Fact]
    public async Task Bytes_that_could_not_be_fetched_wait_until_it_is_time()
    {
        await ReceiveAsync(Report("r1"));
        var row = Assert.Single(await OpenAsync());

        await inbox.PostponeAsync(row.Id, "not-fetched", "status 500", Noon.AddHours(1), Cancel);

        Assert.Empty(await OpenAsync());
        Assert.Equal(0, await inbox.CountOpenAsync(Noon, Cancel));
        Assert.Equal([(1, "status 500")], (await inbox.OpenAsync("T01", Noon.AddHours(1), 0, Cancel)).Select(open => (open.Fails, open.Message)));
    }

    [Fact]
    public async Task The_source_is_told_of_each_decision_until_it_knows()
    {
        await ReceiveAsync(Report("r1"), Report("r2"));
        var first = (await OpenAsync())[0];
        Assert.Empty(await inbox.UnsettledAsync("T01", Cancel));

        await DecideAsync(first, new Decision(InboxState.Applied));

        Assert.Equal(["r1"], (await inbox.UnsettledAsync("T01", Cancel)).Select(row => row.Report.Id));
        await inbox.SettleAsync(first.Id, Cancel);
        Assert.Empty(await inbox.UnsettledAsync("T01", Cancel));
    }

    [Fact]
    public async Task Papers_found_in_one_row_are_rows_of_their_own()
    {
        await ReceiveAsync(Report("mail-7"));
        var row = Assert.Single(await OpenAsync());
        Part[] files = [new("biên bản.pdf", "application/pdf", 7, new string('b', 64))];

        await temporary.Database.WriteAsync(
            async work =>
            {
                await inbox.DecideAsync(work, row, new Decision(InboxState.Sorted), Cancel);
                await inbox.AddPartAsync(work, row with { Report = row.Report with { Id = "mail-7#1" }, Files = files }, Cancel);
            },
            Cancel);

        var part = Assert.Single(await OpenAsync());
        Assert.Equal(("mail-7#1", Noon), (part.Report.Id, part.ReceivedAt));
        Assert.Equal(files, part.Files);
    }

    [Fact]
    public async Task A_row_comes_back_as_the_source_listed_it()
    {
        await ReceiveAsync(Report("r1"));

        Assert.Equivalent(Report("r1"), Assert.Single(await OpenAsync()).Report, strict: true);
    }

    [Fact]
    public async Task A_confirmation_counts_once_and_only_of_a_paper_that_is_there()
    {
        await temporary.Database.WriteAsync(work => inbox.AddReportAsync(work, Known("rep-1", 1), Cancel), Cancel);
        var first = new Confirmation("rep-1", 1, "fatherlandFront", "mttq-01", Noon);

        Assert.True(await inbox.ConfirmAsync(first, Cancel));
        Assert.True(await inbox.ConfirmAsync(first with { By = "mttq-02", At = Noon.AddDays(1) }, Cancel));
        Assert.False(await inbox.ConfirmAsync(first with { Number = 2 }, Cancel));

        Assert.Equal([first], await inbox.ConfirmationsAsync(Cancel));
    }

    [Fact]
    public async Task Of_a_paper_the_latest_delivered_version_is_what_the_round_has()
    {
        KnownReport[] versions = [Known("rep-1", 1), Known("rep-1", 2), Known("rep-1", 3), Known("rep-2", 1)];
        await temporary.Database.WriteAsync(async work =>
        {
            foreach (var version in versions)
            {
                await inbox.AddReportAsync(work, version, Cancel);
            }
        }, Cancel);

        var delivered = await temporary.Database.WriteAsync(
            async work => new[] { await inbox.MarkDeliveredAsync(work, "rep-1", 1, Cancel), await inbox.MarkDeliveredAsync(work, "rep-1", 2, Cancel), await inbox.MarkDeliveredAsync(work, "none", 1, Cancel) }, Cancel);

        Assert.Equal([versions[0], versions[1], null], delivered);
        Assert.Equal([versions[1]], await inbox.DeliveredAsync("2024-pre-mid", Cancel));
        Assert.Equal(versions[..3], await inbox.VersionsAsync("rep-1", Cancel));
    }

    private static SourceReport Report(string id) => new(
        id, 1, "Minutes", "T01", "2024-pre-mid", new MeetingPlace(new DateOnly(2024, 6, 1), "Xã Hữu Liên"), "12", new DateOnly(2024, 6, 2), "Biên bản",
        [new SourceAttachment("a1", "biên bản.pdf", "application/pdf", 7, new string('b', 64))], Noon, Deleted: false);

    private static KnownReport Known(string id, int number) => new(id, number, "T01", "2024-pre-mid", "Minutes", "Biên bản", "T01", "r1", $"{id} {number}", $"b{number}", Noon);

    private Task ReceiveAsync(params SourceReport[] reports) => register.ReceiveAsync(new FakeReportSource(), reports, false, null, Noon, Cancel);

    private Task<IReadOnlyList<InboxRow>> OpenAsync() => inbox.OpenAsync("T01", Noon, 0, Cancel);

    private Task<bool> DecideAsync(InboxRow row, Decision decision) => temporary.Database.WriteAsync(work => inbox.DecideAsync(work, row, decision, Cancel), Cancel);
}

public class SqliteInboxTests() : InboxContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresInboxTests(PostgresServer server) : InboxContract(async () => await TemporaryPostgres.OpenAsync(server));
