using LangSon.Txct.Central;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Publishing.Catalogue;

/// <summary>The module's view of the central system's list; the central system decides what is visible. One class per database runs it.</summary>
public abstract class CatalogueContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlCatalogue catalogue = null!;

    internal CatalogueContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        catalogue = new SqlCatalogue(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_listed_is_shown_as_it_is_listed()
    {
        await FollowAsync(Noon, Document("doc-1"), Document("doc-2", deleted: true));

        Assert.Equivalent(Document("doc-1"), Assert.Single(await catalogue.AllAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_no_longer_listed_is_no_longer_shown()
    {
        await FollowAsync(Noon, Document("doc-1"), Document("doc-2"));

        await FollowAsync(Noon.AddHours(1), Document("doc-2"));

        Assert.Equal(["doc-2"], await ShownAsync());
    }

    [Fact]
    public async Task What_became_visible_after_the_list_was_asked_for_stays()
    {
        await temporary.Database.WriteAsync(work => catalogue.ShowAsync(work, Document("doc-1", modified: Noon.AddMinutes(1)), Cancel), Cancel);

        await FollowAsync(Noon);

        Assert.Equal(["doc-1"], await ShownAsync());
    }

    [Fact]
    public async Task An_older_version_never_hides_a_newer_one_that_came_meanwhile()
    {
        await temporary.Database.WriteAsync(work => catalogue.ShowAsync(work, Document("doc-1", number: 2, modified: Noon.AddMinutes(1)), Cancel), Cancel);

        await FollowAsync(Noon, Document("doc-1", number: 1));

        Assert.Equal(2, (await catalogue.FindAsync("doc-1", Cancel))!.Number);
    }

    [Fact]
    public async Task A_version_that_a_restored_central_system_no_longer_has_gives_way_to_the_one_it_has()
    {
        await FollowAsync(Noon, Document("doc-1", number: 2, modified: Noon.AddMinutes(-5)));

        await FollowAsync(Noon.AddHours(1), Document("doc-1", number: 1));

        Assert.Equal(1, (await catalogue.FindAsync("doc-1", Cancel))!.Number);
    }

    [Fact]
    public async Task A_document_that_moved_to_the_next_page_while_it_was_read_is_one_document()
    {
        await FollowAsync(Noon, Document("doc-1", number: 1), Document("doc-1", number: 2));

        Assert.Equal(2, Assert.Single(await catalogue.AllAsync(Cancel)).Number);
    }

    private static CentralDocument Document(string id, int number = 1, DateTimeOffset? modified = null, bool deleted = false) => new(
        id, number,
        new DocumentMetadata("OversightReport", "499", "BC-HĐND", new DateOnly(2024, 6, 10), "HĐND tỉnh", "Kết quả giám sát", "Đoàn Thị A", "s1", ["2024-pre-mid"], ["delegates"]),
        [new Part("tệp.pdf", "application/pdf", 7, new string('a', 64))], modified ?? Noon.AddDays(-1), deleted);

    private Task FollowAsync(DateTimeOffset asOf, params CentralDocument[] documents) => temporary.Database.WriteAsync(
        work => catalogue.FollowAsync(work, new CentralList<CentralDocument>(documents, asOf, "e1"), Cancel), Cancel);

    private async Task<IEnumerable<string>> ShownAsync() => (await catalogue.AllAsync(Cancel)).Select(document => document.DocumentId);
}

public class SqliteCatalogueTests() : CatalogueContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresCatalogueTests(PostgresServer server) : CatalogueContract(async () => await TemporaryPostgres.OpenAsync(server));
