using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using LangSon.Txct.Content;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Immutable versions, of documents and of groups' papers. A version is visible after its commit, whole, and not before.</summary>
internal sealed class VersionStore(IDatabase database, UploadStore uploads, StartOptions options, DemoClock clock)
{
    private readonly string content = Path.Combine(options.Data, "host", "content");

    /// <summary>Commits of one document go one after another; those of others need not wait for them.</summary>
    private readonly SemaphoreSlim[] committing = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>The highest visible version; 0 if there is none.</summary>
    public Task<int> LatestAsync(string collection, string id, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select coalesce(max(n), 0) from host_version where collection = @collection and id = @id", new { collection, id }, cancellationToken: cancel)),
        cancel);

    public Task<StoredVersion?> FindAsync(string collection, string id, int n, CancellationToken cancel) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<StoredVersion>(new CommandDefinition(
            $"{Select} where collection = @collection and id = @id and n = @n", new { collection, id, n }, cancellationToken: cancel)),
        cancel);

    /// <summary>The latest version of each, in the order of their commits; one more than asked for, if there are so many.</summary>
    public async Task<IReadOnlyList<StoredVersion>> ListAsync(string collection, ListQuestion question, CancellationToken cancel) => await database.ReadAsync<IReadOnlyList<StoredVersion>>(
        async connection => [.. await connection.QueryAsync<StoredVersion>(new CommandDefinition(
            $"""
            {Select} v where collection = @collection and committed_ms >= @since and (committed_ms, id) > (@modified, @after)
                and n = (select max(n) from host_version l where l.collection = v.collection and l.id = v.id)
            order by committed_ms, id limit @limit
            """,
            new
            {
                collection, since = question.Since?.ToUnixTimeMilliseconds() ?? 0,
                modified = question.After?.ModifiedMs ?? -1, after = question.After?.Id ?? "", limit = question.Limit + 1,
            },
            cancellationToken: cancel))],
        cancel);

    /// <summary>Commits, one at a time of each document: the same content again is the version that is there.</summary>
    /// <param name="body">The version's metadata as it is shown to readers.</param>
    public async Task<CommitOutcome> CommitAsync(string collection, string id, int n, ICommit commit, JsonObject body, CancellationToken cancel)
    {
        var gate = committing[(uint)string.GetHashCode(id, StringComparison.Ordinal) % committing.Length];
        await gate.WaitAsync(cancel);
        try
        {
            var parts = PartsOf(commit);
            var key = KeyOf(body, parts);
            if (await FindAsync(collection, id, n, cancel) is { } there)
            {
                return there.ContentKey == key ? new CommitOutcome.Stored(there, IsNew: false) : new CommitOutcome.Refused(HostProblem.OtherContent(await LatestAsync(collection, id, cancel)));
            }

            var latest = await LatestAsync(collection, id, cancel);
            if (n != latest + 1 || commit.Supersedes != (latest == 0 ? null : latest))
            {
                return new CommitOutcome.Refused(HostProblem.NotNext(latest));
            }

            return await TakeAsync(commit, cancel)
                ? new CommitOutcome.Stored(await AddAsync(new StoredVersion(id, n, key, StrictJson.Write(body), StrictJson.Write(parts), clock.GetUtcNow()), collection, commit, cancel), IsNew: true)
                : new CommitOutcome.Refused(HostProblem.NotAsAnnounced);
        }
        finally
        {
            gate.Release();
        }
    }

    public Stream Open(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, FileOptions.Asynchronous);

    private const string Select = "select id, n, content_key as ContentKey, body_json as BodyJson, parts_json as PartsJson, committed_ms as CommittedAt from host_version";

    /// <summary>Checks every upload against what was announced, and only then moves them into the content folder.</summary>
    private async Task<bool> TakeAsync(ICommit commit, CancellationToken cancel)
    {
        foreach (var part in commit.Files)
        {
            if (await uploads.FindAsync(part.UploadId, cancel) is not { } upload || !(await uploads.IsAsync(upload, part.Size, part.Sha256, cancel) || WasTaken(part)))
            {
                return false;
            }
        }

        foreach (var part in commit.Files)
        {
            Keep(part);
        }

        return true;
    }

    /// <summary>An earlier commit moved the bytes, which were checked before, and ended before its version was kept.</summary>
    private bool WasTaken(SentPart part) => uploads.IsMoved(part.UploadId) && File.Exists(PathOf(part.Sha256));

    private void Keep(SentPart part)
    {
        var target = PathOf(part.Sha256);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFiles.SyncFolder(content);
        }

        if (!File.Exists(target))
        {
            uploads.MoveTo(part.UploadId, target);
        }

        // Also where they stand there already: another commit may have moved them a moment ago.
        DurableFiles.SyncFolder(folder);
    }

    private async Task<StoredVersion> AddAsync(StoredVersion version, string collection, ICommit commit, CancellationToken cancel)
    {
        string[] ids = [.. commit.Files.Select(part => part.UploadId)];
        await database.WriteAsync(
            async work =>
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    "insert into host_version values (@collection, @Id, @N, @ContentKey, @BodyJson, @PartsJson, @CommittedAt)",
                    new { collection, version.Id, version.N, version.ContentKey, version.BodyJson, version.PartsJson, version.CommittedAt }, work.Transaction, cancellationToken: cancel));
                await UploadStore.EndAsync(work, ids);
            },
            cancel);
        uploads.Remove(ids);
        return version;
    }

    private static JsonArray PartsOf(ICommit commit) =>
        [.. commit.Files.Select(part => new JsonObject { ["name"] = part.Name, ["mediaType"] = part.MediaType, ["size"] = part.Size, ["sha256"] = part.Sha256 })];

    /// <summary>What makes two commits the same: all but the uploads, and the time at which somebody received the paper.</summary>
    private static string KeyOf(JsonObject body, JsonArray parts)
    {
        var counted = body.DeepClone().AsObject();
        counted.Remove("receivedAt");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{StrictJson.Write(counted)}\n{StrictJson.Write(parts)}")));
    }

    private string PathOf(string sha256) => Path.Combine(content, sha256[..2], sha256);
}

/// <param name="PartsJson">An array of {name, mediaType, size, sha256}.</param>
internal sealed record StoredVersion(string Id, int N, string ContentKey, string BodyJson, string PartsJson, DateTimeOffset CommittedAt)
{
    /// <summary>For the mapper, which knows the database's own types only.</summary>
    public StoredVersion(string id, long n, string contentKey, string bodyJson, string partsJson, long committedAt)
        : this(id, (int)n, contentKey, bodyJson, partsJson, DateTimeOffset.FromUnixTimeMilliseconds(committedAt))
    {
    }
}

internal abstract record CommitOutcome
{
    private CommitOutcome() { }

    internal sealed record Stored(StoredVersion Version, bool IsNew) : CommitOutcome;

    internal sealed record Refused(HostProblem Problem) : CommitOutcome;
}
