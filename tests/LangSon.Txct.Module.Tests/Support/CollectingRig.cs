using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Pull;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Support;

/// <summary>Inbox, outbox and content store for real, with sources in memory.</summary>
internal sealed class CollectingRig : IAsyncDisposable
{
    private readonly TemporaryDatabase temporary;
    private readonly RelayBell bell = new(TimeProvider.System);

    private CollectingRig(TemporaryDatabase temporary, CollectingOptions options, long maxFileBytes)
    {
        this.temporary = temporary;
        Options = Microsoft.Extensions.Options.Options.Create(options);
        Inbox = new SqlInbox(temporary.Database);
        Outbox = new SqlOutbox(temporary.Database, Microsoft.Extensions.Options.Options.Create(new DeliveryOptions()));
        Content = new ContentStore(Folder);
        var transit = new Transit(Folder, Microsoft.Extensions.Options.Options.Create(new ContentOptions { MaxFileBytes = maxFileBytes }));
        var intake = new ReportIntake(
            Inbox, new AttachmentFetch(transit, Reader, new FileChecks()), Content, Plan, Outbox, temporary.Database, bell, Options, TimeProvider.System, NullLogger<ReportIntake>.Instance);
        Pull = new SourcePull(Inbox, intake, ScheduleRig.Over(temporary.Database, Plan), Options, TimeProvider.System, NullLogger<SourcePull>.Instance);
    }

    public static YearPlan Plan { get; } = PlanFile.Read(Papers.Plan2024);

    public IOptions<CollectingOptions> Options { get; }

    public SqlInbox Inbox { get; }

    public SqlOutbox Outbox { get; }

    public ContentStore Content { get; }

    public SourcePull Pull { get; }

    public TextReader Reader { get; } = new();

    public IDatabase Database => temporary.Database;

    public string Folder => temporary.Folder.FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CollectingRig> CreateAsync(CollectingOptions? options = null, long maxFileBytes = 1 << 20) =>
        new(await TemporaryDatabase.OpenAsync(), options ?? new CollectingOptions(), maxFileBytes);

    public Task<bool> PullAsync(IReportSource source) => Pull.RunAsync(source, Cancel);

    public Collector Collector(params IReportSource[] sources) =>
        new(new Sources(sources), Pull, Options, TimeProvider.System, NullLogger<Collector>.Instance);

    /// <summary>State and code of each row of the inbox, in order.</summary>
    public async Task<IReadOnlyList<(InboxState State, string? Code)>> RowsAsync() => [.. (await Inbox.AllAsync(Cancel)).Select(row => (row.State, row.Code))];

    /// <summary>What is on its way to the central system, in order.</summary>
    public async Task<IReadOnlyList<ReportVersion>> SentAsync()
    {
        List<ReportVersion> sent = [];
        while (await Outbox.TakeAsync("test", Cancel) is { } entry)
        {
            sent.Add(DeliveryPayload.Read<ReportVersion>(entry.PayloadJson));
            await Outbox.CompleteAsync(entry, "{}", _ => Task.CompletedTask, Cancel);
        }

        return sent;
    }

    public async Task<SourceState> HealthAsync(string groupId = "T01") => (await Inbox.HealthAsync(Cancel)).Single(source => source.GroupId == groupId);

    public ValueTask DisposeAsync() => temporary.DisposeAsync();

    /// <summary>Reads any file as the text that it is.</summary>
    internal sealed class TextReader : IPaperReader
    {
        /// <summary>Thrown for files with this text.</summary>
        public string? ThrowsOn { get; set; }

        public async Task<Content.Reading.Reading> ReadAsync(TransitFile file, string fileName, CancellationToken cancel)
        {
            await using var bytes = file.Open();
            using var reader = new StreamReader(bytes, Encoding.UTF8);
            var text = await reader.ReadToEndAsync(cancel);
            return text == ThrowsOn
                ? throw new InvalidOperationException("a file nobody thought of")
                : new Content.Reading.Reading.Read(
                    fileName, new ReadPaper("text/plain", text, null, null, null, null, null, null, null, [], null, false, false) { Lines = text.Split('\n') }, []);
        }
    }

    private sealed class Sources(IReadOnlyList<IReportSource> all) : IReportSources
    {
        public IReadOnlyList<IReportSource> All => all;
    }
}
