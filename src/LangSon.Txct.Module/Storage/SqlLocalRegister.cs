using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Central.Local;

namespace LangSon.Txct.Storage;

/// <summary>What the module keeps of a central system as two tables: versions, and what was done to them or told of them.</summary>
/// <param name="prefix">Of all kinds of rows: what one register keeps, another does not see. Empty for where the module is its own central system.</param>
internal sealed partial class SqlLocalRegister(IDatabase database, TimeProvider time, string prefix = "") : ILocalRegister
{
    private const string DirectoriesKey = "local_directories";

    private readonly string epoch = $"{prefix}local_epoch";

    private readonly string documentKind = $"{prefix}document", reportKind = $"{prefix}report", setKind = $"{prefix}set", withdrawalKind = $"{prefix}withdrawal", noticeKind = $"{prefix}notice";

    private readonly string select =
        $"""
        select v.id, v.n as Number, v.body_json as BodyJson, v.parts_json as PartsJson, v.set_id as SetId, v.committed_ms as CommittedAt, v.modified_ms as ModifiedAt,
            w.body_json as WithdrawalJson, w.committed_ms as WithdrawnAt
        from txct_local_version v left join txct_local_effect w on w.kind = '{prefix}withdrawal' and v.kind = '{prefix}document' and w.id = v.id
        """;

    public Task<string> EpochAsync(CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_meta (key, value) values (@epoch, @value) on conflict (key) do nothing", new { epoch, value = Guid.NewGuid().ToString("n") }, work.Transaction, cancellationToken: cancel));
            return (await work.Connection.ExecuteScalarAsync<string>(new CommandDefinition("select value from txct_meta where key = @epoch", new { epoch }, work.Transaction, cancellationToken: cancel)))!;
        },
        cancel);

    public Task<Answer<CommitReceipt>> CommitAsync(DocumentVersion version, bool hasBytes, CancellationToken cancel) => CommitAsync(
        new NewVersion(documentKind, version.DocumentId, version.Number, RecordJson.Write(version.Metadata), version.Parts, version.SetId),
        there => RecordJson.Write(RecordJson.Read<DocumentMetadata>(there)), hasBytes, cancel);

    public Task<Answer<CommitReceipt>> CommitAsync(ReportVersion version, bool hasBytes, CancellationToken cancel)
    {
        var kept = version with { Attachments = [] };
        return CommitAsync(
            new NewVersion(reportKind, version.ReportId, version.Number, RecordJson.Write(kept), version.Attachments, null),

            // When somebody received the paper is no part of what it is.
            there => RecordJson.Write(RecordJson.Read<ReportVersion>(there) with { ReceivedAt = kept.ReceivedAt }), hasBytes, cancel);
    }

    public async Task<IReadOnlyList<CentralDocument>> DocumentsAsync(DateTimeOffset since, CancellationToken cancel) => await database.ReadAsync(
        async connection => (await connection.QueryAsync<VersionRow>(new CommandDefinition(
            $"""
            {select} where v.kind = @documentKind and v.modified_ms >= @since
                and v.n = (select max(l.n) from txct_local_version l where l.kind = v.kind and l.id = v.id and l.modified_ms is not null)
            order by v.modified_ms, v.id
            """,
            new { since, documentKind }, cancellationToken: cancel))).Select(row => row.ToDocument()).ToList(),
        cancel);

    public async Task<Answer<CommitReceipt?>> FindDocumentAsync(string id, int? number, CancellationToken cancel)
    {
        var versions = await VersionsAsync(documentKind, id, cancel);
        if (versions.FirstOrDefault()?.Withdrawal is { } withdrawal)
        {
            return new Answer<CommitReceipt?>.Withdrawn(withdrawal.Reason);
        }

        var shown = versions.Where(row => row.ModifiedAt is not null && (number is null || row.Number == number)).MaxBy(row => row.Number);
        return new Answer<CommitReceipt?>.Ok(shown?.ToReceipt());
    }

    public async Task<DocumentVersion?> FindVersionAsync(string id, int number, CancellationToken cancel) =>
        (await VersionsAsync(documentKind, id, cancel)).FirstOrDefault(row => row.Number == number)?.ToVersion();

    public async Task<CommitReceipt?> FindReportAsync(string id, int number, CancellationToken cancel) =>
        (await VersionsAsync(reportKind, id, cancel)).FirstOrDefault(row => row.Number == number)?.ToReceipt();

    public Task<LocalCounts> CountAsync(CancellationToken cancel) => database.ReadAsync(
        async connection =>
        {
            var (documents, reports, notices) = await connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(
                """
                select (select count(distinct id) from txct_local_version where kind = @documentKind and modified_ms is not null),
                    (select count(distinct id) from txct_local_version where kind = @reportKind), (select count(*) from txct_local_effect where kind = @noticeKind)
                """,
                new { documentKind, reportKind, noticeKind }, cancellationToken: cancel));
            return new LocalCounts((int)documents, (int)reports, (int)notices);
        },
        cancel);

    public Task<Directories?> FindDirectoriesAsync(CancellationToken cancel) => database.ReadAsync(
        async connection => await connection.ExecuteScalarAsync<string>(new CommandDefinition("select value from txct_meta where key = @DirectoriesKey", new { DirectoriesKey }, cancellationToken: cancel)) is { } json
            ? RecordJson.Read<Directories>(json) : null,
        cancel);

    public Task KeepAsync(Directories directories, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_meta (key, value) values (@DirectoriesKey, @json) on conflict (key) do update set value = excluded.value",
            new { DirectoriesKey, json = RecordJson.Write(directories) }, work.Transaction, cancellationToken: cancel)),
        cancel);

    /// <summary>Commits go one after another, so that numbers follow each other and each change is later than those before.</summary>
    private Task<Answer<CommitReceipt>> AloneAsync(Func<Work, Task<Answer<CommitReceipt>>> commit, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            if (database.Dialect.TurnToAdd("txct_local_version") is { } turn)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(turn, transaction: work.Transaction, cancellationToken: cancel));
            }

            return await commit(work);
        },
        cancel);

    private Task<Answer<CommitReceipt>> CommitAsync(NewVersion version, Func<string, string> bodyOf, bool hasBytes, CancellationToken cancel) => AloneAsync(
        async work =>
        {
            var there = await VersionsAsync(work, version.Kind, version.Id, cancel);
            var latest = there.Count == 0 ? 0 : (int)there.Max(row => row.Number);
            if (there.FirstOrDefault(row => row.Number == version.Number) is { } same)
            {
                return version.IsSame(bodyOf(same.BodyJson), same.Parts, same.SetId) ? new Answer<CommitReceipt>.Ok(same.ToReceipt()) : LocalProblems.OtherContent(latest);
            }

            if (there.FirstOrDefault()?.Withdrawal is not null)
            {
                return LocalProblems.NoNewVersion(latest);
            }

            if (version.SetId is { } set && await FindEffectAsync(work, setKind, set, cancel) is not null)
            {
                return LocalProblems.SetNotWhole(latest);
            }

            return version.Number != latest + 1 ? LocalProblems.NotNext(latest) : !hasBytes ? LocalProblems.NotAsAnnounced : await AddAsync(work, version, cancel);
        },
        cancel);

    private async Task<Answer<CommitReceipt>> AddAsync(Work work, NewVersion version, CancellationToken cancel)
    {
        var now = await NextAsync(work, cancel);
        await work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_local_version (kind, id, n, body_json, parts_json, set_id, committed_ms, modified_ms)
            values (@Kind, @Id, @Number, @BodyJson, @parts, @SetId, @now, @shown)
            """,
            new { version.Kind, version.Id, version.Number, version.BodyJson, parts = RecordJson.Write(version.Parts), version.SetId, now, shown = version.SetId is null ? now : (DateTimeOffset?)null },
            work.Transaction, cancellationToken: cancel));
        return new Answer<CommitReceipt>.Ok(new CommitReceipt(version.Id, version.Number, now, version.Parts));
    }

    /// <summary>Now, and later than any change before: whoever goes on from a row misses nothing that changed after it.</summary>
    private async Task<DateTimeOffset> NextAsync(Work work, CancellationToken cancel)
    {
        var latest = await work.Connection.ExecuteScalarAsync<long?>(new CommandDefinition("select max(modified_ms) from txct_local_version", transaction: work.Transaction, cancellationToken: cancel));
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), latest + 1 ?? 0));
    }

    private Task<IReadOnlyList<VersionRow>> VersionsAsync(string kind, string id, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<VersionRow>>(
        async connection => [.. await connection.QueryAsync<VersionRow>(new CommandDefinition($"{select} where v.kind = @kind and v.id = @id", new { kind, id }, cancellationToken: cancel))],
        cancel);

    private async Task<IReadOnlyList<VersionRow>> VersionsAsync(Work work, string kind, string id, CancellationToken cancel) =>
        [.. await work.Connection.QueryAsync<VersionRow>(new CommandDefinition($"{select} where v.kind = @kind and v.id = @id", new { kind, id }, work.Transaction, cancellationToken: cancel))];

    private sealed record NewVersion(string Kind, string Id, int Number, string BodyJson, IReadOnlyList<Part> Parts, string? SetId)
    {
        /// <summary>Equal in all that is said of it, and in its parts, in whatever order.</summary>
        public bool IsSame(string bodyJson, IReadOnlyList<Part> parts, string? setId) => bodyJson == BodyJson && setId == SetId
            && parts.OrderBy(part => part.Name, StringComparer.Ordinal).SequenceEqual(Parts.OrderBy(part => part.Name, StringComparer.Ordinal));
    }

    private sealed record VersionRow
    {
        public string Id { get; init; } = "";
        public long Number { get; init; }
        public string BodyJson { get; init; } = "";
        public string PartsJson { get; init; } = "";
        public string? SetId { get; init; }
        public DateTimeOffset CommittedAt { get; init; }
        public DateTimeOffset? ModifiedAt { get; init; }
        public string? WithdrawalJson { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }

        public Part[] Parts => RecordJson.Read<Part[]>(PartsJson);

        public Withdrawal? Withdrawal => WithdrawalJson is null ? null : RecordJson.Read<Withdrawal>(WithdrawalJson);

        public DocumentVersion ToVersion() => new(Id, (int)Number, RecordJson.Read<DocumentMetadata>(BodyJson), Parts, SetId);

        public CommitReceipt ToReceipt() => new(Id, (int)Number, CommittedAt, Parts);

        public CentralDocument ToDocument() => new(
            Id, (int)Number, RecordJson.Read<DocumentMetadata>(BodyJson), Withdrawal is null ? Parts : [], ModifiedAt!.Value, Deleted: false,
            Withdrawal is { } gone ? new CentralWithdrawal(gone.Reason, gone.ReplacedBy, WithdrawnAt!.Value) : null);
    }
}
