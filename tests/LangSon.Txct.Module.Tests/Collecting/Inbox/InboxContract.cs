using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Board;
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

    internal InboxContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        inbox = new SqlInbox(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Rows_wait_in_the_order_in_which_they_came_until_they_are_decided_on()
    {
        await inbox.ReceiveAsync("T01", [Report("r2"), Report("r1")], cursor: null, Noon, Cancel);
        await inbox.ReceiveAsync("T02", [Report("r3")], cursor: null, Noon, Cancel);
        var first = (await inbox.OpenAsync("T01", Cancel))[0];

        await temporary.Database.WriteAsync(work => inbox.DecideAsync(work, first.Id, InboxState.Held, "TXCT-COL-1", "Thiếu tệp", Cancel), Cancel);

        Assert.Equal("r2", first.Report.Id);
        Assert.Equal(["r1"], (await inbox.OpenAsync("T01", Cancel)).Select(row => row.Report.Id));
        Assert.Equal(2, await inbox.CountOpenAsync(Cancel));
        Assert.Equal(
            [("r2", InboxState.Held, "Thiếu tệp"), ("r1", InboxState.Received, null), ("r3", InboxState.Received, null)],
            (await inbox.AllAsync(Cancel)).Select(row => (row.Report.Id, row.State, row.Message)));
    }

    [Fact]
    public async Task A_row_comes_back_as_the_source_listed_it()
    {
        await inbox.ReceiveAsync("T01", [Report("r1")], cursor: null, Noon, Cancel);

        Assert.Equivalent(Report("r1"), Assert.Single(await inbox.OpenAsync("T01", Cancel)).Report, strict: true);
    }

    [Fact]
    public async Task A_row_listed_again_changes_nothing_and_another_content_is_another_row()
    {
        await inbox.ReceiveAsync("T01", [Report("r1")], cursor: null, Noon, Cancel);
        var row = Assert.Single(await inbox.OpenAsync("T01", Cancel));
        await temporary.Database.WriteAsync(work => inbox.DecideAsync(work, row.Id, InboxState.Applied, null, null, Cancel), Cancel);

        await inbox.ReceiveAsync("T01", [Report("r1"), Report("r1") with { Title = "Sửa" }], cursor: null, Noon, Cancel);

        Assert.Equal(["Sửa"], (await inbox.OpenAsync("T01", Cancel)).Select(open => open.Report.Title));
        Assert.Equal(2, (await inbox.AllAsync(Cancel)).Count);
    }

    [Fact]
    public async Task The_cursor_moves_with_the_last_page_alone()
    {
        await inbox.ReceiveAsync("T01", [Report("r1")], cursor: null, Noon, Cancel);
        Assert.Null(await inbox.FindCursorAsync("T01", Cancel));

        await inbox.ReceiveAsync("T01", [], new SourceCursor(Noon, "e1"), Noon, Cancel);
        await inbox.ReceiveAsync("T01", [Report("r2")], new SourceCursor(Noon.AddHours(1), "e2"), Noon, Cancel);

        Assert.Equal(new SourceCursor(Noon.AddHours(1), "e2"), await inbox.FindCursorAsync("T01", Cancel));
        Assert.Null(await inbox.FindCursorAsync("T02", Cancel));
    }

    [Fact]
    public async Task A_page_that_cannot_be_taken_in_whole_moves_no_cursor()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => inbox.ReceiveAsync("T01", [Report("r1"), null!], new SourceCursor(Noon, "e1"), Noon, Cancel));

        Assert.Null(await inbox.FindCursorAsync("T01", Cancel));
        Assert.Empty(await inbox.AllAsync(Cancel));
    }

    [Fact]
    public async Task A_source_that_fails_keeps_when_it_last_answered_and_its_cursor()
    {
        await inbox.ReceiveAsync("T01", [], new SourceCursor(Noon, "e1"), Noon, Cancel);
        await inbox.SetHealthAsync("T01", "ok", null, Noon, Cancel);

        await inbox.SetHealthAsync("T01", "offline", "no answer", null, Cancel);
        await inbox.SetHealthAsync("T00", "auth", "401", null, Cancel);

        Assert.Equal([new SourceState("T00", "auth", null, "401"), new SourceState("T01", "offline", Noon, "no answer")], await inbox.HealthAsync(Cancel));
        Assert.Equal(new SourceCursor(Noon, "e1"), await inbox.FindCursorAsync("T01", Cancel));
        Assert.Null(await inbox.FindCursorAsync("T00", Cancel));
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
        id, 1, "Minutes", "T01", "2024-pre-mid", new Central.MeetingPlace(new DateOnly(2024, 6, 1), "Xã Hữu Liên"), "12", new DateOnly(2024, 6, 2), "Biên bản",
        [new SourceAttachment("a1", "biên bản.pdf", "application/pdf", 7, new string('b', 64))], Noon, Deleted: false);

    private static KnownReport Known(string id, int number) => new(id, number, "T01", "2024-pre-mid", "Minutes", "Biên bản", "T01", "r1", $"{id} {number}", Noon);
}

public class SqliteInboxTests() : InboxContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresInboxTests(PostgresServer server) : InboxContract(async () => await TemporaryPostgres.OpenAsync(server));
