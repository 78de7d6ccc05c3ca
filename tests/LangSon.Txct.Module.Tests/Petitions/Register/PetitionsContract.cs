using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Register;

/// <summary>What every register of petitions must do. One class per database runs it.</summary>
public abstract class PetitionsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 7, 22, 5, 0, 0, 123, TimeSpan.Zero);

    private static readonly PetitionDecision Roads = new("giao-thong", "tinh", "Sở Giao thông vận tải"), Schools = new("giao-duc", "huyen", "UBND huyện Hữu Lũng");

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlPetitions petitions = null!;
    private SqlInbox inbox = null!;

    internal PetitionsContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        petitions = new SqlPetitions(temporary.Database);
        inbox = new SqlInbox(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Only_the_latest_delivered_version_of_reports_and_minutes_is_unread_until_it_was_read()
    {
        await DeliverAsync(Report("rep-1", 1));
        await DeliverAsync(Report("rep-1", 2));
        await DeliverAsync(Report("rep-2", 1) with { Kind = "GroupPlan" });
        await AddAsync(Report("rep-3", 1));

        Assert.Equal([Report("rep-1", 2)], await petitions.UnreadAsync(Cancel));

        await KeepAsync(Report("rep-1", 2), "Đề nghị sửa cầu.");
        Assert.Empty(await petitions.UnreadAsync(Cancel));

        await DeliverAsync(Report("rep-1", 3));
        Assert.Equal([Report("rep-1", 3)], await petitions.UnreadAsync(Cancel));
    }

    [Fact]
    public async Task What_was_read_stands_in_the_order_of_the_paper_with_all_that_was_read()
    {
        await DeliverAsync(Report("rep-1", 1));

        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");

        var all = await petitions.OfRoundAsync("2024-post-mid", Cancel);
        Assert.Equal([("rep-1-1-1", 1, "Đề nghị sửa cầu."), ("rep-1-1-2", 2, "Đề nghị xây trường.")], all.Select(petition => (petition.Id, petition.Position, petition.Read.Text)));
        Assert.Equal(new PaperSpot(Page: 2, Line: 14), all[0].Read.Source);
        Assert.Equivalent(Suggested, all[0].Suggested, strict: true);
        Assert.Equal((7, 526), (await petitions.FiguresAsync("2024-post-mid", Cancel)).Select(figures => (figures.Meetings, figures.VotersAttending)).Single());
        Assert.Empty(await petitions.OfRoundAsync("2024-pre-mid", Cancel));
    }

    [Fact]
    public async Task The_same_version_read_twice_is_kept_once()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.");

        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");

        Assert.Single(await petitions.OfRoundAsync("2024-post-mid", Cancel));
    }

    [Fact]
    public async Task A_decision_stays_with_the_petition_of_the_same_words_in_the_next_version()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");
        Assert.True(await petitions.DecideAsync("rep-1-1-2", Schools, "vp-01", Noon, Cancel));

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị xây trường.", "Đề nghị kéo điện.");

        Assert.Equal(
            [("rep-1-2-1", Schools), ("rep-1-2-2", null)],
            (await petitions.OfRoundAsync("2024-post-mid", Cancel)).Select(petition => (petition.Id, petition.State.Decided)));
    }

    [Fact]
    public async Task Who_decided_what_is_kept_also_when_it_is_taken_back()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.");

        await petitions.DecideAsync("rep-1-1-1", Roads, "vp-01", Noon, Cancel);
        await petitions.DecideAsync("rep-1-1-1", null, "vp-02", Noon.AddMinutes(1), Cancel);

        Assert.Null(Assert.Single(await petitions.OfRoundAsync("2024-post-mid", Cancel)).State.Decided);
        Assert.Equal(
            [new PetitionChange(Noon.AddMinutes(1), "vp-02", new(Roads, null), new(null, null)), new PetitionChange(Noon, "vp-01", new(null, null), new(Roads, null))],
            await petitions.ChangesAsync("rep-1-1-1", Cancel));
        Assert.False(await petitions.DecideAsync("rep-1-1-9", Roads, "vp-01", Noon, Cancel));
    }

    [Fact]
    public async Task Merged_petitions_keep_their_sources_and_can_be_parted_again()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Mong xây lại cầu.", "Cầu hỏng, xin sửa.", "Đề nghị kéo điện.");

        Assert.True(await petitions.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Noon, Cancel));
        Assert.True(await petitions.MergeAsync(["rep-1-1-3", "rep-1-1-2"], "vp-01", Noon, Cancel));
        Assert.False(await petitions.MergeAsync(["rep-1-1-3", "rep-1-1-9"], "vp-01", Noon, Cancel));
        var merged = (await petitions.AllAsync(Cancel)).Select(petition => petition.State.Merged).ToList();
        Assert.NotNull(merged[0]);
        Assert.Equal([merged[0], merged[0], merged[0], null], merged);

        Assert.True(await petitions.PartAsync("rep-1-1-1", "vp-01", Noon, Cancel));
        Assert.Equal([null, merged[0], merged[0], null], (await petitions.AllAsync(Cancel)).Select(petition => petition.State.Merged));
        Assert.True(await petitions.PartAsync("rep-1-1-2", "vp-01", Noon, Cancel));
        Assert.All(await petitions.AllAsync(Cancel), petition => Assert.Null(petition.State.Merged));
        Assert.False(await petitions.PartAsync("rep-1-1-2", "vp-01", Noon, Cancel));
        Assert.Equal(2, (await petitions.ChangesAsync("rep-1-1-1", Cancel)).Count);
    }

    [Fact]
    public async Task Two_groups_of_merged_petitions_become_one_when_a_member_of_each_is_merged()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.", "Ba.", "Bốn.");
        await petitions.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Noon, Cancel);
        await petitions.MergeAsync(["rep-1-1-3", "rep-1-1-4"], "vp-01", Noon, Cancel);

        await petitions.MergeAsync(["rep-1-1-2", "rep-1-1-3"], "vp-01", Noon, Cancel);

        Assert.Single((await petitions.AllAsync(Cancel)).Select(petition => petition.State.Merged).Distinct());
    }

    [Fact]
    public async Task What_was_decided_is_there_to_learn_from()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");
        await petitions.DecideAsync("rep-1-1-1", Roads, "vp-01", Noon, Cancel);

        Assert.Equal([new DecidedField("Đề nghị sửa cầu.", "giao-thong")], await petitions.DecidedAsync(Cancel));
    }

    private static Classified Suggested { get; } = new("dien", ["y-te"], "tinh", "Sở Y tế", 0.5, "Có “điện”.");

    private static KnownReport Report(string id, int number) => new(
        id, number, "T06", "2024-post-mid", "VoterContactReport", "Báo cáo", "T06", "r1", $"c{number}", $"b{number}", Noon);

    private Task AddAsync(KnownReport report) => temporary.Database.WriteAsync(work => inbox.AddReportAsync(work, report, Cancel), Cancel);

    private async Task DeliverAsync(KnownReport report)
    {
        await AddAsync(report);
        await temporary.Database.WriteAsync(work => inbox.MarkDeliveredAsync(work, report.ReportId, report.Number, Cancel), Cancel);
    }

    private Task KeepAsync(KnownReport report, params string[] texts) => petitions.KeepAsync(
        report, new PaperFigures(report.ReportId, report.Number, 7, 526, 51, [], []),
        [.. texts.Select(text => new SortedPetition(new ReadPetition(text, null, null, null, "Vi Văn Kẻ", "xã Vân Nham", true, new PaperSpot(Page: 2, Line: 14)), Suggested))], Noon, Cancel);
}

public class SqlitePetitionsTests() : PetitionsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresPetitionsTests(PostgresServer server) : PetitionsContract(async () => await TemporaryPostgres.OpenAsync(server));
