using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Support;

/// <summary>Outbox, store and relay for real, with a central system in memory.</summary>
internal sealed class SendingRig : IAsyncDisposable
{
    private readonly TemporaryDatabase temporary;
    private readonly Transit transit;
    private readonly List<Relay> relays = [];
    private readonly ServiceProvider measures = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private SendingRig(TemporaryDatabase temporary, DeliveryOptions options)
    {
        this.temporary = temporary;
        Options = Microsoft.Extensions.Options.Options.Create(options);
        transit = new Transit(temporary.Folder.FullName, Microsoft.Extensions.Options.Options.Create(new ContentOptions()));
        Content = new ContentStore(temporary.Folder.FullName, TimeProvider.System);
        Outbox = new SqlOutbox(temporary.Database, Options);
    }

    public IOptions<DeliveryOptions> Options { get; }

    public FakeCentral Central { get; } = new();

    public IDatabase Database => temporary.Database;

    public ContentStore Content { get; }

    public SqlOutbox Outbox { get; }

    public RelayBell Bell { get; } = new(TimeProvider.System);

    public List<IDeliveryObserver> Observers { get; } = [];

    public string Folder => temporary.Folder.FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="chunkBytes">Bytes sent in one request.</param>
    public static async Task<SendingRig> CreateAsync(int chunkBytes = 1 << 20, TimeSpan? lease = null, TimeSpan? firstRetry = null, TimeSpan? refusedKeyPause = null) => new(
        await TemporaryDatabase.OpenAsync(),
        new DeliveryOptions
        {
            Poll = TimeSpan.FromMilliseconds(20), FirstRetry = firstRetry ?? TimeSpan.Zero, RefusedRetry = TimeSpan.Zero, RefusedKeyPause = refusedKeyPause ?? TimeSpan.Zero, ChunkBytes = chunkBytes, Lease = lease ?? TimeSpan.FromMinutes(1),
        });

    /// <summary>Adds a document with one part of so many bytes, as the release does.</summary>
    public async Task<DocumentVersion> AddDocumentAsync(string id, int size = 1000, int number = 1, string? setId = null)
    {
        var version = new DocumentVersion(
            id, number,
            new DocumentMetadata("OversightReport", "499", "BC-HĐND", new DateOnly(2024, 6, 10), "HĐND tỉnh", "Kết quả giám sát", null, null, [], ["delegates"]),
            [await KeepAsync($"{id}-{number}.pdf", size)], setId);
        await AddAsync(new NewDelivery(DeliveryPayload.Document, id, number, id, DeliveryPayload.Write(version)));
        return version;
    }

    public async Task<ReportVersion> AddReportAsync(string id)
    {
        var version = new ReportVersion(
            id, 1, "VoterContactReport", "T01", "2024-pre-mid", null, null, null, "Báo cáo", DateTimeOffset.UnixEpoch, "T01", "r1", ["office"], [await KeepAsync($"{id}.pdf", 1000)]);
        await AddAsync(new NewDelivery(DeliveryPayload.Report, id, 1, id, DeliveryPayload.Write(version)));
        return version;
    }

    public Task AddNoticeAsync(string id) => AddAsync(new NewDelivery(
        DeliveryPayload.Notice, id, 1, id, DeliveryPayload.Write(new Notice(id, ["office"], "Tài liệu mới", "Kết quả giám sát", null))));

    public Task AddSetAsync(string id, params SetMember[] members) => AddAsync(new NewDelivery(
        DeliveryPayload.PublicationSet, id, 1, id, DeliveryPayload.Write(new PublicationSet(id, members))));

    public Task WithdrawAsync(string documentId, string reason) => AddAsync(new NewDelivery(
        DeliveryPayload.Withdrawal, documentId, 1, documentId, DeliveryPayload.Write(new Withdrawal(documentId, reason, null))));

    public Task AddAsync(NewDelivery delivery) => Database.WriteAsync(work => Outbox.AddAsync(work, delivery, Cancel), Cancel);

    /// <summary>Starts a relay of its own, as each node has one.</summary>
    /// <param name="system">Where it sends to; default the one in memory.</param>
    public async Task<Relay> StartAsync(ICentralSystem? system = null)
    {
        var central = system ?? Central;
        var shipment = new Shipment(central, new PartUpload(central, Content, Outbox, Options));
        var relay = new Relay(Outbox, shipment, Observers, Bell, new DeliveryMeasures(measures.GetRequiredService<IMeterFactory>()), TimeProvider.System, Options, NullLogger<Relay>.Instance);
        relays.Add(relay);
        await relay.StartAsync(Cancel);
        return relay;
    }

    /// <summary>Waits until nothing is on its way any more: all is done or set aside.</summary>
    public Task SettledAsync() => Eventually.IsTrueAsync("the outbox is settled", async () => await Outbox.CountOpenAsync(Cancel) == 0);

    /// <summary>Starts a relay and waits until it has nothing left to do.</summary>
    public async Task WorkOffAsync()
    {
        await StartAsync();
        await SettledAsync();
    }

    public Task<OutboxRow> RowAsync(string aggregateId) => Database.OutboxRowAsync(aggregateId);

    /// <summary>Where the stored bytes of a digest lie.</summary>
    public string FileOf(string sha256) => Directory.EnumerateFiles(Path.Combine(Folder, "content"), sha256, SearchOption.AllDirectories).Single();

    public async ValueTask DisposeAsync()
    {
        await measures.DisposeAsync();
        foreach (var relay in relays)
        {
            await relay.StopAsync(CancellationToken.None);
            relay.Dispose();
        }

        await temporary.DisposeAsync();
    }

    private async Task<Part> KeepAsync(string name, int size)
    {
        using var file = await transit.TakeAsync(new MemoryStream(RandomNumberGenerator.GetBytes(size)), Cancel);
        await Content.KeepAsync(file, Cancel);
        return new Part(name, "application/pdf", file.Size, file.Sha256);
    }
}
