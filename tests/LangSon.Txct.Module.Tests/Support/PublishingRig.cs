using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Publishing.Withdrawing;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Support;

/// <summary>Everything from an accepted paper to its readers, for real, with a central system in memory whose list is kept beside it.</summary>
internal sealed class PublishingRig : IAsyncDisposable, IDocumentReaders
{
    private static readonly Session MidYear = new("2024-mid", "MidYear", 25, "Kỳ họp giữa năm", new(2024, 7, 2), new(2024, 7, 4), DateTimeOffset.Parse("2024-07-04T17:00:00+07:00"));

    private readonly SendingRig sending;
    private readonly ReleaseSweep release;
    private readonly WithdrawalSweep withdrawal;
    private readonly CatalogueSync sync;
    private readonly Transit transit;
    private int files;

    private PublishingRig(SendingRig sending, ReleaseMode mode)
    {
        this.sending = sending;
        var database = sending.Database;
        transit = new Transit(sending.Folder, Options.Create(new ContentOptions()));
        Papers = new SqlPapers(database);
        Catalogue = new SqlCatalogue(database);
        Withdrawals = new SqlWithdrawals(database);
        Withdrawer = new Withdrawer(Withdrawals, Papers, Catalogue, sending.Outbox, database, sending.Bell, TimeProvider.System, NullLogger<Withdrawer>.Instance);
        var rounds = new Rounds(CollectingRig.Plan, new SqlDirectory(database), new SqlWaivers(database), TimeProvider.System);
        release = new ReleaseSweep(Papers, new SqlReleaseOrders(database), rounds, sending.Outbox, database, sending.Bell, Options.Create(new PublishingOptions { Release = mode }), TimeProvider.System);
        withdrawal = new WithdrawalSweep(Papers, Catalogue, Withdrawals, Withdrawer, NullLogger<WithdrawalSweep>.Instance);
        sync = new CatalogueSync(
            sending.Central, Catalogue, new Reconciliation(Papers, Withdrawals, sending.Outbox, sending.Bell, NullLogger<Reconciliation>.Instance), database, NullLogger<CatalogueSync>.Instance);
        var notices = new PublicationNotices(CollectingRig.Plan, this);
        sending.Observers.AddRange(
        [
            new PublishedObserver(Papers, Catalogue, sending.Outbox, notices, new SqlHistory(database)),
            new SetPublishedObserver(Papers, Catalogue, sending.Outbox, notices, new SqlHistory(database)),
            new WithdrawnObserver(Withdrawals, Catalogue, sending.Outbox, notices),
        ]);
    }

    public SqlPapers Papers { get; }

    public SqlCatalogue Catalogue { get; }

    public SqlWithdrawals Withdrawals { get; }

    public Withdrawer Withdrawer { get; }

    public FakeCentral Central => sending.Central;

    /// <summary>Who has opened documents, by their ids.</summary>
    public Dictionary<string, string[]> Readers { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PublishingRig> StartAsync(ReleaseMode mode = ReleaseMode.AsReady)
    {
        var rig = new PublishingRig(await SendingRig.CreateAsync(), mode);
        await new SqlDirectory(rig.sending.Database).ReplaceAsync([MidYear], [], Cancel);
        await rig.sending.StartAsync();
        return rig;
    }

    public Task<IReadOnlyList<string>> OfAsync(string documentId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>(Readers.GetValueOrDefault(documentId, []));

    /// <summary>A person lets the first version of a paper go.</summary>
    public Task OrderAsync(string documentId) => new SqlReleaseOrders(sending.Database).AddAsync(new ReleaseOrder(documentId, 1, "Theo chỉ đạo.", "chuyenvien", DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<GroupReaders>> ByGroupAsync(string documentId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<GroupReaders>>([]);

    /// <summary>A paper that was accepted and waits for its release.</summary>
    public async Task AcceptAsync(string id, string number, int version = 1, string type = "OversightReport", Relations? relations = null, string round = "2024-post-mid")
    {
        var metadata = new DocumentMetadata(
            type, number.Split('/', 2)[0], number.Split('/', 2)[1], new(2024, 7, 5), "HĐND tỉnh", $"Văn bản {id}", "Hoàng Thị Giả Định", "2024-mid", [round], ["delegates"], relations);
        using var taken = await transit.TakeAsync(new MemoryStream(Encoding.UTF8.GetBytes($"{id} {version}")), Cancel);
        await sending.Content.KeepAsync(taken, Cancel);
        var file = new NewFile($"{++files}.pdf", taken.Size, DateTimeOffset.UnixEpoch, taken.Sha256, "application/pdf", FileOutcome.Accepted, [], metadata, DateTimeOffset.UnixEpoch);
        await Papers.RegisterAsync(file, new Paper(id, version, metadata, [new Part($"{id}.pdf", "application/pdf", taken.Size, taken.Sha256)], PaperStage.Waiting), Cancel);
    }

    /// <summary>One look at everything, as the publishing loop takes it, until nothing is on its way.</summary>
    public async Task LookAsync()
    {
        for (var look = 0; look < 3; look++)
        {
            await withdrawal.RunAsync(Cancel);
            await release.RunAsync(Cancel);
            await sending.SettledAsync();
        }
    }

    /// <summary>What may go out is on its way, and nobody waits for it.</summary>
    public Task ReleaseAsync() => release.RunAsync(Cancel);

    /// <summary>The central system gives this list, all of it later than anything known here.</summary>
    public async Task HearAsync(params CentralDocument[] list)
    {
        Central.Documents.Clear();
        Central.Documents.AddRange(list);
        Central.AsOf = DateTimeOffset.UnixEpoch.AddDays(365 * 100);
        await sync.RunAsync(Cancel);
    }

    public async Task<IReadOnlyList<string>> ShownAsync() => [.. (await Catalogue.AllAsync(Cancel)).Where(document => document.Withdrawn is null).Select(document => $"{document.DocumentId} {document.Number}")];

    public async Task<PaperStage> StageAsync(string id, int version = 1) => (await Papers.PapersAsync(Cancel)).Single(paper => paper.DocumentId == id && paper.Number == version).Stage;

    public Task<IReadOnlyList<OutboxRow>> OutboxAsync() => sending.Database.OutboxAsync();

    public ValueTask DisposeAsync() => sending.DisposeAsync();
}
