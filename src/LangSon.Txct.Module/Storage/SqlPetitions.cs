using Dapper;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Petitions.Register;

namespace LangSon.Txct.Storage;

/// <summary>The register of petitions.</summary>
internal sealed class SqlPetitions(IDatabase database) : IPetitions
{
    private const string Select =
        """
        select id, report_id as ReportId, n as Number, position, group_id as GroupId, round, read_json as ReadJson, suggested_json as SuggestedJson, decided_json as DecidedJson, merged
        from txct_petition
        """;

    public Task<IReadOnlyList<KnownReport>> UnreadAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<KnownReport>>(
        async connection => [.. (await connection.QueryAsync<ReportRow>(new CommandDefinition(
            $"""
            select {ReportRow.Columns}
            from txct_report r
            where state = 'delivered' and kind in ('VoterContactReport', 'Minutes')
                and n = (select max(n) from txct_report l where l.report_id = r.report_id and l.state = 'delivered')
                and not exists (select 1 from txct_read_paper p where p.report_id = r.report_id and p.n >= r.n)
            order by received_ms, report_id
            """,
            cancellationToken: cancel))).Select(row => row.ToReport())],
        cancel);

    public Task KeepAsync(KnownReport report, PaperFigures figures, IReadOnlyList<SortedPetition> petitions, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            var isFirst = await work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_read_paper (report_id, n, figures_json, read_ms) values (@ReportId, @Number, @figures, @at) on conflict (report_id, n) do nothing",
                new { report.ReportId, report.Number, figures = RecordJson.Write(figures), at }, work.Transaction, cancellationToken: cancel)) == 1;
            if (!isFirst)
            {
                return;
            }

            var before = (await work.Connection.QueryAsync<Row>(new CommandDefinition($"{Select} where report_id = @ReportId", report, work.Transaction, cancellationToken: cancel)))
                .Where(row => row.DecidedJson is not null || row.Merged is not null).Select(row => row.ToPetition()).DistinctBy(petition => petition.Read.Text).ToDictionary(petition => petition.Read.Text, petition => petition.State);
            await work.Connection.ExecuteAsync(new CommandDefinition("delete from txct_petition where report_id = @ReportId", report, work.Transaction, cancellationToken: cancel));
            for (var place = 0; place < petitions.Count; place++)
            {
                await AddAsync(work, report, petitions[place], place + 1, before.GetValueOrDefault(petitions[place].Read.Text), cancel);
            }
        },
        cancel);

    public Task<IReadOnlyList<Petition>> OfRoundAsync(string round, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Petition>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"{Select} where round = @round order by group_id, report_id, position", new { round }, cancellationToken: cancel))).Select(row => row.ToPetition())],
        cancel);

    public Task<IReadOnlyList<PaperFigures>> FiguresAsync(string round, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<PaperFigures>>(
        async connection => [.. (await connection.QueryAsync<string>(new CommandDefinition(
            """
            select figures_json from txct_read_paper p
            where n = (select max(n) from txct_read_paper l where l.report_id = p.report_id)
                and exists (select 1 from txct_report r where r.report_id = p.report_id and r.n = p.n and r.round = @round)
            order by report_id
            """,
            new { round }, cancellationToken: cancel))).Select(RecordJson.Read<PaperFigures>)],
        cancel);

    public Task<IReadOnlyList<DecidedField>> DecidedAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<DecidedField>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} where decided_json is not null order by id", cancellationToken: cancel)))
            .Select(row => row.ToPetition()).Select(petition => new DecidedField(petition.Read.Text, petition.State.Decided!.Field))],
        cancel);

    public Task<IReadOnlyList<Petition>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Petition>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} order by round, group_id, report_id, position", cancellationToken: cancel))).Select(row => row.ToPetition())],
        cancel);

    public Task<bool> DecideAsync(string id, PetitionDecision? decision, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work => await FindAsync(work, id, cancel) is { } petition && await ChangeAsync(work, petition, petition.State with { Decided = decision }, by, at, cancel), cancel);

    public Task<bool> MergeAsync(IReadOnlyList<string> ids, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            List<Petition> named = [];
            foreach (var id in ids.Distinct())
            {
                if (await FindAsync(work, id, cancel) is not { } petition)
                {
                    return false;
                }

                named.Add(petition);
            }

            var key = named.Select(petition => petition.State.Merged).FirstOrDefault(merged => merged is not null) ?? $"{Guid.NewGuid():n}";
            var with = named.ToList();
            foreach (var other in named.Select(petition => petition.State.Merged).OfType<string>().Where(merged => merged != key).Distinct())
            {
                with.AddRange(await MergedAsync(work, other, cancel));
            }

            foreach (var petition in with.DistinctBy(petition => petition.Id).Where(petition => petition.State.Merged != key))
            {
                await ChangeAsync(work, petition, petition.State with { Merged = key }, by, at, cancel);
            }

            return named.Count > 1;
        },
        cancel);

    public Task<bool> PartAsync(string id, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            if (await FindAsync(work, id, cancel) is not { State.Merged: { } key } petition)
            {
                return false;
            }

            // One that is left alone is merged with none.
            var left = (await MergedAsync(work, key, cancel)).Where(other => other.Id != id).ToList();
            foreach (var other in left is [var last] ? [petition, last] : new[] { petition })
            {
                await ChangeAsync(work, other, other.State with { Merged = null }, by, at, cancel);
            }

            return true;
        },
        cancel);

    public Task<IReadOnlyList<PetitionChange>> ChangesAsync(string id, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<PetitionChange>>(
        async connection => [.. (await connection.QueryAsync<ChangeRow>(new CommandDefinition(
            "select made_ms as At, made_by as By, before_json as BeforeJson, after_json as AfterJson from txct_petition_change where petition_id = @id order by made_ms desc",
            new { id }, cancellationToken: cancel))).Select(row => new PetitionChange(row.At, row.By, RecordJson.Read<PetitionState>(row.BeforeJson), RecordJson.Read<PetitionState>(row.AfterJson)))],
        cancel);

    private static Task AddAsync(Work work, KnownReport report, SortedPetition petition, int position, PetitionState? state, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_petition (id, report_id, n, position, group_id, round, read_json, suggested_json, decided_json, merged)
        values (@id, @ReportId, @Number, @position, @GroupId, @Round, @read, @suggested, @decided, @merged)
        """,
        new
        {
            id = $"{report.ReportId}-{report.Number}-{position}", report.ReportId, report.Number, position, report.GroupId, report.Round,
            read = RecordJson.Write(petition.Read), suggested = RecordJson.Write(petition.Suggested), decided = Written(state?.Decided), merged = state?.Merged,
        },
        work.Transaction, cancellationToken: cancel));

    private static async Task<Petition?> FindAsync(Work work, string id, CancellationToken cancel) =>
        (await work.Connection.QueryAsync<Row>(new CommandDefinition($"{Select} where id = @id", new { id }, work.Transaction, cancellationToken: cancel))).SingleOrDefault()?.ToPetition();

    private static async Task<IEnumerable<Petition>> MergedAsync(Work work, string key, CancellationToken cancel) =>
        (await work.Connection.QueryAsync<Row>(new CommandDefinition($"{Select} where merged = @key order by id", new { key }, work.Transaction, cancellationToken: cancel))).Select(row => row.ToPetition());

    private static async Task<bool> ChangeAsync(Work work, Petition petition, PetitionState after, string by, DateTimeOffset at, CancellationToken cancel)
    {
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_petition_change (petition_id, made_ms, made_by, before_json, after_json) values (@Id, @at, @by, @before, @after)",
            new { petition.Id, at, by, before = RecordJson.Write(petition.State), after = RecordJson.Write(after) }, work.Transaction, cancellationToken: cancel));
        return await work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_petition set decided_json = @decided, merged = @Merged where id = @Id",
            new { petition.Id, decided = Written(after.Decided), after.Merged }, work.Transaction, cancellationToken: cancel)) == 1;
    }

    private static string? Written(PetitionDecision? decision) => decision is null ? null : RecordJson.Write(decision);

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string ReportId { get; init; } = "";
        public long Number { get; init; }
        public long Position { get; init; }
        public string GroupId { get; init; } = "";
        public string Round { get; init; } = "";
        public string ReadJson { get; init; } = "";
        public string SuggestedJson { get; init; } = "";
        public string? DecidedJson { get; init; }
        public string? Merged { get; init; }

        public Petition ToPetition() => new(
            Id, ReportId, (int)Number, (int)Position, GroupId, Round, RecordJson.Read<ReadPetition>(ReadJson), RecordJson.Read<Classified>(SuggestedJson),
            new PetitionState(DecidedJson is null ? null : RecordJson.Read<PetitionDecision>(DecidedJson), Merged));
    }

    private sealed record ChangeRow
    {
        public DateTimeOffset At { get; init; }
        public string By { get; init; } = "";
        public string BeforeJson { get; init; } = "";
        public string AfterJson { get; init; } = "";
    }
}
