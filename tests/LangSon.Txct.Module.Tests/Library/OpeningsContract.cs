using LangSon.Txct.Library.Openings;
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
        await openings.RecordAsync([new OpenedVersion("doc-1", 1)], "daibieu-07", Noon, Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 1)], "daibieu-07", Noon.AddHours(1), Cancel);

        Assert.Equal(new Opening("doc-1", 1, "daibieu-07", Noon, Noon.AddHours(1), 2), Assert.Single(await openings.OfAsync("doc-1", Cancel)));
    }

    [Fact]
    public async Task Whoever_opened_any_version_is_a_reader_once()
    {
        await openings.RecordAsync([new OpenedVersion("doc-1", 1)], "daibieu-12", Noon, Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 2)], "daibieu-12", Noon.AddHours(2), Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-1", 2)], "daibieu-07", Noon.AddHours(1), Cancel);
        await openings.RecordAsync([new OpenedVersion("doc-2", 1)], "daibieu-01", Noon, Cancel);

        Assert.Equal(["daibieu-07", "daibieu-12"], await new DocumentReaders(openings).OfAsync("doc-1", Cancel));
    }
}

public class SqliteOpeningsTests() : OpeningsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresOpeningsTests(PostgresServer server) : OpeningsContract(async () => await TemporaryPostgres.OpenAsync(server));
