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
    private readonly SemaphoreSlim committing = new(1, 1);

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

    /// <summary>Commits, one at a time: the same content again is the version that is there.</summary>
    /// <param name="body">The version's metadata as it is shown to readers.</param>
    public async Task<CommitOutcome> CommitAsync(string collection, string id, int n, ICommit commit, JsonObject body, CancellationToken cancel)
    {
        await committing.WaitAsync(cancel);
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
            committing.Release();
        }
    }

    public Stream Open(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, FileOptions.Asynchronous);

    private const string Select = "select id, n, content_key as ContentKey, body_json as BodyJson, parts_json as PartsJson, committed_ms as CommittedAt from host_version";

    /// <summary>Checks every upload against what was announced, and only then moves them into the content folder.</summary>
    private async Task<bool> TakeAsync(ICommit commit, CancellationToken cancel)
    {
        foreach (var part in commit.Files)
        {
            if (await uploads.FindAsync(part.UploadId, cancel) is not { } upload || !await uploads.IsAsync(upload, part.Size, part.Sha256, cancel))
            {
                return false;
            }
        }

        foreach (var part in commit.Files)
        {
            await KeepAsync(part, cancel);
        }

        return true;
    }

    private async Task KeepAsync(SentPart part, CancellationToken cancel)
    {
        var target = PathOf(part.Sha256);
        if (File.Exists(target))
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.GetDirectoryName(target)!).FullName;
        var unfinished = Path.Combine(folder, $".{part.UploadId}");
        await using (var source = uploads.Open(part.UploadId))
        await using (var copy = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            await source.CopyToAsync(copy, cancel);
            DurableFiles.Sync(copy);
        }

        File.Move(unfinished, target, overwrite: true);
        DurableFiles.SyncFolder(folder);
        DurableFiles.SyncFolder(content);
    }

    private async Task<StoredVersion> AddAsync(StoredVersion version, string collection, ICommit commit, CancellationToken cancel)
    {
        await database.WriteAsync(
            work => work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into host_version values (@collection, @Id, @N, @ContentKey, @BodyJson, @PartsJson, @CommittedAt)",
                new { collection, version.Id, version.N, version.ContentKey, version.BodyJson, version.PartsJson, version.CommittedAt }, work.Transaction, cancellationToken: cancel)),
            cancel);
        await uploads.RemoveAsync([.. commit.Files.Select(part => part.UploadId)], CancellationToken.None);
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
