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

/// <summary>What persons do with petitions, on every database.</summary>
public abstract class PetitionActsContract : PetitionsFixture
{
    internal PetitionActsContract(Func<Task<ITemporaryDatabase>> open) : base(open) { }

    [Fact]
    public async Task Persons_who_act_at_once_each_see_what_stood_there_before()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.");

        await Parallel.ForEachAsync(Enumerable.Range(1, 12), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancel }, async (number, _) =>
            await DoneAsync(Acts.DecideAsync(["rep-1-1-1"], null, null, $"Sở số {number}", "vp-01", Cancel)));

        var changes = (await Register.ChangesAsync("rep-1-1-1", Cancel)).Reverse().ToList();
        Assert.Equal(12, changes.Count);
        Assert.Equal(changes.SkipLast(1).Select(change => change.After), changes.Skip(1).Select(change => change.Before));
    }

    [Fact]
    public async Task Who_decided_what_is_kept_also_when_it_is_taken_back()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.");

        await DoneAsync(DecideAsync("rep-1-1-1", Roads));
        await DoneAsync(Acts.UndecideAsync(["rep-1-1-1"], "vp-02", Cancel));

        Assert.Null(Assert.Single(await Register.OfRoundAsync("2024-post-mid", Cancel)).State.Decided);
        Assert.Equal(
            [("decide", Noon, "vp-02", Roads, null), ("decide", Noon, "vp-01", null, Roads)],
            (await Register.ChangesAsync("rep-1-1-1", Cancel)).Select(change => (change.Kind, change.At, change.By, change.Before.Decided, change.After.Decided)));
        Assert.Equal("TXCT-PET-002", (await DecideAsync("rep-1-1-9", Roads)).Fault?.Code);
    }

    [Fact]
    public async Task Many_are_decided_at_once_each_by_its_own_suggestion_and_taken_back_at_once()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.", "Ba.");

        var act = await DoneAsync(Acts.DecideAsync(["rep-1-1-1", "rep-1-1-2"], null, "xa", null, "vp-01", Cancel));
        Assert.Equal([new("dien", "xa", "Sở Y tế"), new("dien", "xa", "Sở Y tế"), null], await DecidedAsync());

        var undo = await DoneAsync(Acts.UndoAsync(act, "vp-02", Cancel));
        Assert.Equal([null, null, null], await DecidedAsync());

        await DoneAsync(Acts.UndoAsync(undo, "vp-02", Cancel));
        Assert.Equal("xa", (await DecidedAsync())[1]?.Competence);
    }

    [Fact]
    public async Task One_unknown_petition_and_nothing_of_the_act_is_done()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.");

        var outcome = await Acts.DecideAsync(["rep-1-1-1", "rep-1-1-9"], null, "xa", null, "vp-01", Cancel);

        Assert.Equal("TXCT-PET-002", outcome.Fault?.Code);
        Assert.Equal([null], await DecidedAsync());
        Assert.Empty(await Register.ChangesAsync("rep-1-1-1", Cancel));
    }

    [Fact]
    public async Task An_act_after_which_something_was_done_is_not_taken_back()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.");
        var act = await DoneAsync(Acts.DecideAsync(["rep-1-1-1", "rep-1-1-2"], null, "xa", null, "vp-01", Cancel));
        await DoneAsync(DecideAsync("rep-1-1-2", Roads));

        Assert.Equal("TXCT-PET-006", (await Acts.UndoAsync(act, "vp-01", Cancel)).Fault?.Code);
        Assert.Equal("TXCT-PET-002", (await Acts.UndoAsync("khong-co", "vp-01", Cancel)).Fault?.Code);

        Assert.Equal(["xa", "tinh"], (await DecidedAsync()).Select(decided => decided?.Competence));
    }

    [Fact]
    public async Task Merged_petitions_keep_their_sources_and_can_be_parted_again()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Mong xây lại cầu.", "Cầu hỏng, xin sửa.", "Đề nghị kéo điện.");

        await DoneAsync(Acts.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Cancel));
        await DoneAsync(Acts.MergeAsync(["rep-1-1-3", "rep-1-1-2"], "vp-01", Cancel));
        Assert.NotNull((await Acts.MergeAsync(["rep-1-1-3", "rep-1-1-9"], "vp-01", Cancel)).Fault);
        var merged = (await Register.AllAsync(Cancel)).Select(petition => petition.State.Merged).ToList();
        Assert.NotNull(merged[0]);
        Assert.Equal([merged[0], merged[0], merged[0], null], merged);

        await DoneAsync(Acts.PartAsync("rep-1-1-1", "vp-01", Cancel));
        Assert.Equal([null, merged[0], merged[0], null], (await Register.AllAsync(Cancel)).Select(petition => petition.State.Merged));
        await DoneAsync(Acts.PartAsync("rep-1-1-2", "vp-01", Cancel));
        Assert.All(await Register.AllAsync(Cancel), petition => Assert.Null(petition.State.Merged));
        Assert.NotNull((await Acts.PartAsync("rep-1-1-2", "vp-01", Cancel)).Fault);
        Assert.Equal(2, (await Register.ChangesAsync("rep-1-1-1", Cancel)).Count);
    }

    [Fact]
    public async Task Two_groups_of_merged_petitions_become_one_when_a_member_of_each_is_merged()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.", "Ba.", "Bốn.");
        await DoneAsync(Acts.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Cancel));
        await DoneAsync(Acts.MergeAsync(["rep-1-1-3", "rep-1-1-4"], "vp-01", Cancel));

        await DoneAsync(Acts.MergeAsync(["rep-1-1-2", "rep-1-1-3"], "vp-01", Cancel));

        Assert.Single((await Register.AllAsync(Cancel)).Select(petition => petition.State.Merged).Distinct());
    }

    [Fact]
    public async Task What_is_decided_or_answered_for_one_of_merged_petitions_is_so_for_all_of_them()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.", "Ba.");
        await DoneAsync(Acts.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Cancel));

        await DoneAsync(DecideAsync("rep-1-1-2", Roads));
        await DoneAsync(Acts.AnswerAsync(new Dictionary<string, PetitionAnswer> { ["rep-1-1-1"] = Done }, "vp-01", Cancel));

        Assert.Equal([Roads, Roads, null], await DecidedAsync());
        Assert.Equal([Done, Done, null], (await Register.AllAsync(Cancel)).Select(petition => petition.State.Answer));
    }

    [Fact]
    public async Task A_petition_is_split_into_several_that_keep_its_source_and_comes_back_whole()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu và xây trạm y tế.", "Đề nghị kéo điện.");

        var act = await DoneAsync(Acts.SplitAsync("rep-1-1-1", ["Đề nghị sửa cầu.", "Đề nghị xây trạm y tế."], "vp-01", Cancel));

        Assert.Equal(["Đề nghị sửa cầu.", "Đề nghị xây trạm y tế.", "Đề nghị kéo điện."], await TextsAsync());
        Assert.All((await Register.AllAsync(Cancel)).Take(2), part => Assert.Equal((new PaperSpot(Page: 2, Line: 14), "rep-1-1-1", "rep-1"), (part.Read.Source, part.MadeOf.Single(), part.ReportId)));
        Assert.Equal("y-te", (await Register.AllAsync(Cancel))[1].Suggested.Field);
        Assert.Equal(["split"], (await Register.SetAsideAsync("2024-post-mid", Cancel)).Select(petition => petition.State.SetAside));

        await DoneAsync(Acts.UndoAsync(act, "vp-01", Cancel));
        Assert.Equal(["Đề nghị sửa cầu và xây trạm y tế.", "Đề nghị kéo điện."], await TextsAsync());
    }

    [Fact]
    public async Task Parts_stay_when_the_paper_comes_again()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu và xây trạm y tế.");
        await DoneAsync(Acts.SplitAsync("rep-1-1-1", ["Đề nghị sửa cầu.", "Đề nghị xây trạm y tế."], "vp-01", Cancel));

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

        await DoneAsync(Acts.JoinAsync(["rep-1-1-1", "rep-1-1-2"], null, "vp-01", Cancel));

        Assert.Equal(["Cầu Bản Ngà hỏng. Đề nghị sửa.", "Đề nghị kéo điện."], await TextsAsync());
        Assert.Equal("TXCT-PET-008", (await Acts.JoinAsync([(await Register.AllAsync(Cancel))[0].Id, "rep-2-1-1"], null, "vp-01", Cancel)).Fault?.Code);
    }

    [Fact]
    public async Task What_is_no_petition_is_set_aside_and_can_come_back()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Cử tri phấn khởi.", "Đề nghị kéo điện.");

        await DoneAsync(Acts.SetAsideAsync(["rep-1-1-1"], "vp-01", Cancel));
        Assert.Equal(["Đề nghị kéo điện."], await TextsAsync());

        await DoneAsync(Acts.RestoreAsync(["rep-1-1-1"], "vp-01", Cancel));
        Assert.Equal(["Cử tri phấn khởi.", "Đề nghị kéo điện."], await TextsAsync());
    }

    [Fact]
    public async Task A_petition_whose_only_mate_is_set_aside_is_merged_with_none()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.", "Hai.");
        await DoneAsync(Acts.MergeAsync(["rep-1-1-1", "rep-1-1-2"], "vp-01", Cancel));

        await DoneAsync(Acts.SetAsideAsync(["rep-1-1-1"], "vp-01", Cancel));

        Assert.Equal(PetitionState.Untouched, Assert.Single(await Register.AllAsync(Cancel)).State);
    }

    [Fact]
    public async Task Of_a_new_answer_nobody_has_said_anything_yet()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Một.");
        await DoneAsync(Acts.AnswerAsync(new Dictionary<string, PetitionAnswer> { ["rep-1-1-1"] = Done with { Class = AnswerClasses.InProgress } }, "vp-01", Cancel));
        await DoneAsync(Acts.EvaluateAsync(["rep-1-1-1"], "T06", new GroupEvaluation(true, null), "tt-06", Cancel));
        await DoneAsync(Acts.TellAsync(["rep-1-1-1"], "T06", new VotersTold(new(2024, 7, 21), "Nhà văn hóa"), "tt-06", Cancel));

        await DoneAsync(Acts.AnswerAsync(new Dictionary<string, PetitionAnswer> { ["rep-1-1-1"] = Done }, "vp-01", Cancel));

        Assert.Equal(new PetitionState(Answer: Done), (await Register.AllAsync(Cancel))[0].State);
    }

    [Fact]
    public async Task A_person_words_a_petition_otherwise_and_the_papers_words_stay()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "De nghi keo dien.");

        await DoneAsync(Acts.RewordAsync("rep-1-1-1", new Wording("Đề nghị kéo điện.", "thôn Nà Pò"), "vp-01", Cancel));

        var petition = Assert.Single(await Register.AllAsync(Cancel));
        Assert.Equal(("Đề nghị kéo điện.", "thôn Nà Pò", "De nghi keo dien."), (petition.Text, petition.Place, petition.Read.Text));
    }

    [Fact]
    public async Task A_petition_entered_by_hand_stands_beside_those_of_papers()
    {
        var (id, fault) = await Acts.EnterAsync(new EnteredPetition("2024-post-mid", "T06", "Đề nghị nâng cấp trạm y tế xã.", "xã Vân Nham"), "vp-01", Cancel);

        var petition = Assert.Single(await Register.OfRoundAsync("2024-post-mid", Cancel));
        Assert.Null(fault);
        Assert.Equal((id, "T06", "y-te", "", false), (petition.Id, petition.GroupId, petition.Suggested.Field, petition.ReportId, petition.IsDropped));
    }

    [Fact]
    public async Task Words_of_the_Office_are_kept_said_anew_and_removed_however_they_are_typed()
    {
        var words = new SqlOwnWords(Temporary.Database);
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
        await DoneAsync(Acts.AnswerAsync(new Dictionary<string, PetitionAnswer> { ["rep-1-1-1"] = Done }, "vp-01", Cancel));

        Assert.Equal("TXCT-PET-002", (await Acts.EvaluateAsync(["rep-1-1-1"], "T07", new GroupEvaluation(true, null), "tt-07", Cancel)).Fault?.Code);
        await DoneAsync(Acts.EvaluateAsync(["rep-1-1-1"], "T06", new GroupEvaluation(false, "Chưa làm hết đoạn đường."), "tt-06", Cancel));
        await DoneAsync(Acts.TellAsync(["rep-1-1-1"], "T06", new VotersTold(new(2024, 7, 21), "Nhà văn hóa xã Vân Nham"), "tt-06", Cancel));

        var state = (await Register.AllAsync(Cancel))[0].State;
        Assert.Equal((new GroupEvaluation(false, "Chưa làm hết đoạn đường."), new VotersTold(new(2024, 7, 21), "Nhà văn hóa xã Vân Nham")), (state.Evaluation, state.Told));
    }
}

public class SqlitePetitionActsTests() : PetitionActsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresPetitionActsTests(PostgresServer server) : PetitionActsContract(async () => await TemporaryPostgres.OpenAsync(server));
