using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Petitions.Register;

/// <summary>What every register of petitions must do. One class per database runs it.</summary>
public abstract class PetitionsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 7, 22, 5, 0, 0, 123, TimeSpan.Zero);

    private static readonly PetitionDecision Roads = new("giao-thong", "tinh", "Sở Giao thông vận tải"), Schools = new("giao-duc", "huyen", "UBND huyện Hữu Lũng");

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlPetitions petitions = null!;
    private PetitionActs acts = null!;
    private SqlInbox inbox = null!;

    internal PetitionsContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        petitions = new SqlPetitions(temporary.Database);
        acts = new PetitionActs(petitions, new PetitionSorting(petitions, new SqlOwnWords(temporary.Database), new SqlDirectory(temporary.Database)), new FakeTimeProvider(Noon));
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
    public async Task A_decision_stays_with_the_petition_in_the_next_version_also_where_a_slip_was_mended()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị sớm xây trường mần non cho các cháu ở thôn Nà Pò trong năm nay.");
        await DoneAsync(DecideAsync("rep-1-1-2", Schools));

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị sớm xây trường mầm non cho các cháu ở thôn Nà Pò trong năm nay.", "Đề nghị kéo điện.");

        Assert.Equal(
            [("rep-1-1-2", 1, Schools), ("rep-1-2-2", 2, null)],
            (await petitions.OfRoundAsync("2024-post-mid", Cancel)).Select(petition => (petition.Id, petition.Position, petition.State.Decided)));
    }

    [Fact]
    public async Task A_decision_does_not_go_over_to_another_thing_in_nearly_the_same_words()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sớm xây trường mầm non cho các cháu ở thôn Nà Pò trong năm nay.");
        await DoneAsync(DecideAsync("rep-1-1-1", Schools));

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị sớm xây trường mầm non cho các cháu ở thôn Khuổi Lạc trong năm nay.");

        Assert.Equal([("rep-1-1-1", true, Schools), ("rep-1-2-1", false, null)], (await petitions.OfRoundAsync("2024-post-mid", Cancel)).Select(petition => (petition.Id, petition.IsDropped, petition.State.Decided)));
    }

    [Fact]
    public async Task What_nobody_worked_on_leaves_with_the_version_that_had_it()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị kéo điện.");

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị kéo điện.");

        Assert.Equal(["Đề nghị kéo điện."], await TextsAsync());
    }

    [Fact]
    public async Task Who_decided_what_is_kept_also_when_it_is_taken_back()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.");

        await DoneAsync(DecideAsync("rep-1-1-1", Roads));
        await DoneAsync(acts.UndecideAsync(["rep-1-1-1"], "vp-02", Cancel));

        Assert.Null(Assert.Single(await petitions.OfRoundAsync("2024-post-mid", Cancel)).State.Decided);
        Assert.Equal(
            [("decide", Noon, "vp-02", Roads, null), ("decide", Noon, "vp-01", null, Roads)],
            (await petitions.ChangesAsync("rep-1-1-1", Cancel)).Select(change => (change.Kind, change.At, change.By, change.Before.Decided, change.After.Decided)));
        Assert.Equal("TXCT-PET-002", (await DecideAsync("rep-1-1-9", Roads)).Fault?.Code);
    }

    [Fact]
    public async Task Many_are_decided_at_once_each_by_its_own_suggestion_and_taken_back_at_once()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.", "Ba.");

        var act = await DoneAsync(acts.DecideAsync(["rep-1-1-1", "rep-1-1-2"], null, "xa", null, "vp-01", Cancel));
        Assert.Equal([new("dien", "xa", "Sở Y tế"), new("dien", "xa", "Sở Y tế"), null], await DecidedAsync());

        var undo = await DoneAsync(acts.UndoAsync(act, "vp-02", Cancel));
        Assert.Equal([null, null, null], await DecidedAsync());

        await DoneAsync(acts.UndoAsync(undo, "vp-02", Cancel));
        Assert.Equal("xa", (await DecidedAsync())[1]?.Competence);
    }

    [Fact]
    public async Task One_unknown_petition_and_nothing_of_the_act_is_done()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.");

        var outcome = await acts.DecideAsync(["rep-1-1-1", "rep-1-1-9"], null, "xa", null, "vp-01", Cancel);

        Assert.Equal("TXCT-PET-002", outcome.Fault?.Code);
        Assert.Equal([null], await DecidedAsync());
        Assert.Empty(await petitions.ChangesAsync("rep-1-1-1", Cancel));
    }

    [Fact]
    public async Task An_act_after_which_something_was_done_is_not_taken_back()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.");
        var act = await DoneAsync(acts.DecideAsync(["rep-1-1-1", "rep-1-1-2"], null, "xa", null, "vp-01", Cancel));
        await DoneAsync(DecideAsync("rep-1-1-2", Roads));

        Assert.Equal("TXCT-PET-006", (await acts.UndoAsync(act, "vp-01", Cancel)).Fault?.Code);
        Assert.Equal("TXCT-PET-002", (await acts.UndoAsync("khong-co", "vp-01", Cancel)).Fault?.Code);

        Assert.Equal(["xa", "tinh"], (await DecidedAsync()).Select(decided => decided?.Competence));
    }

    [Fact]
    public async Task Merged_petitions_keep_their_sources_and_can_be_parted_again()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Mong xây lại cầu.", "Cầu hỏng, xin sửa.", "Đề nghị kéo điện.");

        await DoneAsync(acts.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Cancel));
        await DoneAsync(acts.MergeAsync(["rep-1-1-3", "rep-1-1-2"], "vp-01", Cancel));
        Assert.NotNull((await acts.MergeAsync(["rep-1-1-3", "rep-1-1-9"], "vp-01", Cancel)).Fault);
        var merged = (await petitions.AllAsync(Cancel)).Select(petition => petition.State.Merged).ToList();
        Assert.NotNull(merged[0]);
        Assert.Equal([merged[0], merged[0], merged[0], null], merged);

        await DoneAsync(acts.PartAsync("rep-1-1-1", "vp-01", Cancel));
        Assert.Equal([null, merged[0], merged[0], null], (await petitions.AllAsync(Cancel)).Select(petition => petition.State.Merged));
        await DoneAsync(acts.PartAsync("rep-1-1-2", "vp-01", Cancel));
        Assert.All(await petitions.AllAsync(Cancel), petition => Assert.Null(petition.State.Merged));
        Assert.NotNull((await acts.PartAsync("rep-1-1-2", "vp-01", Cancel)).Fault);
        Assert.Equal(2, (await petitions.ChangesAsync("rep-1-1-1", Cancel)).Count);
    }

    [Fact]
    public async Task Two_groups_of_merged_petitions_become_one_when_a_member_of_each_is_merged()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.", "Ba.", "Bốn.");
        await DoneAsync(acts.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Cancel));
        await DoneAsync(acts.MergeAsync(["rep-1-1-3", "rep-1-1-4"], "vp-01", Cancel));

        await DoneAsync(acts.MergeAsync(["rep-1-1-2", "rep-1-1-3"], "vp-01", Cancel));

        Assert.Single((await petitions.AllAsync(Cancel)).Select(petition => petition.State.Merged).Distinct());
    }

    [Fact]
    public async Task What_is_decided_or_answered_for_one_of_merged_petitions_is_so_for_all_of_them()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.", "Ba.");
        await DoneAsync(acts.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Cancel));

        await DoneAsync(DecideAsync("rep-1-1-2", Roads));
        await DoneAsync(acts.AnswerAsync(new Dictionary<string, PetitionAnswer> { ["rep-1-1-1"] = Done }, "vp-01", Cancel));

        Assert.Equal([Roads, Roads, null], await DecidedAsync());
        Assert.Equal([Done, Done, null], (await petitions.AllAsync(Cancel)).Select(petition => petition.State.Answer));
    }

    [Fact]
    public async Task A_petition_is_split_into_several_that_keep_its_source_and_comes_back_whole()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu và xây trạm y tế.", "Đề nghị kéo điện.");

        var act = await DoneAsync(acts.SplitAsync("rep-1-1-1", ["Đề nghị sửa cầu.", "Đề nghị xây trạm y tế."], "vp-01", Cancel));

        Assert.Equal(["Đề nghị sửa cầu.", "Đề nghị xây trạm y tế.", "Đề nghị kéo điện."], await TextsAsync());
        Assert.All((await petitions.AllAsync(Cancel)).Take(2), part => Assert.Equal((new PaperSpot(Page: 2, Line: 14), "rep-1-1-1", "rep-1"), (part.Read.Source, part.MadeOf.Single(), part.ReportId)));
        Assert.Equal("y-te", (await petitions.AllAsync(Cancel))[1].Suggested.Field);
        Assert.Equal(["split"], (await petitions.SetAsideAsync("2024-post-mid", Cancel)).Select(petition => petition.State.SetAside));

        await DoneAsync(acts.UndoAsync(act, "vp-01", Cancel));
        Assert.Equal(["Đề nghị sửa cầu và xây trạm y tế.", "Đề nghị kéo điện."], await TextsAsync());
    }

    [Fact]
    public async Task Parts_stay_when_the_paper_comes_again()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu và xây trạm y tế.");
        await DoneAsync(acts.SplitAsync("rep-1-1-1", ["Đề nghị sửa cầu.", "Đề nghị xây trạm y tế."], "vp-01", Cancel));

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị sửa cầu và xây trạm y tế.");

        Assert.Equal(["Đề nghị sửa cầu.", "Đề nghị xây trạm y tế."], await TextsAsync());
    }

    [Fact]
    public async Task Petitions_of_one_group_are_joined_and_those_of_several_are_not()
    {
        await DeliverAsync(Report("rep-1", 1));
        await DeliverAsync(Report("rep-2", 1) with { GroupId = "T07" });
        await KeepAsync(Report("rep-1", 1), "Cầu Bản Ngà hỏng.", "Đề nghị sửa.");
        await KeepAsync(Report("rep-2", 1) with { GroupId = "T07" }, "Đề nghị kéo điện.");

        await DoneAsync(acts.JoinAsync(["rep-1-1-1", "rep-1-1-2"], null, "vp-01", Cancel));

        Assert.Equal(["Cầu Bản Ngà hỏng. Đề nghị sửa.", "Đề nghị kéo điện."], await TextsAsync());
        Assert.Equal("TXCT-PET-008", (await acts.JoinAsync([(await petitions.AllAsync(Cancel))[0].Id, "rep-2-1-1"], null, "vp-01", Cancel)).Fault?.Code);
    }

    [Fact]
    public async Task What_is_no_petition_is_set_aside_and_can_come_back()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Cử tri phấn khởi.", "Đề nghị kéo điện.");

        await DoneAsync(acts.SetAsideAsync(["rep-1-1-1"], "vp-01", Cancel));
        Assert.Equal(["Đề nghị kéo điện."], await TextsAsync());

        await DoneAsync(acts.RestoreAsync(["rep-1-1-1"], "vp-01", Cancel));
        Assert.Equal(["Cử tri phấn khởi.", "Đề nghị kéo điện."], await TextsAsync());
    }

    [Fact]
    public async Task A_person_words_a_petition_otherwise_and_the_papers_words_stay()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "De nghi keo dien.");

        await DoneAsync(acts.RewordAsync("rep-1-1-1", new Wording("Đề nghị kéo điện.", "thôn Nà Pò"), "vp-01", Cancel));

        var petition = Assert.Single(await petitions.AllAsync(Cancel));
        Assert.Equal(("Đề nghị kéo điện.", "thôn Nà Pò", "De nghi keo dien."), (petition.Text, petition.Place, petition.Read.Text));
    }

    [Fact]
    public async Task A_petition_entered_by_hand_stands_beside_those_of_papers()
    {
        var (id, fault) = await acts.EnterAsync(new EnteredPetition("2024-post-mid", "T06", "Đề nghị nâng cấp trạm y tế xã.", "xã Vân Nham"), "vp-01", Cancel);

        var petition = Assert.Single(await petitions.OfRoundAsync("2024-post-mid", Cancel));
        Assert.Null(fault);
        Assert.Equal((id, "T06", "y-te", "", false), (petition.Id, petition.GroupId, petition.Suggested.Field, petition.ReportId, petition.IsDropped));
    }

    [Fact]
    public async Task Words_of_the_Office_are_kept_said_anew_and_removed_however_they_are_typed()
    {
        var words = new SqlOwnWords(temporary.Database);
        await words.PutAsync(new OwnWord("Cây mắc ca", "y-te"), "vp-01", Noon, Cancel);
        await words.PutAsync(new OwnWord("cây mắc ca", "nong-nghiep", "tinh", "Sở Nông nghiệp"), "vp-01", Noon, Cancel);

        Assert.Equal([new OwnWord("cây mắc ca", "nong-nghiep", "tinh", "Sở Nông nghiệp")], await words.AllAsync(Cancel));

        Assert.True(await words.RemoveAsync("CÂY MẮC CA", Cancel));
        Assert.False(await words.RemoveAsync("cây mắc ca", Cancel));
    }

    [Fact]
    public async Task A_group_speaks_of_answers_to_its_own_petitions_only()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.");
        await DoneAsync(acts.AnswerAsync(new Dictionary<string, PetitionAnswer> { ["rep-1-1-1"] = Done }, "vp-01", Cancel));

        Assert.Equal("TXCT-PET-002", (await acts.EvaluateAsync(["rep-1-1-1"], "T07", new GroupEvaluation(true, null), "tt-07", Cancel)).Fault?.Code);
        await DoneAsync(acts.EvaluateAsync(["rep-1-1-1"], "T06", new GroupEvaluation(false, "Chưa làm hết đoạn đường."), "tt-06", Cancel));
        await DoneAsync(acts.TellAsync(["rep-1-1-1"], "T06", new VotersTold(new(2024, 7, 21), "Nhà văn hóa xã Vân Nham"), "tt-06", Cancel));

        var state = (await petitions.AllAsync(Cancel))[0].State;
        Assert.Equal((new GroupEvaluation(false, "Chưa làm hết đoạn đường."), new VotersTold(new(2024, 7, 21), "Nhà văn hóa xã Vân Nham")), (state.Evaluation, state.Told));
    }

    [Fact]
    public async Task What_was_decided_is_there_to_learn_from()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");
        await DoneAsync(DecideAsync("rep-1-1-1", Roads));

        Assert.Equal([new DecidedField("Đề nghị sửa cầu.", "giao-thong")], await petitions.DecidedAsync(Cancel));
    }

    private static PetitionAnswer Done { get; } = new(AnswerClasses.Resolved, "Sở Giao thông vận tải", "Đã sửa xong.", null, null, "305/BC-UBND", new(2024, 6, 6), "Vi Thị Tưởng Tượng");

    private Task<ActOutcome> DecideAsync(string id, PetitionDecision decision) => acts.DecideAsync([id], decision.Field, decision.Competence, decision.Agency, "vp-01", Cancel);

    private async Task<IEnumerable<string>> TextsAsync() => (await petitions.AllAsync(Cancel)).Select(petition => petition.Text);

    private async Task<List<PetitionDecision?>> DecidedAsync() => [.. (await petitions.AllAsync(Cancel)).Select(petition => petition.State.Decided)];

    private static async Task<string> DoneAsync(Task<ActOutcome> act)
    {
        var outcome = await act;
        Assert.Null(outcome.Fault);
        return outcome.Act!;
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
