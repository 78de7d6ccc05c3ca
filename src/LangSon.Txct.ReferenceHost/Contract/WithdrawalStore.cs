using Dapper;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The documents that were withdrawn. None comes back.</summary>
internal sealed class WithdrawalStore(IDatabase database, DemoClock clock)
{
    private const string Select = "select n, reason, replaced_by as ReplacedBy, withdrawn_ms as WithdrawnAt from host_withdrawal where document_id = @id";

    public Task<StoredWithdrawal?> FindAsync(string id, CancellationToken cancel) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<StoredWithdrawal>(new CommandDefinition(Select, new { id }, cancellationToken: cancel)), cancel);

    /// <summary>Withdraws the document with all its versions; the equal withdrawal again is the one that is there.</summary>
    public Task<KeptOutcome> WithdrawAsync(string id, WithdrawalBody body, CancellationToken cancel) => database.WriteAsync<KeptOutcome>(
        async work =>
        {
            if (await work.Connection.QuerySingleOrDefaultAsync<StoredWithdrawal>(new CommandDefinition(Select, new { id }, work.Transaction, cancellationToken: cancel)) is { } there)
            {
                return there.Reason == body.Reason && there.ReplacedBy == body.ReplacedBy
                    ? new KeptOutcome.Kept(there.N, there.WithdrawnAt, IsNew: false)
                    : new KeptOutcome.Refused(HostProblem.OtherContent(there.N));
            }

            var latest = await work.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "select coalesce(max(n), 0) from host_version where collection = 'documents' and id = @id", new { id }, work.Transaction, cancellationToken: cancel));
            return latest == 0 ? new KeptOutcome.Refused(HostProblem.Unknown) : await AddAsync(work, id, latest, body, cancel);
        },
        cancel);

    private async Task<KeptOutcome> AddAsync(Work work, string id, int n, WithdrawalBody body, CancellationToken cancel)
    {
        var now = await Stamps.NextAsync(work, "documents", clock, cancel);
        await work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into host_withdrawal (document_id, n, reason, replaced_by, withdrawn_ms) values (@id, @n, @Reason, @ReplacedBy, @now);
            update host_version set modified_ms = @now where collection = 'documents' and id = @id and modified_ms is not null;
            """,
            new { id, n, body.Reason, body.ReplacedBy, now }, work.Transaction, cancellationToken: cancel));
        return new KeptOutcome.Kept(n, now, IsNew: true);
    }
}

internal sealed record StoredWithdrawal
{
    public int N { get; init; }
    public string Reason { get; init; } = "";
    public string? ReplacedBy { get; init; }
    public DateTimeOffset WithdrawnAt { get; init; }
}
