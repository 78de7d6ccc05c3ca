using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using LangSon.Txct.Content;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Immutable versions, of documents and of groups' papers. A version is visible after its commit or its set's, whole, and not before.</summary>
internal sealed class VersionStore(IDatabase database, UploadStore uploads, StartOptions options, DemoClock clock)
{
    private readonly string content = Path.Combine(options.Data, "host", "content");

    /// <summary>Commits of one document go one after another; those of others need not wait for them.</summary>
    private readonly SemaphoreSlim[] committing = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>What readers may see of a version, or of the latest if <paramref name="n"/> is null; null if it is not there for them.</summary>
    public Task<StoredVersion?> FindVisibleAsync(string collection, string id, int? n, CancellationToken cancel) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<StoredVersion>(new CommandDefinition(
            $"{Select} where collection = @collection and id = @id and modified_ms is not null and (@n is null or v.n = @n) order by v.n desc limit 1",
            new { collection, id, n }, cancellationToken: cancel)),
        cancel);

    /// <summary>The highest version, visible or not; 0 if there is none.</summary>
    private Task<int> LatestAsync(string collection, string id, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select coalesce(max(n), 0) from host_version where collection = @collection and id = @id", new { collection, id }, cancellationToken: cancel)),
        cancel);

    private Task<StoredVersion?> FindAsync(string collection, string id, int n, CancellationToken cancel) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<StoredVersion>(new CommandDefinition(
            $"{Select} where collection = @collection and id = @id and v.n = @n", new { collection, id, n }, cancellationToken: cancel)),
        cancel);

    /// <summary>The latest visible version of each, in the order of their last changes; one more than asked for, if there are so many.</summary>
    public async Task<IReadOnlyList<StoredVersion>> ListAsync(string collection, ListQuestion question, CancellationToken cancel) => await database.ReadAsync<IReadOnlyList<StoredVersion>>(
        async connection => [.. await connection.QueryAsync<StoredVersion>(new CommandDefinition(
            $"""
            {Select} where collection = @collection and modified_ms >= @since and (modified_ms, id) > (@modified, @after)
                and v.n = (select max(n) from host_version l where l.collection = v.collection and l.id = v.id and l.modified_ms is not null)
            order by modified_ms, id limit @limit
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
            var key = KeyOf(body, parts, commit.SetId);
            if (await FindAsync(collection, id, n, cancel) is { } there)
            {
                return there.ContentKey == key ? new CommitOutcome.Stored(there, IsNew: false) : new CommitOutcome.Refused(HostProblem.OtherContent(await LatestAsync(collection, id, cancel)));
            }

            var latest = await LatestAsync(collection, id, cancel);
            if (await ObstacleAsync(collection, id, latest, n, commit.SetId, cancel) is { } obstacle)
            {
                return new CommitOutcome.Refused(obstacle);
            }

            if (n != latest + 1 || commit.Supersedes != (latest == 0 ? null : latest))
            {
                return new CommitOutcome.Refused(HostProblem.NotNext(latest));
            }

            return await TakeAsync(commit, cancel)
                ? new CommitOutcome.Stored(await AddAsync(new StoredVersion { Id = id, N = n, ContentKey = key, BodyJson = StrictJson.Write(body), PartsJson = StrictJson.Write(parts), SetId = commit.SetId }, collection, commit, cancel), IsNew: true)
                : new CommitOutcome.Refused(HostProblem.NotAsAnnounced);
        }
        finally
        {
            gate.Release();
        }
    }

    public Stream Open(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, FileOptions.Asynchronous);

    private const string Select =
        """
        select v.id, v.n, content_key as ContentKey, body_json as BodyJson, parts_json as PartsJson, set_id as SetId, committed_ms as CommittedAt, modified_ms as ModifiedAt,
            w.reason, w.replaced_by as ReplacedBy, w.withdrawn_ms as WithdrawnAt
        from host_version v left join host_withdrawal w on v.collection = 'documents' and w.document_id = v.id
        """;

    /// <summary>Why the document takes no new version, or the set no further one; null if nothing stands against it.</summary>
    private async Task<HostProblem?> ObstacleAsync(string collection, string id, int latest, int n, string? setId, CancellationToken cancel)
    {
        var (isWithdrawn, isShown) = await database.ReadAsync(
            connection => connection.QuerySingleAsync<(long, long)>(new CommandDefinition(
                "select @collection = 'documents' and exists (select 1 from host_withdrawal where document_id = @id), exists (select 1 from host_publication_set where id = @setId)",
                new { collection, id, setId }, cancellationToken: cancel)),
            cancel);
        return isWithdrawn == 1 ? HostProblem.NoNewVersion(latest) : isShown == 1 ? HostProblem.SetNotWhole(latest, $"{id}, phiên bản {n}") : null;
    }

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
        var added = await database.WriteAsync(
            async work =>
            {
                var now = await Stamps.NextAsync(work, collection, clock, cancel);
                var stamped = version with { CommittedAt = now, ModifiedAt = version.SetId is null ? now : null };
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    """
                    insert into host_version (collection, id, n, content_key, body_json, parts_json, set_id, committed_ms, modified_ms)
                    values (@collection, @Id, @N, @ContentKey, @BodyJson, @PartsJson, @SetId, @CommittedAt, @ModifiedAt)
                    """,
                    new
                    {
                        collection, stamped.Id, stamped.N, stamped.ContentKey, stamped.BodyJson, stamped.PartsJson, stamped.SetId, stamped.CommittedAt, stamped.ModifiedAt,
                    },
                    work.Transaction, cancellationToken: cancel));
                await UploadStore.EndAsync(work, ids);
                return stamped;
            },
            cancel);
        uploads.Remove(ids);
        return added;
    }

    private static JsonArray PartsOf(ICommit commit) =>
        [.. commit.Files.Select(part => new JsonObject { ["name"] = part.Name, ["mediaType"] = part.MediaType, ["size"] = part.Size, ["sha256"] = part.Sha256 })];

    /// <summary>What makes two commits the same: all but the uploads, the order of the parts, and the time at which somebody received the paper.</summary>
    private static string KeyOf(JsonObject body, JsonArray parts, string? setId)
    {
        var counted = body.DeepClone().AsObject();
        counted.Remove("receivedAt");
        if (setId is not null)
        {
            counted["setId"] = setId;
        }

        var sorted = new JsonArray([.. parts.OrderBy(part => part!["name"]!.GetValue<string>(), StringComparer.Ordinal).Select(part => part!.DeepClone())]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{StrictJson.Write(counted)}\n{StrictJson.Write(sorted)}")));
    }

    private string PathOf(string sha256) => Path.Combine(content, sha256[..2], sha256);
}
