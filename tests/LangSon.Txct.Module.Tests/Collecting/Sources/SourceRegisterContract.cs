using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Collecting.Sources;

/// <summary>What every register of sources must do. One class per database runs it.</summary>
public abstract class SourceRegisterContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 5, 0, 0, 123, TimeSpan.Zero);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private readonly FakeReportSource source = new();
    private ITemporaryDatabase temporary = null!;
    private SqlSources register = null!;
    private SqlInbox inbox = null!;

    internal SourceRegisterContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        register = new SqlSources(temporary.Database);
        inbox = new SqlInbox(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_row_listed_again_changes_nothing_and_another_content_is_another_row()
    {
        Assert.Equal(["r1"], Ids(await ReceiveAsync(Report("r1"))));
        await DecideAllAsync();

        var added = await ReceiveAsync(Report("r1"), Report("r1") with { Title = "Sửa" });

        Assert.Equal(["Sửa"], added.Select(report => report.Title));
        Assert.Equal(["Sửa"], (await inbox.OpenAsync("T01", Noon, 0, Cancel)).Select(row => row.Report.Title));
        Assert.Equal(2, (await inbox.AllAsync(Cancel)).Count);
    }

    [Fact]
    public async Task What_was_changed_back_without_another_version_is_new_too()
    {
        await ReceiveAsync(Report("r1"));
        await ReceiveAsync(Report("r1") with { Title = "Sửa" });

        Assert.Single(await ReceiveAsync(Report("r1")));
        Assert.Empty(await ReceiveAsync(Report("r1")));
    }

    [Fact]
    public async Task An_older_version_that_was_here_already_is_news_only_where_everything_was_asked_for()
    {
        await ReceiveAsync(Report("r1"));
        await ReceiveAsync(Report("r1") with { Version = 2, Title = "Sửa" });

        Assert.Empty(await ReceiveAsync(Report("r1")));

        Assert.Single(await register.ReceiveAsync(source, [Report("r1")], true, null, Noon, Cancel));
        Assert.Empty(await register.ReceiveAsync(source, [Report("r1")], true, null, Noon, Cancel));
    }

    [Fact]
    public async Task A_second_deletion_is_another_than_the_first()
    {
        var tombstone = new SourceReport("r1", 0, null, null, null, null, null, null, "", [], Noon, Deleted: true);
        await ReceiveAsync(tombstone);

        Assert.Empty(await ReceiveAsync(tombstone));
        Assert.Single(await ReceiveAsync(tombstone with { ModifiedAt = Noon.AddDays(1) }));
    }

    [Fact]
    public async Task How_far_a_source_is_read_moves_with_the_last_page_alone()
    {
        await ReceiveAsync(Report("r1"));
        Assert.Null((await register.FindAsync("T01", Cancel)).Bound);

        var reading = new SourceReading { Bound = Noon, Epoch = "e1", ComparedAt = Noon, Listed = 3, Newest = Noon, Lateness = TimeSpan.FromHours(7), Skew = TimeSpan.FromSeconds(-3), IsDoubtful = true }.With(TimeSpan.FromSeconds(2));
        await register.ReceiveAsync(source, [Report("r2")], false, reading, Noon, Cancel);

        Assert.Equivalent(reading, await register.FindAsync("T01", Cancel), strict: true);
        Assert.Null((await register.FindAsync("T02", Cancel)).Bound);
    }

    [Fact]
    public async Task A_page_that_cannot_be_taken_in_whole_moves_nothing()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => register.ReceiveAsync(source, [Report("r1"), null!], false, new SourceReading { Bound = Noon }, Noon, Cancel));

        Assert.Null((await register.FindAsync("T01", Cancel)).Bound);
        Assert.Empty(await inbox.AllAsync(Cancel));
    }

    [Fact]
    public async Task A_source_that_fails_keeps_when_it_last_answered_and_how_far_it_was_read()
    {
        await register.ReceiveAsync(source, [], false, new SourceReading { Bound = Noon, Epoch = "e1" }, Noon, Cancel);

        await register.SetHealthAsync(source, "offline", "no answer", null, Cancel);
        await register.SetHealthAsync(new FakeReportSource("mail", isOfOneGroup: false), "auth", "401", null, Cancel);

        Assert.Equal([new SourceState("T01", "T01", "offline", Noon, "no answer"), new SourceState("mail", null, "auth", null, "401")], await register.HealthAsync(Cancel));
        Assert.Equal(Noon, (await register.FindAsync("T01", Cancel)).Bound);
    }

    [Fact]
    public async Task Only_the_last_change_of_a_paper_counts_for_when_it_changed()
    {
        await ReceiveAsync(Report("r1"), Report("r2"), Report("r3") with { ModifiedAt = Noon.AddHours(-1) });
        await ReceiveAsync(Report("r1") with { Title = "Sửa", ModifiedAt = Noon.AddHours(2) });
        await register.CompareAsync(source, [new Absence("r2", 1, Noon, null)], new SourceReading(), Cancel);

        Assert.Equal(["r1"], await register.ChangedSinceAsync("T01", Noon, Cancel));
        Assert.Equal(["r1"], await register.ChangedSinceAsync("T01", Noon.AddHours(2), Cancel));
        Assert.Empty(await register.ChangedSinceAsync("T01", Noon.AddHours(3), Cancel));
    }

    [Fact]
    public async Task What_was_away_is_counted_until_it_is_listed_again()
    {
        await ReceiveAsync(Report("r1"), Report("r2"));

        await register.CompareAsync(source, [new Absence("r1", 2, Noon, null)], new SourceReading { Listed = 1 }, Cancel);
        Assert.Equal([("r1", 2, Noon), ("r2", 0, null)], Known(await register.KnownAsync("T01", Cancel)));

        await register.CompareAsync(source, [new Absence("r1", 3, Noon, Noon)], new SourceReading { Listed = 1 }, Cancel);
        Assert.Equal([("r2", 0, null)], Known(await register.KnownAsync("T01", Cancel)));
        Assert.Equal(1, (await register.CoverageAsync(Cancel)).Single().Gone);

        await ReceiveAsync(Report("r1"));
        Assert.Equal([("r1", 0, null), ("r2", 0, null)], Known(await register.KnownAsync("T01", Cancel)));
    }

    [Fact]
    public async Task A_deletion_told_by_the_source_counts_at_once()
    {
        await ReceiveAsync(Report("r1"), Report("r2"));

        await temporary.Database.WriteAsync(work => inbox.MarkGoneAsync(work, "T01", "r1", Noon, Cancel), Cancel);

        Assert.Equal([("r2", 0, null)], Known(await register.KnownAsync("T01", Cancel)));
    }

    [Fact]
    public async Task Coverage_counts_what_is_not_taken_by_the_last_row_of_each_paper()
    {
        await register.ReceiveAsync(source, [Report("r1"), Report("r2")], false, new SourceReading { Listed = 2 }, Noon, Cancel);
        Assert.Equal(2, (await register.CoverageAsync(Cancel)).Single().Open);

        await DecideAllAsync();
        Assert.Equal(0, (await register.CoverageAsync(Cancel)).Single().Open);

        await ReceiveAsync(Report("r1") with { Title = "Sửa" });
        Assert.Equal(1, (await register.CoverageAsync(Cancel)).Single().Open);
    }

    private static SourceReport Report(string id) => new(
        id, 1, "Minutes", "T01", "2024-pre-mid", new MeetingPlace(new DateOnly(2024, 6, 1), "Xã Hữu Liên"), "12", new DateOnly(2024, 6, 2), "Biên bản",
        [new SourceAttachment("a1", "biên bản.pdf", "application/pdf", 7, new string('b', 64))], Noon, Deleted: false);

    private static IEnumerable<string> Ids(IEnumerable<SourceReport> reports) => reports.Select(report => report.Id);

    private static IEnumerable<(string, int, DateTimeOffset?)> Known(IEnumerable<KnownPaper> papers) =>
        papers.OrderBy(paper => paper.RemoteId, StringComparer.Ordinal).Select(paper => (paper.RemoteId, paper.Away, paper.AwaySince));

    private Task<IReadOnlyList<SourceReport>> ReceiveAsync(params SourceReport[] reports) => register.ReceiveAsync(source, reports, false, null, Noon, Cancel);

    private async Task DecideAllAsync()
    {
        foreach (var row in await inbox.OpenAsync("T01", Noon, 0, Cancel))
        {
            await temporary.Database.WriteAsync(work => inbox.DecideAsync(work, row, new Decision(InboxState.Applied), Cancel), Cancel);
        }
    }
}

public class SqliteSourceRegisterTests() : SourceRegisterContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresSourceRegisterTests(PostgresServer server) : SourceRegisterContract(async () => await TemporaryPostgres.OpenAsync(server));
