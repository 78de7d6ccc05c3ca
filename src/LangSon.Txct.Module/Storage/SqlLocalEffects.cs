using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Central.Local;

namespace LangSon.Txct.Storage;

/// <summary>Sets, withdrawals and notices: what has no bytes of its own.</summary>
internal sealed partial class SqlLocalRegister
{
    public Task<Answer<CommitReceipt>> CommitAsync(PublicationSet set, CancellationToken cancel)
    {
        var body = RecordJson.Write(set.Members.OrderBy(member => member.DocumentId, StringComparer.Ordinal).ThenBy(member => member.Number));
        return KeepOnceAsync(setKind, set.Id, body, work => ShowAsync(work, set, cancel), cancel);
    }

    public Task<Answer<CommitReceipt>> CommitAsync(Withdrawal withdrawal, CancellationToken cancel) => KeepOnceAsync(
        withdrawalKind, withdrawal.DocumentId, RecordJson.Write(withdrawal), work => HideAsync(work, withdrawal.DocumentId, cancel), cancel);

    public Task<Answer<CommitReceipt>> CommitAsync(Notice notice, CancellationToken cancel) => KeepOnceAsync(
        noticeKind, notice.Id, RecordJson.Write(notice), _ => Task.FromResult(new Change(1, time.GetUtcNow(), null)), cancel);

    /// <summary>Does what there is to do the first time; the same again is what is there.</summary>
    private Task<Answer<CommitReceipt>> KeepOnceAsync(string kind, string id, string bodyJson, Func<Work, Task<Change>> change, CancellationToken cancel) => AloneAsync(
        async work =>
        {
            if (await FindEffectAsync(work, kind, id, cancel) is { } there)
            {
                return there.BodyJson == bodyJson ? new Answer<CommitReceipt>.Ok(new CommitReceipt(id, (int)there.Number, there.CommittedAt, [])) : LocalProblems.OtherContent((int)there.Number);
            }

            var (number, at, obstacle) = await change(work);
            if (obstacle is not null)
            {
                return obstacle;
            }

            await work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_local_effect (kind, id, body_json, n, committed_ms) values (@kind, @id, @bodyJson, @number, @at)",
                new { kind, id, bodyJson, number, at }, work.Transaction, cancellationToken: cancel));
            return new Answer<CommitReceipt>.Ok(new CommitReceipt(id, number, at, []));
        },
        cancel);

    /// <summary>Makes all members visible; each must have been committed for this set.</summary>
    private async Task<Change> ShowAsync(Work work, PublicationSet set, CancellationToken cancel)
    {
        foreach (var member in set.Members)
        {
            var there = await VersionsAsync(work, documentKind, member.DocumentId, cancel);
            if (!there.Any(row => row.Number == member.Number && row.SetId == set.Id))
            {
                return new Change(0, default, LocalProblems.SetNotWhole(there.Count == 0 ? 0 : (int)there.Max(row => row.Number)));
            }
        }

        var now = await NextAsync(work, cancel);
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_local_version set modified_ms = @now where kind = @documentKind and id = @DocumentId and n = @Number",
            set.Members.Select(member => new { now, documentKind, member.DocumentId, member.Number }), work.Transaction, cancellationToken: cancel));
        return new Change(1, now, null);
    }

    /// <summary>Marks a document changed: from now on its list says that it was withdrawn.</summary>
    private async Task<Change> HideAsync(Work work, string documentId, CancellationToken cancel)
    {
        var there = await VersionsAsync(work, documentKind, documentId, cancel);
        if (there.Count == 0)
        {
            return new Change(0, default, new Answer<CommitReceipt>.Missing("Không có văn bản này."));
        }

        var now = await NextAsync(work, cancel);
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_local_version set modified_ms = @now where kind = @documentKind and id = @documentId and modified_ms is not null", new { now, documentKind, documentId }, work.Transaction, cancellationToken: cancel));
        return new Change((int)there.Max(row => row.Number), now, null);
    }

    private static Task<EffectRow?> FindEffectAsync(Work work, string kind, string id, CancellationToken cancel) => work.Connection.QuerySingleOrDefaultAsync<EffectRow>(new CommandDefinition(
        "select body_json as BodyJson, n as Number, committed_ms as CommittedAt from txct_local_effect where kind = @kind and id = @id", new { kind, id }, work.Transaction, cancellationToken: cancel));

    /// <param name="Number">What the receipt says.</param>
    /// <param name="Obstacle">Why nothing was done; null if it was.</param>
    private sealed record Change(int Number, DateTimeOffset At, Answer<CommitReceipt>? Obstacle);

    private sealed record EffectRow
    {
        public string BodyJson { get; init; } = "";
        public long Number { get; init; }
        public DateTimeOffset CommittedAt { get; init; }
    }
}
