using LangSon.Txct.Library.Openings;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Library;

/// <summary>What every store of openings must do. One class per database runs it.</summary>
public abstract class OpeningsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlOpenings openings = null!;

    internal OpeningsContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        openings = new SqlOpenings(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Opening_a_version_again_counts_up_and_moves_its_last_moment()
    {
        await openings.RecordAsync([new OpenedVersion("doc-1", 1)], new Reader("daibieu-07", null, null), Noon, Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 1)], new Reader("daibieu-07", null, null), Noon.AddHours(1), Cancel);

        Assert.Equal(new Opening("doc-1", 1, new Reader("daibieu-07", null, null), Noon, Noon.AddHours(1), 2), Assert.Single(await openings.OfAsync("doc-1", Cancel)));
    }

    [Fact]
    public async Task Whoever_opened_any_version_is_a_reader_once()
    {
        await openings.RecordAsync([new OpenedVersion("doc-1", 1)], new Reader("daibieu-12", null, null), Noon, Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 2)], new Reader("daibieu-12", null, null), Noon.AddHours(2), Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 2)], new Reader("daibieu-07", null, null), Noon.AddHours(1), Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-2", 1)], new Reader("daibieu-01", null, null), Noon, Cancel);

        Assert.Equal(["daibieu-07", "daibieu-12"], await new DocumentReaders(openings, new SqlDirectory(temporary.Database)).OfAsync("doc-1", Cancel));
    }

    [Fact]
    public async Task Readers_are_counted_by_group_against_its_seats_and_named_only_where_names_are_kept()
    {
        var directory = new SqlDirectory(temporary.Database);
        await directory.ReplaceAsync([], [new Group("T01", 1, "Tổ đại biểu số 01", ""), new Group("T02", 2, "Tổ đại biểu số 02", "")], Cancel);
        await directory.ReplaceSeatsAsync([new Seat("d-1", "T01"), new Seat("d-2", "T01"), new Seat("d-3", "T01")], Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 1), new OpenedVersion("doc-1", 2)], new Reader("daibieu-07", "T01", null), Noon, Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 2)], new Reader("daibieu-08", "T01", "Lý Thị Giả Định"), Noon, Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 2)], new Reader("chuyenvien", null, null), Noon, Cancel);

        var groups = await new DocumentReaders(openings, directory).ByGroupAsync("doc-1", Cancel);

        Assert.Equal([("T01", 2, 3), ("T02", 0, null)], groups.Select(group => (group.GroupId, group.Opened, group.Seats)));
        Assert.Equal(["Lý Thị Giả Định"], groups[0].Names);
    }
}

public class SqliteOpeningsTests() : OpeningsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresOpeningsTests(PostgresServer server) : OpeningsContract(async () => await TemporaryPostgres.OpenAsync(server));
