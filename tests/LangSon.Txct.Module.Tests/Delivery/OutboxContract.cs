using Dapper;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Delivery;

/// <summary>What every outbox store must do. One class per database runs it.</summary>
public abstract class OutboxContract : IAsyncLifetime
{
    /// <summary>Longer than any test runs.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Over before anyone looks: nothing here has to wait for a clock.</summary>
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(-1);

    private static readonly DeliveryFault NoAnswer = new(DeliveryFault.Availability, "unavailable", "no answer");

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase opened = null!;

    internal OutboxContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IDatabase Database => opened.Database;

    private SqlOutbox Outbox { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        opened = await open();
        Outbox = With(lease: Long);
    }

    public async ValueTask DisposeAsync()
    {
        await opened.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_entry_on_lease_is_not_given_out_twice()
    {
        await AddAsync("a");
        await AddAsync("b");

        var taken = await TakeAllAsync();

        Assert.Equal(["a", "b"], taken.Select(entry => entry.AggregateId));
    }

    [Fact]
    public async Task Workers_that_take_at_the_same_time_never_hold_the_same_entry()
    {
        for (var number = 0; number < 40; number++)
        {
            await AddAsync($"a{number:00}");
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TakeAllAsync())));

        Assert.Equal(40, taken.SelectMany(entries => entries).Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(40, taken.Sum(entries => entries.Count));
    }

    [Fact]
    public async Task An_entry_whose_lease_is_over_goes_to_the_next_worker()
    {
        await AddAsync("a");
        var lost = await With(lease: Over).TakeAsync("first", Cancel);

        var taken = await Outbox.TakeAsync("second", Cancel);

        Assert.Equal(lost!.Id, taken!.Id);
        Assert.Equal(2, taken.Claims);
    }

    [Fact]
    public async Task An_entry_whose_lease_was_renewed_is_not_given_out()
    {
        await AddAsync("a");
        var held = await With(lease: Over).TakeAsync("first", Cancel);

        Assert.True(await Outbox.RenewAsync(held!, Cancel));

        Assert.Null(await Outbox.TakeAsync("second", Cancel));
    }

    [Fact]
    public async Task A_worker_that_lost_its_entry_changes_nothing_any_more()
    {
        await AddAsync("a");
        var lost = (await With(lease: Over).TakeAsync("first", Cancel))!;
        var held = (await Outbox.TakeAsync("second", Cancel))!;
        var told = false;

        var renewed = await Outbox.RenewAsync(lost, Cancel);
        var completed = await Outbox.CompleteAsync(lost, "{}", _ => { told = true; return Task.CompletedTask; }, Cancel);
        await Outbox.PutOffAsync(lost, NoAnswer, TimeSpan.Zero, Cancel);
        await Outbox.QuarantineAsync(lost, NoAnswer, Cancel);

        Assert.False(renewed || completed || told);
        Assert.True(await Outbox.CompleteAsync(held, "{}", _ => Task.CompletedTask, Cancel));
    }

    [Fact]
    public async Task The_same_worker_too_is_refused_with_an_older_taking()
    {
        await AddAsync("a");
        var lost = (await With(lease: Over).TakeAsync("one", Cancel))!;
        await Outbox.TakeAsync("one", Cancel);

        Assert.False(await Outbox.RenewAsync(lost, Cancel));
    }

    [Fact]
    public async Task Entries_of_one_key_go_out_one_after_another_in_the_order_of_adding()
    {
        await AddAsync("a", version: 1, key: "k");
        await AddAsync("a", version: 2, key: "k");
        await AddAsync("b");

        var first = await TakeAllAsync();
        await CompleteAsync(first[0]);
        var then = await TakeAllAsync();

        Assert.Equal([("a", 1L), ("b", 1L)], first.Select(entry => (entry.AggregateId, entry.Version)));
        Assert.Equal([("a", 2L)], then.Select(entry => (entry.AggregateId, entry.Version)));
    }

    [Fact]
    public async Task An_entry_that_waits_for_another_try_holds_its_successors_back()
    {
        await AddAsync("a", version: 1, key: "k");
        await AddAsync("a", version: 2, key: "k");
        await Outbox.PutOffAsync((await Outbox.TakeAsync("one", Cancel))!, NoAnswer, Long, Cancel);

        Assert.Null(await Outbox.TakeAsync("one", Cancel));
    }

    [Fact]
    public async Task A_failure_moves_the_next_try_and_frees_the_entry_in_one_write()
    {
        await AddAsync("a");
        var taken = (await Outbox.TakeAsync("one", Cancel))!;
        var before = await Database.OutboxRowAsync("a");

        await Outbox.PutOffAsync(taken, NoAnswer, Long, Cancel);

        var after = await Database.OutboxRowAsync("a");
        Assert.Equal(("retry", 0, 1), (after.State, after.Claims, after.TransientFails));
        Assert.True(after.NextAtMs >= before.NextAtMs + Long.TotalMilliseconds);
        Assert.Null(await Outbox.TakeAsync("one", Cancel));
    }

    [Fact]
    public async Task An_entry_that_failed_comes_after_those_that_are_due_longer()
    {
        await AddAsync("poison");
        await AddAsync("a");
        var (poison, longer) = ((await Outbox.TakeAsync("one", Cancel))!, (await Outbox.TakeAsync("one", Cancel))!);
        await Outbox.PutOffAsync(longer, NoAnswer, Over, Cancel);
        await Outbox.PutOffAsync(poison, NoAnswer, TimeSpan.Zero, Cancel);

        Assert.Equal("a", (await Outbox.TakeAsync("one", Cancel))!.AggregateId);
    }

    [Fact]
    public async Task What_is_done_is_never_taken_again()
    {
        await AddAsync("a");
        await CompleteAsync((await With(lease: Over).TakeAsync("one", Cancel))!);

        await Outbox.FreeAllAsync(Cancel);

        Assert.Null(await Outbox.TakeAsync("one", Cancel));
        Assert.False(await AddAsync("a"));
        Assert.Equal(0, await Outbox.CountOpenAsync(Cancel));
    }

    [Fact]
    public async Task An_end_and_what_is_written_with_it_are_kept_together_or_not_at_all()
    {
        await AddAsync("a");
        var taken = (await Outbox.TakeAsync("one", Cancel))!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Outbox.CompleteAsync(
            taken, "{}",
            async work =>
            {
                await Outbox.AddAsync(work, Delivery("told"), Cancel);
                throw new InvalidOperationException("in the middle");
            },
            Cancel));

        Assert.Equal([("a", "leased")], (await Database.OutboxAsync()).Select(row => (row.AggregateId, row.State)));
    }

    [Fact]
    public async Task A_quarantined_entry_stays_and_blocks_its_key_alone()
    {
        await AddAsync("a", version: 1, key: "k");
        await AddAsync("a", version: 2, key: "k");
        await AddAsync("b");
        await Outbox.QuarantineAsync((await Outbox.TakeAsync("one", Cancel))!, new DeliveryFault(DeliveryFault.Permanent, "refused", "no"), Cancel);

        await Outbox.FreeAllAsync(Cancel);
        var taken = await TakeAllAsync();

        Assert.Equal(["b"], taken.Select(entry => entry.AggregateId));
        Assert.Equal(["quarantined", "ready", "leased"], (await Database.OutboxAsync()).Select(row => row.State));
    }

    [Fact]
    public async Task The_same_kind_aggregate_and_version_added_twice_is_one()
    {
        Assert.True(await AddAsync("a"));

        Assert.False(await AddAsync("a", payload: "other"));

        Assert.Single(await Database.OutboxAsync());
    }

    [Fact]
    public async Task The_same_delivery_has_the_same_key_in_another_database()
    {
        await using var other = await open();
        await AddAsync("a");
        await other.Database.WriteAsync(work => new SqlOutbox(other.Database, Lease(Long)).AddAsync(work, Delivery("a"), Cancel), Cancel);
        await AddAsync("b");

        var keys = (await Database.OutboxAsync()).Select(row => row.Key).ToList();

        Assert.Equal((await other.Database.OutboxRowAsync("a")).Key, keys[0]);
        Assert.NotEqual(keys[0], keys[1]);
    }

    [Fact]
    public async Task Freeing_all_gives_every_held_entry_back_and_forgets_its_holders()
    {
        await AddAsync("a");
        await AddAsync("b");
        var held = await TakeAllAsync();

        await Outbox.FreeAllAsync(Cancel);

        Assert.False(await Outbox.RenewAsync(held[0], Cancel));
        var again = await TakeAllAsync();
        Assert.Equal(held.Select(entry => entry.Id), again.Select(entry => entry.Id));
        Assert.All(again, entry => Assert.Equal(2, entry.Claims));
    }

    [Fact]
    public async Task Freeing_all_leaves_those_alone_that_wait_for_another_try()
    {
        await AddAsync("a");
        await Outbox.PutOffAsync((await Outbox.TakeAsync("one", Cancel))!, NoAnswer, Long, Cancel);

        await Outbox.FreeAllAsync(Cancel);

        Assert.Null(await Outbox.TakeAsync("one", Cancel));
    }

    [Fact]
    public async Task An_entry_added_in_a_transaction_that_fails_is_not_there()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async work =>
            {
                await Outbox.AddAsync(work, Delivery("a"), Cancel);
                throw new InvalidOperationException("in the middle");
            },
            Cancel));

        Assert.Null(await Outbox.TakeAsync("one", Cancel));
    }

    [Fact]
    public async Task The_upload_of_a_part_is_remembered_until_another_takes_its_place()
    {
        await AddAsync("a");
        var taken = (await Outbox.TakeAsync("one", Cancel))!;
        Assert.Null(await Outbox.FindUploadAsync(taken, "tệp.pdf", Cancel));

        await Outbox.SetUploadAsync(taken, "tệp.pdf", "first", Cancel);
        await Outbox.SetUploadAsync(taken, "tệp.pdf", "second", Cancel);

        Assert.Equal("second", await Outbox.FindUploadAsync(taken, "tệp.pdf", Cancel));
        Assert.Null(await Outbox.FindUploadAsync(taken, "other", Cancel));
    }

    private static IOptions<DeliveryOptions> Lease(TimeSpan lease) => Options.Create(new DeliveryOptions { Lease = lease });

    private static NewDelivery Delivery(string aggregateId, int version = 1, string? key = null, string payload = "{}") =>
        new(DeliveryPayload.Document, aggregateId, version, key ?? aggregateId, payload);

    private SqlOutbox With(TimeSpan lease) => new(Database, Lease(lease));

    private Task<bool> AddAsync(string aggregateId, int version = 1, string? key = null, string payload = "{}") =>
        Database.WriteAsync(work => Outbox.AddAsync(work, Delivery(aggregateId, version, key, payload), Cancel), Cancel);

    private async Task<List<OutboxEntry>> TakeAllAsync()
    {
        List<OutboxEntry> taken = [];
        while (await Outbox.TakeAsync("one", Cancel) is { } entry)
        {
            taken.Add(entry);
        }

        return taken;
    }

    private async Task CompleteAsync(OutboxEntry entry) => Assert.True(await Outbox.CompleteAsync(entry, "{}", _ => Task.CompletedTask, Cancel));
}
