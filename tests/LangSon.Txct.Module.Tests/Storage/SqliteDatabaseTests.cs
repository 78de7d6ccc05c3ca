using System.Data.Common;
using System.Diagnostics;
using Dapper;
using LangSon.Txct.Support;

namespace LangSon.Txct.Storage;

/// <summary>What holds of the SQLite file alone: writes that share a commit, and one process.</summary>
public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TemporaryDatabase temporary = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Lock => $"{temporary.File}.lock";

    public async ValueTask InitializeAsync() => temporary = await TemporaryDatabase.OpenAsync();

    public ValueTask DisposeAsync() => temporary.DisposeAsync();

    [Fact]
    public async Task Writes_that_wait_at_the_same_time_share_one_transaction()
    {
        var first = OccupyAsync();
        var others = Enumerable.Range(0, 20).Select(_ => temporary.Database.WriteAsync(work => Task.FromResult(work.Transaction), Cancel)).ToList();

        gate.SetResult();

        var shared = Assert.Single((await Task.WhenAll(others)).Distinct());
        Assert.NotSame(await first, shared);
    }

    [Fact]
    public async Task A_commit_that_fails_fails_all_that_share_it_and_the_next_write_goes_on()
    {
        var first = OccupyAsync();
        var orphan = temporary.Database.WriteAsync(
            work => work.Connection.ExecuteAsync(
                "pragma defer_foreign_keys = on; insert into txct_upload values ('nowhere', 'a', 'b')", transaction: work.Transaction),
            Cancel);
        var innocent = AddGroupAsync("T01");
        gate.SetResult();
        await first;

        await Assert.ThrowsAsync<UnknownCommitException>(() => orphan);
        await Assert.ThrowsAsync<UnknownCommitException>(() => innocent);
        await AddGroupAsync("T02");

        Assert.Equal(["T02"], await GroupsAsync());
    }

    [Fact]
    public async Task A_write_withdrawn_while_it_waits_is_answered_at_once_and_not_done()
    {
        var first = OccupyAsync();
        using var withdrawn = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = temporary.Database.WriteAsync(work => AddAsync(work, "T01"), withdrawn.Token);

        await withdrawn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        await first;
        Assert.Empty(await GroupsAsync());
    }

    [Fact]
    public async Task A_write_runs_in_the_context_of_its_caller()
    {
        var who = new AsyncLocal<string> { Value = "caller" };

        Assert.Equal("caller", await temporary.Database.WriteAsync(_ => Task.FromResult(who.Value), Cancel));
    }

    [Fact]
    public async Task A_second_process_waits_until_the_first_has_ended()
    {
        await using var second = Another(TimeSpan.FromMinutes(5));
        var opening = second.OpenAsync(Cancel);
        await Eventually.IsTrueAsync("the second waits", () => second.State == DatabaseState.WaitingForOldProcess);
        Assert.Equal("Đang chờ tiến trình cũ", second.State.Sentence());

        await temporary.Database.DisposeAsync();
        await opening;

        Assert.Equal(DatabaseState.Open, second.State);
    }

    [Fact]
    public async Task A_second_process_that_has_waited_long_enough_says_what_to_do()
    {
        await using var second = Another(TimeSpan.Zero);

        var refusal = await Assert.ThrowsAsync<IOException>(() => second.OpenAsync(Cancel));

        Assert.Contains("Xin dừng tiến trình đó", refusal.Message, StringComparison.Ordinal);
        await AddGroupAsync("T01");
    }

    [Fact]
    public async Task After_a_clean_stop_nothing_is_checked()
    {
        Assert.Equal("open", await ReadLockAsync());
        await temporary.Database.DisposeAsync();
        Assert.Empty(await ReadLockAsync());

        var log = new CollectedLog();
        await using var next = Another(TimeSpan.Zero, log);
        await next.OpenAsync(Cancel);

        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task After_a_stop_in_the_middle_the_file_is_checked()
    {
        await temporary.Database.DisposeAsync();
        await File.WriteAllTextAsync(Lock, "open", Cancel);

        var log = new CollectedLog();
        await using var next = Another(TimeSpan.Zero, log);
        await next.OpenAsync(Cancel);

        Assert.Equal(1002, Assert.Single(log.Entries).Id);
    }

    [Fact]
    public async Task A_damaged_file_is_not_worked_on_and_is_checked_again_the_next_time()
    {
        foreach (var number in Enumerable.Range(1, 200))
        {
            await AddGroupAsync($"T{number:000} {new string('x', 200)}");
        }

        await temporary.Database.DisposeAsync();
        await File.WriteAllTextAsync(Lock, "open", Cancel);
        await using (var file = File.OpenWrite(temporary.File))
        {
            file.Seek(-4096, SeekOrigin.End);
            await file.WriteAsync(new byte[4096], Cancel);
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var next = Another(TimeSpan.Zero);
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => next.OpenAsync(Cancel));
            Assert.Contains("bị hỏng", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("3.51.2", "wal", 2, 1, 5000)]
    [InlineData("3.53.3", "delete", 2, 1, 5000)]
    [InlineData("3.53.3", "wal", 1, 1, 5000)]
    [InlineData("3.53.3", "wal", 2, 0, 5000)]
    [InlineData("3.53.3", "wal", 2, 1, 0)]
    public void A_setting_that_did_not_take_is_refused(string version, string journal, long sync, long keys, long busy) =>
        Assert.Throws<InvalidOperationException>(() => new SqliteSettings(version, journal, sync, keys, busy).AssertSafe());

    [Theory]
    [InlineData("nfs4", true)]
    [InlineData("cifs", true)]
    [InlineData("smb3", true)]
    [InlineData("ext4", false)]
    [InlineData("xfs", false)]
    [InlineData("tmpfs", false)]
    [InlineData("overlay", false)]
    public void File_systems_of_other_machines_are_told_from_those_of_this_one(string format, bool isNetwork) =>
        Assert.Equal(isNetwork, SqliteDisk.IsNetwork(DriveType.Fixed, format));

    /// <summary>Keeps the writer busy until the gate opens, so that what comes next has to wait.</summary>
    private Task<DbTransaction> OccupyAsync()
    {
        var entered = new TaskCompletionSource();
        var occupied = temporary.Database.WriteAsync(
            async work =>
            {
                entered.SetResult();
                await gate.Task;
                return work.Transaction;
            },
            Cancel);
        entered.Task.Wait(Cancel);
        return occupied;
    }

    private SqliteDatabase Another(TimeSpan wait, CollectedLog? log = null) => new(temporary.File, wait, log);

    private async Task<string> ReadLockAsync()
    {
        // By a program that does not ask for locks, as this runtime does.
        using var reading = Process.Start(new ProcessStartInfo("cat", [Lock]) { RedirectStandardOutput = true })!;
        return await reading.StandardOutput.ReadToEndAsync(Cancel);
    }

    private Task AddGroupAsync(string id) => temporary.Database.WriteAsync(work => AddAsync(work, id), Cancel);

    private static Task<int> AddAsync(Work work, string id) =>
        work.Connection.ExecuteAsync("insert into txct_group values (@id, 1, '', '')", new { id }, work.Transaction);

    private Task<IEnumerable<string>> GroupsAsync() => temporary.Database.ReadAsync(connection => connection.QueryAsync<string>("select id from txct_group order by id"), Cancel);
}
