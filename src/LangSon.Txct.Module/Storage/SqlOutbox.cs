using System.Security.Cryptography;
using System.Text;
using Dapper;
using LangSon.Txct.Delivery;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Storage;

/// <summary>The outbox as one table. Each taking raises the row's epoch, and a write of an older epoch changes nothing.</summary>
internal sealed class SqlOutbox(IDatabase database, IOptions<DeliveryOptions> options) : IOutbox
{
    /// <summary>In the very words of the index: SQLite uses a partial index only for these.</summary>
    private const string Open = "state in ('ready', 'leased', 'retry')", NotOver = "state not in ('done', 'withdrawn')";

    private const string Held = "where id = @Id and epoch = @Epoch and lease_owner = @Owner and state = 'leased'";

    private readonly string now = database.Dialect.Now;
    private readonly long leaseMs = (long)options.Value.Lease.TotalMilliseconds;

    public async Task<bool> AddAsync(Work work, NewDelivery delivery, CancellationToken cancel)
    {
        if (database.Dialect.TurnToAdd("txct_outbox") is { } turn)
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(turn, transaction: work.Transaction, cancellationToken: cancel));
        }

        return await work.Connection.ExecuteAsync(new CommandDefinition(
            $"""
            insert into txct_outbox (id, kind, aggregate_id, version, ordering_key, seq, idem_key, payload_json, priority, state, next_at_ms, created_ms, updated_ms)
            values (@id, @Kind, @AggregateId, @Version, @OrderingKey, (select coalesce(max(seq), 0) + 1 from txct_outbox), @key, @PayloadJson, @priority, 'ready', {now}, {now}, {now})
            on conflict (kind, aggregate_id, version) do nothing
            """,
            new { id = Guid.CreateVersion7().ToString(), delivery.Kind, delivery.AggregateId, delivery.Version, delivery.OrderingKey, key = KeyOf(delivery), delivery.PayloadJson, priority = (int)delivery.Urgency },
            work.Transaction, cancellationToken: cancel)) == 1;
    }

    public Task<OutboxEntry?> TakeAsync(string owner, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.QuerySingleOrDefaultAsync<OutboxEntry>(new CommandDefinition(Take(database.Dialect), new { owner, leaseMs }, work.Transaction, cancellationToken: cancel)),
        cancel);

    /// <summary>Takes the first delivery that is due and waits for no other of its key.</summary>
    internal static string Take(SqlDialect dialect) =>
        $"""
        update txct_outbox set
            state = 'leased', lease_owner = @owner, lease_until_ms = {dialect.Now} + @leaseMs, epoch = epoch + 1, claims = claims + 1, updated_ms = {dialect.Now}
        where id = (
            select id from txct_outbox o
            where {Open} and next_at_ms <= {dialect.Now} and (state <> 'leased' or lease_until_ms < {dialect.Now})
                and not exists (select 1 from txct_outbox p where p.ordering_key = o.ordering_key and p.seq < o.seq and p.{NotOver})
            order by priority, next_at_ms, seq limit 1 {dialect.SkipLocked})
        returning id, kind, aggregate_id as AggregateId, version, payload_json as PayloadJson, lease_owner as Owner, epoch,
            claims, fails_transient as TransientFails, fails_permanent as PermanentFails
        """;

    public Task<bool> RenewAsync(OutboxEntry delivery, CancellationToken cancel) =>
        WriteHeldAsync(delivery, $"lease_until_ms = {now} + @leaseMs", new { leaseMs }, cancel);

    public Task<bool> CompleteAsync(OutboxEntry delivery, string receiptJson, Func<Work, Task> then, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            var held = await SetHeldAsync(work, delivery, $"state = 'done', done_ms = {now}, receipt_json = @receiptJson", new { receiptJson }, cancel);
            if (held)
            {
                await then(work);
            }

            return held;
        },
        cancel);

    public Task PutOffAsync(OutboxEntry delivery, DeliveryFault fault, TimeSpan delay, CancellationToken cancel) => WriteHeldAsync(
        delivery,
        $"""
        state = 'retry', next_at_ms = {now} + @delayMs, claims = @local,
        fails_permanent = fails_permanent + @permanent, fails_transient = fails_transient + @transient,
        err_class = @Class, err_code = @Code, err_text = @Text
        """,
        new
        {
            delayMs = (long)delay.TotalMilliseconds, fault.Class, fault.Code, Text = Short(fault.Text),
            permanent = fault.Class == DeliveryFault.Permanent ? 1 : 0,
            transient = fault.Class is DeliveryFault.Permanent or DeliveryFault.Local ? 0 : 1,

            // What was not counted as a failure is still a try after which one asks first.
            local = fault.Class == DeliveryFault.Local ? 1 : 0,
        },
        cancel);

    public Task QuarantineAsync(OutboxEntry delivery, DeliveryFault fault, CancellationToken cancel) => WriteHeldAsync(
        delivery, "state = 'quarantined', err_class = @Class, err_code = @Code, err_text = @Text",
        new { fault.Class, fault.Code, Text = Short(fault.Text) }, cancel);

    public async Task<bool> TakeBackAsync(Work work, string orderingKey, CancellationToken cancel)
    {
        await work.Connection.ExecuteAsync(new CommandDefinition(
            $"update txct_outbox set state = 'withdrawn', updated_ms = {now} where ordering_key = @orderingKey and state in ('ready', 'retry', 'quarantined')",
            new { orderingKey }, work.Transaction, cancellationToken: cancel));
        return await work.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from txct_outbox where ordering_key = @orderingKey and epoch > 0", new { orderingKey }, work.Transaction, cancellationToken: cancel)) > 0;
    }

    public async Task<bool> SendAgainAsync(Work work, NewDelivery delivery, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        $"""
        update txct_outbox set payload_json = @PayloadJson, state = 'ready', next_at_ms = {now}, claims = 0, fails_transient = 0, fails_permanent = 0, done_ms = null, receipt_json = null, updated_ms = {now}
        where kind = @Kind and aggregate_id = @AggregateId and version = @Version and state = 'done'
        """,
        new { delivery.Kind, delivery.AggregateId, delivery.Version, delivery.PayloadJson }, work.Transaction, cancellationToken: cancel)) == 1;

    /// <summary>It counts as tried once: what an earlier try may have brought about is asked for before anything is sent.</summary>
    public async Task<bool> SkipNoticeAsync(Work work, string id, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        $"update txct_outbox set state = 'withdrawn', epoch = epoch + 1, updated_ms = {now} where id = @id and state = 'quarantined' and kind = @kind",
        new { id, kind = DeliveryPayload.Notice }, work.Transaction, cancellationToken: cancel)) == 1;

    public Task<bool> RetryAsync(string id, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            var freed = await work.Connection.ExecuteAsync(new CommandDefinition(
                $"""
                update txct_outbox set state = 'retry', next_at_ms = {now}, claims = 0, fails_transient = 1, fails_permanent = 0, epoch = epoch + 1, updated_ms = {now}
                where id = @id and state = 'quarantined'
                """,
                new { id }, work.Transaction, cancellationToken: cancel)) == 1;
            if (freed)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition("delete from txct_upload where outbox_id = @id", new { id }, work.Transaction, cancellationToken: cancel));
            }

            return freed;
        },
        cancel);

    public Task FreeAllAsync(CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            $"update txct_outbox set state = 'retry', epoch = epoch + 1, next_at_ms = {now}, lease_owner = null where state = 'leased'",
            transaction: work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<int> CountOpenAsync(CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*) from txct_outbox where {Open}", cancellationToken: cancel)),
        cancel);

    public Task<string?> FindUploadAsync(OutboxEntry delivery, string partName, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "select remote_id from txct_upload where outbox_id = @Id and part_name = @partName", new { delivery.Id, partName }, cancellationToken: cancel)),
        cancel);

    public Task SetUploadAsync(OutboxEntry delivery, string partName, string remoteId, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_upload (outbox_id, part_name, remote_id) values (@Id, @partName, @remoteId)
            on conflict (outbox_id, part_name) do update set remote_id = excluded.remote_id
            """,
            new { delivery.Id, partName, remoteId }, work.Transaction, cancellationToken: cancel)),
        cancel);

    private Task<bool> WriteHeldAsync(OutboxEntry delivery, string set, object values, CancellationToken cancel) =>
        database.WriteAsync(work => SetHeldAsync(work, delivery, set, values, cancel), cancel);

    private async Task<bool> SetHeldAsync(Work work, OutboxEntry delivery, string set, object values, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(new { delivery.Id, delivery.Epoch, delivery.Owner });
        return await work.Connection.ExecuteAsync(new CommandDefinition(
            $"update txct_outbox set {set}, updated_ms = {now} {Held}", parameters, work.Transaction, cancellationToken: cancel)) == 1;
    }

    /// <summary>The same content gives the same key, also after yesterday's backup was restored.</summary>
    private static string KeyOf(NewDelivery delivery)
    {
        var payload = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.PayloadJson)));
        var all = $"{delivery.Kind}\n{delivery.AggregateId}\n{delivery.Version}\n{payload}";
        return $"txct1-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..40]}";
    }

    private static string Short(string text) => text.Length <= 2000 ? text : text[..2000];
}
