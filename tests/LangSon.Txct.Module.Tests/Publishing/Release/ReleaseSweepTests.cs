using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Publishing.Release;

/// <summary>When a paper goes out, by the plan of 2024.</summary>
public sealed class ReleaseSweepTests : IAsyncLifetime
{
    private static readonly Session MidYear = new("s-mid", "MidYear", 24, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null);
    private static readonly DateTimeOffset Closing = new(2024, 7, 4, 17, 0, 0, TimeSpan.FromHours(7));

    private readonly FakeTimeProvider time = new(Closing.AddDays(-30));
    private TemporaryDatabase temporary = null!;
    private SqlDirectory directory = null!;
    private SqlPapers papers = null!;
    private ReleaseSweep sweep = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await TemporaryDatabase.OpenAsync();
        directory = new SqlDirectory(temporary.Database);
        papers = new SqlPapers(temporary.Database);
        var outbox = new SqlOutbox(temporary.Database, Options.Create(new DeliveryOptions()));
        sweep = new ReleaseSweep(papers, new SqlReleaseOrders(temporary.Database), new Rounds(CollectingRig.Plan, directory, new SqlWaivers(temporary.Database), time), outbox, temporary.Database, new RelayBell(time), Options.Create(new PublishingOptions()), time);
        await SessionsAsync(MidYear);
    }

    public ValueTask DisposeAsync() => temporary.DisposeAsync();

    [Theory]
    [InlineData("OversightReport")]
    [InlineData("Resolution")]
    public async Task A_paper_of_a_round_before_a_session_goes_out_when_it_is_ready(string type)
    {
        await AddAsync("doc-1", type, "s-mid", "2024-pre-mid");

        await sweep.RunAsync(Cancel);

        Assert.Equal(["doc-1"], await SentAsync());
    }

    [Theory]
    [InlineData("SessionResultReport")]
    [InlineData("Resolution")]
    public async Task A_paper_of_a_round_after_a_session_waits_for_its_closing_in_fact(string type)
    {
        await AddAsync("doc-1", type, "s-mid", "2024-post-mid");
        time.SetUtcNow(Closing.AddHours(1));
        await sweep.RunAsync(Cancel);
        Assert.Empty(await SentAsync());

        await SessionsAsync(MidYear with { ClosedAt = Closing });
        await sweep.RunAsync(Cancel);

        Assert.Equal(["doc-1"], await SentAsync());
    }

    [Fact]
    public async Task A_closing_that_is_still_to_come_releases_nothing()
    {
        await AddAsync("doc-1", "SessionResultReport", "s-mid", "2024-post-mid");
        await SessionsAsync(MidYear with { ClosedAt = Closing });

        await sweep.RunAsync(Cancel);
        Assert.Empty(await SentAsync());

        time.SetUtcNow(Closing);
        await sweep.RunAsync(Cancel);
        Assert.Equal(["doc-1"], await SentAsync());
    }

    [Theory]
    [InlineData("ReportOutline")]
    [InlineData("MinutesForm")]
    [InlineData("PlanAmendment")]
    [InlineData("SpendingGuidance")]
    public async Task Forms_and_what_serves_the_contacts_themselves_go_out_at_once(string type)
    {
        await AddAsync("doc-1", type, "s-mid", "2024-post-mid");
        await AddAsync("doc-2", type, null, "2024-pre-mid", "2024-post-mid", "2024-pre-end", "2024-post-end");

        await sweep.RunAsync(Cancel);

        Assert.Equal(["doc-1", "doc-2"], await SentAsync());
    }

    [Fact]
    public async Task The_closing_of_one_session_releases_nothing_of_another()
    {
        await SessionsAsync(MidYear with { ClosedAt = Closing }, MidYear with { Id = "s-end", Kind = "YearEnd", OpensOn = new DateOnly(2024, 12, 9), ClosesOn = new DateOnly(2024, 12, 11) });
        await AddAsync("doc-1", "SessionResultReport", "s-end", "2024-post-end");
        time.SetUtcNow(Closing.AddDays(1));

        await sweep.RunAsync(Cancel);

        Assert.Empty(await SentAsync());
    }

    [Fact]
    public async Task What_is_swept_twice_is_sent_once()
    {
        await AddAsync("doc-1", "OversightReport", "s-mid", "2024-pre-mid");

        await sweep.RunAsync(Cancel);
        await sweep.RunAsync(Cancel);
        await Task.WhenAll(sweep.RunAsync(Cancel), sweep.RunAsync(Cancel));

        Assert.Equal(["doc-1"], await SentAsync());
    }

    [Fact]
    public async Task A_session_that_is_reopened_withdraws_nothing()
    {
        await AddAsync("doc-1", "SessionResultReport", "s-mid", "2024-post-mid");
        await SessionsAsync(MidYear with { ClosedAt = Closing });
        time.SetUtcNow(Closing);
        await sweep.RunAsync(Cancel);

        await SessionsAsync(MidYear);
        await sweep.RunAsync(Cancel);

        Assert.Equal(["doc-1"], await SentAsync());
        Assert.Equal(PaperStage.Sending, Assert.Single(await papers.PapersAsync(Cancel)).Stage);
    }

    private Task SessionsAsync(params Session[] sessions) => directory.ReplaceAsync(sessions, [], Cancel);

    private Task AddAsync(string id, string type, string? sessionId, params string[] rounds)
    {
        var metadata = new DocumentMetadata(type, "499", "BC-HĐND", new DateOnly(2024, 6, 10), "HĐND tỉnh", "Kết quả giám sát", "Đoàn Thị A", sessionId, rounds, ["delegates"]);
        var part = new Part($"{id}.pdf", "application/pdf", 7, new string('a', 64));
        var file = new NewFile($"{id}.pdf", 7, time.GetUtcNow(), id, "application/pdf", FileOutcome.Accepted, [], metadata, time.GetUtcNow());
        return papers.RegisterAsync(file, new Paper(id, 1, metadata, [part], PaperStage.Waiting), Cancel);
    }

    private async Task<IEnumerable<string>> SentAsync() => (await temporary.Database.OutboxAsync()).Select(row => row.AggregateId);
}
