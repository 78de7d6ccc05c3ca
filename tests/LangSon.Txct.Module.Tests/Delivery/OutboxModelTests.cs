using System.Collections.Concurrent;
using CsCheck;
using Dapper;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Delivery;

/// <summary>The outbox against a model of a few lines: whatever is done in whatever order, both say the same.</summary>
public class OutboxModelTests(PostgresServer server)
{
    private const int Sequences = 100_000, OnDisk = 2_000, OnServer = 100;
    private static readonly DeliveryFault Fault = new(DeliveryFault.Availability, "unavailable", "no answer");
    private static readonly Gen<Step> AnyStep = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 5], Gen.Int[0, 20], (act, what, ticket) => new Step(act, what, ticket));

    private enum Act { Add, AddMore, Take, TakeMore, TakeBriefly, Renew, Complete, CompleteMore, PutOff, PutOffLong, Quarantine, FreeAll }

    private enum State { Ready, Leased, Retry, Done, Quarantined }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Outbox_and_leases_behave_as_their_model() => WithDatabaseAsync(database => SampleAsync(AnyStep.Array[5, 40], steps => RunAsync(database, steps), OnDisk, threads: 1));

    [Fact]
    public Task So_they_do_in_a_hundred_thousand_orders_of_steps() => WithDatabaseAsync(async model =>
    {
        var databases = new ConcurrentBag<MemoryDatabase>();
        await SampleAsync(
            AnyStep.Array[3, 20],
            async steps =>
            {
                var database = databases.TryTake(out var idle) ? idle : new MemoryDatabase(await PathAsync(model));
                await RunAsync(database, steps);
                databases.Add(database);
            },
            Sequences, threads: Environment.ProcessorCount);
        foreach (var database in databases)
        {
            database.Dispose();
        }
    });

    private static Task SampleAsync(Gen<Step[]> any, Func<Step[], Task> run, int sequences, int threads) => any.SampleAsync(
        run, iter: sequences, threads: threads, print: steps => string.Join(", ", steps.Select(step => $"{step.Act}({step.What},{step.Ticket})")));

    /// <summary>A database file in memory where the system has such a folder: no order of steps depends on how long a disk takes.</summary>
    private static async Task WithDatabaseAsync(Func<SqliteDatabase, Task> body)
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var folder = Directory.CreateDirectory(Path.Combine(memory, $"txct-{Guid.NewGuid():n}"));
        try
        {
            await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "txct.db"));
            await database.OpenAsync(Cancel);
            await body(database);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Few sequences: each step goes to a server and back.</summary>
    [Fact]
    public async Task Outbox_and_leases_behave_as_their_model_in_PostgreSQL()
    {
        await using var temporary = await TemporaryPostgres.OpenAsync(server);

        await SampleAsync(AnyStep.Array[5, 40], steps => RunAsync(temporary.Database, steps), OnServer, threads: 1);
    }

    private static Task<string> PathAsync(SqliteDatabase database) => database.ReadAsync(connection => Task.FromResult(connection.DataSource), Cancel);

    private static async Task RunAsync(IDatabase database, Step[] steps)
    {
        await database.WriteAsync(work => work.Connection.ExecuteAsync("delete from txct_upload; delete from txct_outbox", transaction: work.Transaction), Cancel);
        var run = new Run(database);
        foreach (var step in steps)
        {
            await run.StepAsync(step);
        }

        await run.CompareAsync();
    }

    private sealed record Step(Act Act, int What, int Ticket);

    private sealed class Row(string aggregateId, int version, string key)
    {
        public string AggregateId => aggregateId;
        public int Version => version;
        public string Key => key;
        public State State { get; set; }
        public bool IsDue { get; set; } = true;
        public bool IsOver { get; set; }
        public long Epoch { get; set; }
        public long Claims { get; set; }
        public long Fails { get; set; }
    }

    /// <summary>A taking, whether it still holds or not.</summary>
    private sealed record Ticket(OutboxEntry Entry, Row Row)
    {
        public bool Holds => Row.State == State.Leased && Row.Epoch == Entry.Epoch;
    }

    private sealed class Run(IDatabase database)
    {
        private readonly SqlOutbox outbox = new(database, Options.Create(new DeliveryOptions { Lease = TimeSpan.FromHours(1) }));
        private readonly SqlOutbox brief = new(database, Options.Create(new DeliveryOptions { Lease = TimeSpan.FromSeconds(-1) }));
        private readonly List<Row> rows = [];
        private readonly List<Ticket> tickets = [];

        public Task StepAsync(Step step) => step.Act switch
        {
            Act.Add or Act.AddMore => AddAsync($"a{step.What % 3}", 1 + (step.Ticket % 3), $"k{step.What % 2}"),
            Act.Take or Act.TakeMore => TakeAsync(outbox, isOver: false, $"w{step.What % 2}"),
            Act.TakeBriefly => TakeAsync(brief, isOver: true, $"w{step.What % 2}"),
            Act.FreeAll => FreeAllAsync(),
            _ when tickets.Count == 0 => Task.CompletedTask,
            _ => UseAsync(step.Act, tickets[step.Ticket % tickets.Count]),
        };

        public async Task CompareAsync()
        {
            var found = await database.ReadAsync(
                connection => connection.QueryAsync<(string, long, string, long, long, long)>(
                    "select aggregate_id, version, state, epoch, claims, fails_transient from txct_outbox order by seq"), Cancel);

            Assert.Equal(rows.Select(row => (row.AggregateId, (long)row.Version, row.State.ToString().ToLowerInvariant(), row.Epoch, row.Claims, row.Fails)), found);
            Assert.Equal(rows.Count(row => row.State is not (State.Done or State.Quarantined)), await outbox.CountOpenAsync(Cancel));
        }

        private async Task AddAsync(string aggregateId, int version, string key)
        {
            var added = await database.WriteAsync(work => outbox.AddAsync(work, new NewDelivery("document", aggregateId, version, key, "{}"), Cancel), Cancel);

            Assert.Equal(!rows.Any(row => row.AggregateId == aggregateId && row.Version == version), added);
            if (added)
            {
                rows.Add(new Row(aggregateId, version, key));
            }
        }

        private async Task TakeAsync(SqlOutbox from, bool isOver, string owner)
        {
            var free = rows.Where((row, place) => IsFree(row) && rows.Take(place).All(before => before.Key != row.Key || before.State == State.Done)).ToList();

            var entry = await from.TakeAsync(owner, Cancel);

            Assert.Equal(free.Count > 0, entry is not null);
            if (entry is null)
            {
                return;
            }

            var row = Assert.Single(free, row => row.AggregateId == entry.AggregateId && row.Version == entry.Version);
            (row.State, row.IsOver, row.Epoch, row.Claims) = (State.Leased, isOver, row.Epoch + 1, row.Claims + 1);
            Assert.Equal((row.Epoch, row.Claims, row.Fails, owner), (entry.Epoch, entry.Claims, entry.TransientFails, entry.Owner));
            tickets.Add(new Ticket(entry, row));
        }

        private static bool IsFree(Row row) => row.IsDue && (row.State is State.Ready or State.Retry || (row.State == State.Leased && row.IsOver));

        private async Task UseAsync(Act act, Ticket ticket)
        {
            var (row, holds) = (ticket.Row, ticket.Holds);
            switch (act)
            {
                case Act.Renew:
                    Assert.Equal(holds, await outbox.RenewAsync(ticket.Entry, Cancel));
                    row.IsOver = !holds && row.IsOver;
                    break;
                case Act.Complete or Act.CompleteMore:
                    var told = false;
                    Assert.Equal(holds, await outbox.CompleteAsync(ticket.Entry, "{}", _ => { told = true; return Task.CompletedTask; }, Cancel));
                    Assert.Equal(holds, told);
                    row.State = holds ? State.Done : row.State;
                    break;
                case Act.PutOff or Act.PutOffLong:
                    await outbox.PutOffAsync(ticket.Entry, Fault, act == Act.PutOff ? TimeSpan.FromSeconds(-1) : TimeSpan.FromHours(1), Cancel);
                    if (holds)
                    {
                        (row.State, row.IsDue, row.Claims, row.Fails) = (State.Retry, act == Act.PutOff, 0, row.Fails + 1);
                    }

                    break;
                case Act.Quarantine:
                    await outbox.QuarantineAsync(ticket.Entry, Fault, Cancel);
                    row.State = holds ? State.Quarantined : row.State;
                    break;
            }
        }

        private async Task FreeAllAsync()
        {
            await outbox.FreeAllAsync(Cancel);
            foreach (var row in rows.Where(row => row.State == State.Leased))
            {
                (row.State, row.Epoch) = (State.Retry, row.Epoch + 1);
            }
        }
    }
}
