using Dapper;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Petitions.Register;

namespace LangSon.Txct.Storage;

/// <summary>The register of petitions.</summary>
internal sealed class SqlPetitions(IDatabase database) : IPetitions
{
    private const string Select =
        """
        select id, report_id as ReportId, kind, n as Number, position, group_id as GroupId, round, read_json as ReadJson, suggested_json as SuggestedJson, made_of_json as MadeOfJson, state_json as StateJson,
            (select max(p.n) from txct_read_paper p where p.report_id = txct_petition.report_id) as Latest
        from txct_petition
        """;

    private const string Order = "order by round, group_id, report_id, position, id";

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
            await InTurnAsync(work, cancel);
            var isFirst = await work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_read_paper (report_id, n, figures_json, read_ms) values (@ReportId, @Number, @figures, @at) on conflict (report_id, n) do nothing",
                new { report.ReportId, report.Number, figures = RecordJson.Write(figures), at }, work.Transaction, cancellationToken: cancel)) == 1;
            if (!isFirst)
            {
                return;
            }

            var before = await ReadAsync(work, "report_id = @ReportId", report, cancel);
            var same = NextVersion.Match(before, petitions);
            await DropUntouchedAsync(work, before.Except(same.OfType<Petition>()), cancel);
            for (var place = 0; place < petitions.Count; place++)
            {
                await PutAsync(work, Of(report, petitions[place], place + 1, same[place]), cancel);
            }
        },
        cancel);

    public Task<IReadOnlyList<Petition>> OfRoundAsync(string round, CancellationToken cancel) => ListAsync("round = @round and set_aside is null", new { round }, cancel);

    public async Task<Petition?> FindAsync(string id, CancellationToken cancel) => (await ListAsync("id = @id", new { id }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<Petition>> SetAsideAsync(string round, CancellationToken cancel) => ListAsync("round = @round and set_aside is not null", new { round }, cancel);

    public Task<IReadOnlyList<Petition>> AllAsync(CancellationToken cancel) => ListAsync("set_aside is null", null, cancel);

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

    public async Task<IReadOnlyList<DecidedField>> DecidedAsync(CancellationToken cancel) =>
        [.. (await ListAsync("state_json is not null and set_aside is null", null, cancel)).Where(petition => petition.State.Decided is not null).Select(petition => new DecidedField(petition.Text, petition.State.Decided!.Field))];

    public Task<PetitionFault?> ActAsync(Act act, IReadOnlyList<string> ids, Func<IReadOnlyList<Petition>, Turn> turn, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await InTurnAsync(work, cancel);
            List<Petition> named = [];
            foreach (var id in ids.Distinct())
            {
                if (await FindAsync(work, id, cancel) is not { } petition)
                {
                    return PetitionFault.Missing;
                }

                named.Add(petition);
            }

            List<Petition> merged = [];
            foreach (var key in named.Select(petition => petition.State.Merged).OfType<string>().Distinct())
            {
                merged.AddRange(await ReadAsync(work, "merged = @key", new { key }, cancel));
            }

            return await TurnAsync(work, act, turn([.. named.Concat(merged).DistinctBy(petition => petition.Id)]), cancel);
        },
        cancel);

    public Task<PetitionFault?> UndoAsync(Act undo, string act, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await InTurnAsync(work, cancel);
            List<Changed> changes = [];
            foreach (var change in await work.Connection.QueryAsync<ChangeRow>(new CommandDefinition(
                $"{ChangeRow.Select} where act = @act order by number desc", new { act }, work.Transaction, cancellationToken: cancel)))
            {
                if (change.Act != await LastActAsync(work, change.PetitionId, cancel))
                {
                    return PetitionFault.ChangedSince;
                }

                changes.Add(new Changed((await FindAsync(work, change.PetitionId, cancel))!, RecordJson.Read<PetitionState>(change.BeforeJson)));
            }

            return changes.Count == 0 ? PetitionFault.Missing : await TurnAsync(work, undo, new Turn(changes, []), cancel);
        },
        cancel);

    public Task<IReadOnlyList<PetitionChange>> ChangesAsync(string id, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<PetitionChange>>(
        async connection => [.. (await connection.QueryAsync<ChangeRow>(new CommandDefinition(
            $"{ChangeRow.Select} where petition_id = @id order by number desc", new { id }, cancellationToken: cancel))).Select(row => row.ToChange())],
        cancel);

    /// <summary>What one person does is written when another's act is whole: each sees what stood there before.</summary>
    private async Task InTurnAsync(Work work, CancellationToken cancel)
    {
        if (database.Dialect.TurnToAdd("txct_petition_act") is { } turn)
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(turn, transaction: work.Transaction, cancellationToken: cancel));
        }
    }

    private Task<IReadOnlyList<Petition>> ListAsync(string where, object? parameters, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Petition>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} where {where} {Order}", parameters, cancellationToken: cancel))).Select(row => row.ToPetition())],
        cancel);

    private static async Task<IReadOnlyList<Petition>> ReadAsync(Work work, string where, object parameters, CancellationToken cancel) =>
        [.. (await work.Connection.QueryAsync<Row>(new CommandDefinition($"{Select} where {where} {Order}", parameters, work.Transaction, cancellationToken: cancel))).Select(row => row.ToPetition())];

    private static async Task<Petition?> FindAsync(Work work, string id, CancellationToken cancel) => (await ReadAsync(work, "id = @id", new { id }, cancel)).SingleOrDefault();

    private static Task<string?> LastActAsync(Work work, string id, CancellationToken cancel) => work.Connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
        "select act from txct_petition_act where petition_id = @id order by number desc limit 1", new { id }, work.Transaction, cancellationToken: cancel));

    private static async Task<PetitionFault?> TurnAsync(Work work, Act act, Turn turn, CancellationToken cancel)
    {
        if (turn.Fault is not null)
        {
            return turn.Fault;
        }

        foreach (var made in turn.Made)
        {
            // Before it was made it did not count: taking the act back sets it aside.
            var before = made with { State = made.State with { SetAside = PetitionActs.TakenBack } };
            await PutAsync(work, before, cancel);
            await ChangeAsync(work, act, new Changed(before, made.State), cancel);
        }

        foreach (var changed in turn.Changes.Where(changed => changed.Petition.State != changed.After))
        {
            await ChangeAsync(work, act, changed, cancel);
        }

        return null;
    }

    private static async Task ChangeAsync(Work work, Act act, Changed changed, CancellationToken cancel)
    {
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_petition_act (petition_id, act, kind, made_ms, made_by, before_json, after_json) values (@id, @act, @Kind, @At, @By, @before, @after)",
            new { id = changed.Petition.Id, act = act.Id, act.Kind, act.At, act.By, before = RecordJson.Write(changed.Petition.State), after = RecordJson.Write(changed.After) },
            work.Transaction, cancellationToken: cancel));
        await PutAsync(work, changed.Petition with { State = changed.After }, cancel);
    }

    /// <summary>What no person has worked on and the paper no longer has leaves the register.</summary>
    private static async Task DropUntouchedAsync(Work work, IEnumerable<Petition> gone, CancellationToken cancel)
    {
        foreach (var petition in gone.Where(petition => petition.State == PetitionState.Untouched && petition.MadeOf.Count == 0))
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "delete from txct_petition where id = @Id and not exists (select 1 from txct_passed_petition p where p.petition_id = @Id)", petition, work.Transaction, cancellationToken: cancel));
        }
    }

    private static Petition Of(KnownReport report, SortedPetition read, int position, Petition? same) => new(
        same?.Id ?? $"{report.ReportId}-{report.Number}-{position}", report.ReportId, report.Kind, report.Number, position, report.GroupId, report.Round, read.Read, read.Suggested, [], same?.State ?? PetitionState.Untouched);

    private static Task PutAsync(Work work, Petition petition, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_petition (id, report_id, kind, n, position, group_id, round, read_json, suggested_json, made_of_json, state_json, merged, set_aside)
        values (@Id, @ReportId, @Kind, @Number, @Position, @GroupId, @Round, @read, @suggested, @madeOf, @state, @merged, @setAside)
        on conflict (id) do update set n = @Number, position = @Position, read_json = @read, suggested_json = @suggested, state_json = @state, merged = @merged, set_aside = @setAside
        """,
        new
        {
            petition.Id, petition.ReportId, petition.Kind, petition.Number, petition.Position, petition.GroupId, petition.Round, read = RecordJson.Write(petition.Read), suggested = RecordJson.Write(petition.Suggested),
            madeOf = petition.MadeOf.Count == 0 ? null : RecordJson.Write(petition.MadeOf), state = petition.State == PetitionState.Untouched ? null : RecordJson.Write(petition.State),
            merged = petition.State.Merged, setAside = petition.State.SetAside,
        },
        work.Transaction, cancellationToken: cancel));

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string ReportId { get; init; } = "";
        public string Kind { get; init; } = "";
        public long Number { get; init; }
        public long Position { get; init; }
        public string GroupId { get; init; } = "";
        public string Round { get; init; } = "";
        public string ReadJson { get; init; } = "";
        public string SuggestedJson { get; init; } = "";
        public string? MadeOfJson { get; init; }
        public string? StateJson { get; init; }
        public long? Latest { get; init; }

        public Petition ToPetition() => new(
            Id, ReportId, Kind, (int)Number, (int)Position, GroupId, Round, RecordJson.Read<ReadPetition>(ReadJson), RecordJson.Read<Classified>(SuggestedJson), MadeOfJson is null ? [] : RecordJson.Read<string[]>(MadeOfJson),
            StateJson is null ? PetitionState.Untouched : RecordJson.Read<PetitionState>(StateJson), MadeOfJson is null && Number < Latest);
    }

    private sealed record ChangeRow
    {
        public const string Select = "select petition_id as PetitionId, act, kind, made_ms as At, made_by as By, before_json as BeforeJson, after_json as AfterJson from txct_petition_act";

        public string PetitionId { get; init; } = "";
        public string Act { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string By { get; init; } = "";
        public string BeforeJson { get; init; } = "";
        public string AfterJson { get; init; } = "";

        public PetitionChange ToChange() => new(Act, Kind, At, By, RecordJson.Read<PetitionState>(BeforeJson), RecordJson.Read<PetitionState>(AfterJson));
    }
}
