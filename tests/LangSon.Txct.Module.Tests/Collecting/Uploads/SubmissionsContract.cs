using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>What every keeper of submissions must do. One class per database runs it.</summary>
public abstract class SubmissionsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 7, 6, 5, 0, 0, TimeSpan.Zero);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlSubmissions submissions = null!;

    internal SubmissionsContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        submissions = new SqlSubmissions(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_draft_is_its_groups_alone_and_keeps_what_was_said()
    {
        await AddAsync("s1", "T06");

        Assert.True(await submissions.ChangeAsync("s1", new SubmissionWords("Minutes", "2024-post-mid", new(new DateOnly(2024, 7, 9), "Xã Hữu Liên"), "Xin nhận giúp."), Noon.AddHours(1), Cancel));

        Assert.Null(await submissions.FindAsync("T02", "s1", Cancel));
        var draft = (await submissions.FindAsync("T06", "s1", Cancel))!;
        Assert.Equal((SubmissionState.Draft, "Minutes", "Xã Hữu Liên", Noon.AddHours(1)), (draft.State, draft.Said.Kind, draft.Said.Meeting?.Place, draft.ChangedAt));
        Assert.Empty(await submissions.OfGroupAsync("T02", Cancel));
    }

    [Fact]
    public async Task Each_groups_receipts_run_from_1_each_year()
    {
        List<string?> receipts = [];
        foreach (var (id, group, at) in new[] { ("a", "T06", Noon), ("b", "T06", Noon), ("c", "T02", Noon), ("d", "T06", Noon.AddYears(1)) })
        {
            receipts.Add(await submissions.SendAsync(await WholeAsync(id, group), "lead", at, Cancel));
        }

        Assert.Equal(["TXCT-2024-T06-01", "TXCT-2024-T06-02", "TXCT-2024-T02-01", "TXCT-2025-T06-01"], receipts);
    }

    [Fact]
    public async Task Of_two_who_send_the_same_draft_both_get_its_one_receipt()
    {
        var draft = await WholeAsync("s1", "T06");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => submissions.SendAsync(draft, "lead", Noon, Cancel))));

        Assert.Equal(["TXCT-2024-T06-01"], receipts.Distinct());
    }

    [Fact]
    public async Task Drafts_sent_at_once_get_numbers_of_their_own()
    {
        List<Submission> drafts = [];
        for (var number = 0; number < 10; number++)
        {
            drafts.Add(await WholeAsync($"s{number}", "T06"));
        }

        var receipts = await Task.WhenAll(drafts.Select(draft => Task.Run(() => submissions.SendAsync(draft, "lead", Noon, Cancel))));

        Assert.Equal(10, receipts.Distinct().Count());
    }

    [Fact]
    public async Task A_draft_with_a_file_that_is_not_whole_or_with_none_is_not_sent()
    {
        await AddAsync("none", "T06");
        var partly = await AddAsync("partly", "T06");
        await submissions.AddFileAsync("partly", new SubmittedFile("f1", "a.docx", "x", 10, 0, null), 20, Noon, Cancel);
        await submissions.ReceivedAsync("partly", "f1", 4, null, Noon, Cancel);

        Assert.Null(await submissions.SendAsync((await submissions.FindAsync("T06", "none", Cancel))!, "lead", Noon, Cancel));
        Assert.Null(await submissions.SendAsync(partly, "lead", Noon, Cancel));
        Assert.Equal(4, (await submissions.FindAsync("T06", "partly", Cancel))!.Files.Single().Received);
    }

    [Fact]
    public async Task What_was_sent_changes_no_more_and_waits_until_it_is_settled()
    {
        var draft = await WholeAsync("s1", "T06");
        await submissions.SendAsync(draft, "lead", Noon, Cancel);

        Assert.False(await submissions.ChangeAsync("s1", draft.Said, Noon, Cancel));
        Assert.False(await submissions.AddFileAsync("s1", new SubmittedFile("f9", "b.docx", "x", 1, 0, null), 20, Noon, Cancel));
        Assert.Empty(await submissions.DropAsync("s1", Cancel));
        Assert.Equal(["s1"], (await submissions.SentAsync(Cancel)).Select(sent => sent.Id));

        Assert.Equal(["file-s1"], await submissions.SettleAsync("s1", Cancel));
        Assert.Empty(await submissions.SentAsync(Cancel));
        Assert.Equal(SubmissionState.Settled, (await submissions.FindAsync("T06", "s1", Cancel))!.State);
        Assert.Empty(await submissions.FileIdsAsync(Cancel));
    }

    [Fact]
    public async Task No_more_files_are_added_than_a_submission_may_have()
    {
        await AddAsync("s1", "T06");

        var added = new List<bool>();
        for (var number = 0; number < 3; number++)
        {
            added.Add(await submissions.AddFileAsync("s1", new SubmittedFile($"f{number}", "a.docx", "x", 10, 0, null), 2, Noon, Cancel));
        }

        Assert.Equal([true, true, false], added);
        Assert.Equal(20, await submissions.AnnouncedAsync("T06", Noon, Cancel));
        Assert.Equal(0, await submissions.AnnouncedAsync("T06", Noon.AddSeconds(1), Cancel));
    }

    [Fact]
    public async Task A_draft_that_nobody_touches_is_found_and_forgotten_with_its_files()
    {
        await WholeAsync("old", "T06");
        await AddAsync("new", "T06", Noon.AddDays(40));

        Assert.Equal(["old"], await submissions.StaleAsync(Noon.AddDays(30), Cancel));
        Assert.Equal(["file-old"], await submissions.DropAsync("old", Cancel));

        Assert.Equal(["new"], (await submissions.OfGroupAsync("T06", Cancel)).Select(draft => draft.Id));
    }

    private async Task<Submission> AddAsync(string id, string group, DateTimeOffset? at = null)
    {
        var draft = new Submission(id, group, SubmissionState.Draft, new SubmissionWords("VoterContactReport", "2024-post-mid", null, null), "helper", null, null, at ?? Noon, null, []);
        await submissions.AddAsync(draft, Cancel);
        return draft;
    }

    private async Task<Submission> WholeAsync(string id, string group)
    {
        var draft = await AddAsync(id, group);
        await submissions.AddFileAsync(id, new SubmittedFile($"file-{id}", "a.docx", "x", 10, 0, null), 20, Noon, Cancel);
        await submissions.ReceivedAsync(id, $"file-{id}", 10, new string('a', 64), Noon, Cancel);
        return draft;
    }
}

public class SqliteSubmissionsTests() : SubmissionsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresSubmissionsTests(PostgresServer server) : SubmissionsContract(async () => await TemporaryPostgres.OpenAsync(server));
