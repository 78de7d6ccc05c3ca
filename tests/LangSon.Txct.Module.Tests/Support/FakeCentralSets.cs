using System.Collections.Concurrent;
using LangSon.Txct.Central;

namespace LangSon.Txct.Support;

/// <summary>Publication sets and withdrawals of the central system in memory.</summary>
internal sealed partial class FakeCentral
{
    private readonly ConcurrentDictionary<string, string> setOf = new();

    /// <summary>Sets that were committed, by id.</summary>
    public ConcurrentDictionary<string, PublicationSet> Sets { get; } = new();

    /// <summary>What was withdrawn, by document id.</summary>
    public ConcurrentDictionary<string, Withdrawal> Withdrawals { get; } = new();

    public Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel) =>
        AnswerAsync($"set {set.Id}", cancel, () => Show(set), new CommitReceipt(set.Id, 1, DateTimeOffset.UnixEpoch, []));

    public Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel) =>
        AnswerAsync($"withdraw {withdrawal.DocumentId}", cancel, () => Withdraw(withdrawal), new CommitReceipt(withdrawal.DocumentId, 1, DateTimeOffset.UnixEpoch, []));

    public Task<Answer<CommitReceipt?>> FindDocumentAsync(string documentId, CancellationToken cancel) =>
        AnswerAsync($"latest {documentId}", cancel, () => Visible(documentId, Latest(documentId)));

    private int Latest(string documentId) =>
        Versions.Values.Where(version => version.Id == documentId).Select(version => version.Number).DefaultIfEmpty(0).Max();

    private Answer<CommitReceipt> CommitDocument(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart)
    {
        var committed = Commit(version.DocumentId, version.Number, version.Parts, uploadIdByPart);
        if (committed is Answer<CommitReceipt>.Ok && version.SetId is { } set)
        {
            setOf[$"{version.DocumentId} {version.Number}"] = set;
        }

        return committed;
    }

    private Answer<CommitReceipt?> Visible(string documentId, int number) =>
        Withdrawals.TryGetValue(documentId, out var withdrawal) ? new Answer<CommitReceipt?>.Withdrawn(withdrawal.Reason)
        : new Answer<CommitReceipt?>.Ok(
            setOf.TryGetValue($"{documentId} {number}", out var set) && !Sets.ContainsKey(set) ? null : Versions.GetValueOrDefault($"{documentId} {number}"));

    private Answer<CommitReceipt> Show(PublicationSet set)
    {
        if (set.Members.Any(member => !Versions.ContainsKey($"{member.DocumentId} {member.Number}")))
        {
            return new Answer<CommitReceipt>.Conflict("TXCT-HST-017", "a member is not committed", 0);
        }

        if (!Sets.GetOrAdd(set.Id, set).Members.SequenceEqual(set.Members))
        {
            return new Answer<CommitReceipt>.Conflict("TXCT-HST-005", "other members", 1);
        }

        Effects.TryAdd(set.Id, 1);
        return new Answer<CommitReceipt>.Ok(new CommitReceipt(set.Id, 1, DateTimeOffset.UnixEpoch, []));
    }

    private Answer<CommitReceipt> Withdraw(Withdrawal withdrawal)
    {
        var latest = Latest(withdrawal.DocumentId);
        if (latest == 0)
        {
            return new Answer<CommitReceipt>.Missing("no such document");
        }

        return Withdrawals.GetOrAdd(withdrawal.DocumentId, withdrawal) == withdrawal
            ? new Answer<CommitReceipt>.Ok(new CommitReceipt(withdrawal.DocumentId, latest, DateTimeOffset.UnixEpoch, []))
            : new Answer<CommitReceipt>.Conflict("TXCT-HST-005", "withdrawn for another reason", latest);
    }
}
