using LangSon.Txct.Petitions.Exporting;
using LangSon.Txct.Planning.Waiving;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Support;

namespace LangSon.Txct.Storage;

/// <summary>What every store of the Office's decisions must do. One class per database runs it.</summary>
public abstract class OfficeRegistersContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;

    internal OfficeRegistersContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IDatabase Database => temporary.Database;

    public async ValueTask InitializeAsync() => temporary = await open();

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_paper_is_waived_once_needed_again_and_waived_anew()
    {
        var waivers = new SqlWaivers(Database);
        var first = new Waiver("2024-pre-mid", "OversightReport", "Không giám sát.", "vp-01", Noon);

        Assert.True(await waivers.AddAsync(first, Cancel));
        Assert.False(await waivers.AddAsync(first with { Reason = "Lý do khác." }, Cancel));
        Assert.Equal(first, Assert.Single(await waivers.AllAsync(Cancel)));

        await waivers.EndAsync("2024-pre-mid", "OversightReport", "vp-02", Noon.AddHours(1), Cancel);
        Assert.Empty(await waivers.AllAsync(Cancel));
        Assert.True(await waivers.AddAsync(first with { At = Noon.AddHours(2) }, Cancel));

        Assert.Equal(["waived", "unwaived", "waived"], (await new SqlHistory(Database).ReadAsync([], 0, 10, Cancel)).Select(happened => happened.Act));
    }

    [Fact]
    public async Task A_version_is_let_go_by_one_order()
    {
        var orders = new SqlReleaseOrders(Database);
        var order = new ReleaseOrder("doc-1", 2, "Theo chỉ đạo.", "vp-01", Noon);

        Assert.True(await orders.AddAsync(order, Cancel));
        Assert.False(await orders.AddAsync(order with { By = "vp-02" }, Cancel));

        Assert.Equal(order, Assert.Single(await orders.AllAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_public_is_marked_by_kind_and_unmarked()
    {
        var marks = new SqlPublicMarks(Database);
        await Database.WriteAsync(
            async work =>
            {
                await marks.MarkAsync(work, PublicKind.Document, "doc-1", "vp-01", Noon, Cancel);
                await marks.MarkAsync(work, PublicKind.Document, "doc-1", "vp-01", Noon, Cancel);
                await marks.MarkAsync(work, PublicKind.Schedule, "2024-pre-mid", "vp-01", Noon, Cancel);
            },
            Cancel);
        Assert.Equal(["doc-1"], await marks.AllAsync(PublicKind.Document, Cancel));
        Assert.Equal(["2024-pre-mid"], await marks.AllAsync(PublicKind.Schedule, Cancel));

        await Database.WriteAsync(work => marks.UnmarkAsync(work, PublicKind.Document, "doc-1", Cancel), Cancel);

        Assert.Empty(await marks.AllAsync(PublicKind.Document, Cancel));
    }

    [Fact]
    public async Task An_export_and_an_approval_are_kept_and_stand_in_the_history()
    {
        var exports = new SqlExports(Database, new SqlHistory(Database));
        var made = new Export("e-1", "2024-pre-mid", "Tổng hợp.docx", "application/msword", 12, "aa", "84 kiến nghị", "vp-01", Noon);
        await exports.AddAsync(made, Cancel);
        await exports.AddAsync(made with { Id = "e-2", At = Noon.AddHours(1) }, Cancel);
        await exports.ApproveAsync(new Approval("2024-pre-mid", "m1", "lanhdao", Noon.AddHours(2)), Cancel);
        await exports.ApproveAsync(new Approval("2024-pre-mid", "m2", "lanhdao", Noon.AddHours(3)), Cancel);

        Assert.Equal(["e-2", "e-1"], (await exports.OfRoundAsync("2024-pre-mid", Cancel)).Select(export => export.Id));
        Assert.Equal(made, await exports.FindAsync("e-1", Cancel));
        Assert.Null(await exports.FindAsync("e-9", Cancel));
        Assert.Equal("m2", (await exports.ApprovalAsync("2024-pre-mid", Cancel))!.Mark);
        Assert.Null(await exports.ApprovalAsync("2024-post-mid", Cancel));
        Assert.Equal(["approved", "approved", "exported", "exported"], (await new SqlHistory(Database).ReadAsync([], 0, 10, Cancel)).Select(happened => happened.Act));
    }

    [Fact]
    public async Task The_history_is_read_by_acts_in_pages_the_latest_first()
    {
        var history = new SqlHistory(Database);
        foreach (var hour in Enumerable.Range(0, 5))
        {
            await history.AddAsync(new HistoryEvent(Noon.AddHours(hour), null, hour % 2 == 0 ? HistoryActs.Published : HistoryActs.Exported, $"s{hour}", null), Cancel);
        }

        Assert.Equal(["s4", "s3"], (await history.ReadAsync([], 0, 2, Cancel)).Select(happened => happened.Subject));
        Assert.Equal(["s2", "s1"], (await history.ReadAsync([], 2, 2, Cancel)).Select(happened => happened.Subject));
        Assert.Equal(["s4", "s2", "s0"], (await history.ReadAsync(["pub%"], 0, 10, Cancel)).Select(happened => happened.Subject));
        Assert.Equal([Noon.AddHours(2), Noon.AddHours(4)], (await history.MomentsAsync(HistoryActs.Published, Noon.AddHours(1), Cancel)).Order());
        Assert.Empty(await history.ReadAsync(["petitions-%", "passed-on"], 0, 10, Cancel));
    }
}

public class SqliteOfficeRegistersTests() : OfficeRegistersContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresOfficeRegistersTests(PostgresServer server) : OfficeRegistersContract(async () => await TemporaryPostgres.OpenAsync(server));
