using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Intake;
using LangSon.Txct.Collecting.Pull;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Scans;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Support;

/// <summary>Inbox, outbox and content store for real, with sources in memory.</summary>
internal sealed class CollectingRig : IAsyncDisposable
{
    private readonly TemporaryDatabase temporary;
    private readonly RelayBell bell = new(TimeProvider.System);

    private CollectingRig(TemporaryDatabase temporary, CollectingOptions options, long maxFileBytes, TimeProvider time, bool readsReally)
    {
        this.temporary = temporary;
        Time = time;
        Options = Microsoft.Extensions.Options.Options.Create(options);
        Inbox = new SqlInbox(temporary.Database);
        Register = new SqlSources(temporary.Database);
        Outbox = new SqlOutbox(temporary.Database, Microsoft.Extensions.Options.Options.Create(new DeliveryOptions()));
        Content = new ContentStore(Folder, TimeProvider.System);
        var contentOptions = Microsoft.Extensions.Options.Options.Create(new ContentOptions { MaxFileBytes = maxFileBytes });
        Transit = new Transit(Folder, contentOptions);
        IPaperReader reader = readsReally ? new PaperReader(contentOptions, TimeProvider.System) : Reader;
        var recognition = new Recognition(new Rounds(Plan, new SqlDirectory(temporary.Database), new SqlWaivers(temporary.Database), time), new SqlMeetings(temporary.Database));
        var sending = new ReportSending(Inbox, Outbox, temporary.Database, bell, Options, time, NullLogger<ReportSending>.Instance);
        var intake = new ReportIntake(
            Inbox, new Fetching(new IncomingPapers(reader, new ScanReader(contentOptions, TimeProvider.System), new TableReader(contentOptions, TimeProvider.System), new FileChecks())), recognition, sending, Content, Plan, temporary.Database, Options, time, NullLogger<ReportIntake>.Instance);
        Pull = new SourcePull(Register, new SourceReader(Register, Options, time, NullLogger<SourceReader>.Instance), intake, ScheduleRig.Over(temporary.Database, Plan), Options, time, NullLogger<SourcePull>.Instance);
    }

    public static YearPlan Plan { get; } = PlanFile.Read(Papers.Plan2024);

    public IOptions<CollectingOptions> Options { get; }

    public TimeProvider Time { get; }

    public SqlInbox Inbox { get; }

    public SqlSources Register { get; }

    public SqlOutbox Outbox { get; }

    public Transit Transit { get; }

    public ContentStore Content { get; }

    public SourcePull Pull { get; }

    public TextReader Reader { get; } = new();

    public IDatabase Database => temporary.Database;

    public string Folder => temporary.Folder.FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="readsReally">Whether files are read as what they are; else any file is the text that it is.</param>
    public static async Task<CollectingRig> CreateAsync(CollectingOptions? options = null, long maxFileBytes = 1 << 20, TimeProvider? time = null, bool readsReally = false) =>
        new(await TemporaryDatabase.OpenAsync(), options ?? new CollectingOptions(), maxFileBytes, time ?? new FakeTimeProvider(new FakeReportSource().Now), readsReally);

    public Task<bool> PullAsync(IReportSource source, bool isAsked = false)
    {
        Lead(source);
        return Pull.RunAsync(source, isAsked, Cancel);
    }

    public Collector Collector(params IReportSource[] sources)
    {
        Array.ForEach(sources, Lead);
        return new([new Sources(sources)], Pull, Options, TimeProvider.System, NullLogger<Collector>.Instance);
    }

    /// <summary>A person decides on the only held paper.</summary>
    public async Task<ReportFault?> DecideAsync(ReportDecision decision, IReportSource source)
    {
        using var collector = Collector(source);
        var held = (await Inbox.AllAsync(Cancel)).Single(row => row.State == InboxState.Held);
        return await new ReportDecisions(Inbox, temporary.Database, Plan, collector).DecideAsync(held.Id, decision, "vp-01", Cancel);
    }

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

    public async Task<SourceState> HealthAsync(string sourceId = "T01") => (await Register.HealthAsync(Cancel)).Single(source => source.SourceId == sourceId);

    public async Task<SourceCoverage> CoverageAsync(string sourceId = "T01") => (await Register.CoverageAsync(Cancel)).Single(source => source.State.SourceId == sourceId);

    public async Task<DateTimeOffset?> BoundAsync(string sourceId = "T01") => (await Register.FindAsync(sourceId, Cancel)).Bound;

    public ValueTask DisposeAsync() => temporary.DisposeAsync();

    private void Lead(IReportSource source)
    {
        if (source is FakeReportSource fake)
        {
            fake.Transit = Transit;
        }
    }

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
