using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The publication sets that were committed. A set and the visibility of its versions are one transaction.</summary>
internal sealed class SetStore(IDatabase database, DemoClock clock)
{
    /// <summary>Makes all members visible, or none; the equal set again is the one that is there.</summary>
    public Task<KeptOutcome> CommitAsync(string id, IReadOnlyList<SetMember> members, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            var membersJson = JsonSerializer.Serialize(members.OrderBy(member => member.DocumentId, StringComparer.Ordinal).ThenBy(member => member.N), HostProblem.Json);
            var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(membersJson)));
            if (await FindAsync(work, id, cancel) is { } there)
            {
                return there.ContentKey == key ? new KeptOutcome.Kept(1, there.CommittedAt, IsNew: false) : new KeptOutcome.Refused(HostProblem.OtherContent(1));
            }

            foreach (var member in members)
            {
                if (await MissingAsync(work, id, member, cancel) is { } problem)
                {
                    return new KeptOutcome.Refused(problem);
                }
            }

            return await ShowAsync(work, id, key, membersJson, members, cancel);
        },
        cancel);

    private static Task<SetRow?> FindAsync(Work work, string id, CancellationToken cancel) => work.Connection.QuerySingleOrDefaultAsync<SetRow>(new CommandDefinition(
        "select content_key as ContentKey, committed_ms as CommittedAt from host_publication_set where id = @id", new { id }, work.Transaction, cancellationToken: cancel));

    /// <summary>Null if the member was committed for this set.</summary>
    private static async Task<HostProblem?> MissingAsync(Work work, string id, SetMember member, CancellationToken cancel)
    {
        var (isThere, latest) = await work.Connection.QuerySingleAsync<(long IsThere, long Latest)>(new CommandDefinition(
            "select coalesce(max(n = @N and set_id = @id), 0), coalesce(max(n), 0) from host_version where collection = 'documents' and id = @DocumentId",
            new { id, member.DocumentId, member.N }, work.Transaction, cancellationToken: cancel));
        return isThere == 1 ? null : HostProblem.SetNotWhole((int)latest, $"{member.DocumentId}, phiên bản {member.N}");
    }

    private async Task<KeptOutcome> ShowAsync(Work work, string id, string key, string membersJson, IReadOnlyList<SetMember> members, CancellationToken cancel)
    {
        var now = await Stamps.NextAsync(work, "documents", clock, cancel);
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into host_publication_set (id, content_key, members_json, committed_ms) values (@id, @key, @membersJson, @now)",
            new { id, key, membersJson, now }, work.Transaction, cancellationToken: cancel));
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "update host_version set modified_ms = @now where collection = 'documents' and id = @DocumentId and n = @N",
            members.Select(member => new { now, member.DocumentId, member.N }), work.Transaction, cancellationToken: cancel));
        return new KeptOutcome.Kept(1, now, IsNew: true);
    }

    private sealed record SetRow
    {
        public string ContentKey { get; init; } = "";
        public DateTimeOffset CommittedAt { get; init; }
    }
}
