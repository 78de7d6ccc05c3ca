using Dapper;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Passing;

namespace LangSon.Txct.Storage;

/// <summary>Papers that pass petitions on.</summary>
internal sealed class SqlPassings(IDatabase database) : IPassings
{
    private const string Select =
        """
        select id, round, recipient, competence, made_ms as MadeAt, made_by as MadeBy,
            (select i.issue_json from txct_passing_issue i where i.passing_id = p.id order by i.number desc limit 1) as IssueJson
        from txct_passing p
        where dropped_ms is null
        """;

    public Task<bool> AddAsync(IReadOnlyList<PassingPaper> drafts, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            if (database.Dialect.TurnToAdd("txct_passing") is { } turn)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(turn, transaction: work.Transaction, cancellationToken: cancel));
            }

            var taken = await TakenAsync(work.Connection, work, cancel);
            if (drafts.SelectMany(draft => draft.Lines).SelectMany(line => line.Ids).Any(taken.Contains))
            {
                return false;
            }

            foreach (var draft in drafts)
            {
                await AddAsync(work, draft, cancel);
            }

            return true;
        },
        cancel);

    public Task<IReadOnlyList<PassingPaper>> OfRoundAsync(string round, CancellationToken cancel) => ListAsync("and round = @round", new { round }, cancel);

    public async Task<PassingPaper?> FindAsync(string id, CancellationToken cancel) => (await ListAsync("and id = @id", new { id }, cancel)).SingleOrDefault();

    public Task<bool> IssueAsync(string id, PassingIssue issue, CancellationToken cancel) => database.WriteAsync(
        async work => await work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_passing_issue (passing_id, issue_json, made_ms, made_by)
            select id, @json, @At, @By from txct_passing where id = @id and dropped_ms is null
            """,
            new { id, json = RecordJson.Write(issue), issue.At, issue.By }, work.Transaction, cancellationToken: cancel)) == 1,
        cancel);

    public Task<bool> DropAsync(string id, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work => await work.Connection.ExecuteAsync(new CommandDefinition(
            """
            update txct_passing set dropped_ms = @at, dropped_by = @by
            where id = @id and dropped_ms is null and not exists (select 1 from txct_passing_issue i where i.passing_id = @id)
            """,
            new { id, by, at }, work.Transaction, cancellationToken: cancel)) == 1,
        cancel);

    public Task<IReadOnlySet<string>> TakenAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlySet<string>>(async connection => await TakenAsync(connection, null, cancel), cancel);

    public Task<IReadOnlyDictionary<string, PaperHead>> IssuedAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyDictionary<string, PaperHead>>(
        async connection => (await connection.QueryAsync<(string Petition, string IssueJson)>(new CommandDefinition(
            """
            select l.petition_id, i.issue_json
            from txct_passing_issue i
            join txct_passed_petition l on l.passing_id = i.passing_id
            where i.number = (select max(n.number) from txct_passing_issue n where n.passing_id = i.passing_id)
            order by i.number
            """,
            cancellationToken: cancel))).GroupBy(row => row.Petition).ToDictionary(group => group.Key, group => RecordJson.Read<PassingIssue>(group.Last().IssueJson).Head, StringComparer.Ordinal),
        cancel);

    private static async Task<HashSet<string>> TakenAsync(System.Data.Common.DbConnection connection, Work? work, CancellationToken cancel) => (await connection.QueryAsync<string>(new CommandDefinition(
        "select l.petition_id from txct_passed_petition l join txct_passing p on p.id = l.passing_id where p.dropped_ms is null", transaction: work?.Transaction, cancellationToken: cancel))).ToHashSet(StringComparer.Ordinal);

    private Task<IReadOnlyList<PassingPaper>> ListAsync(string where, object parameters, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<PassingPaper>>(
        async connection =>
        {
            List<PassingPaper> papers = [];
            foreach (var row in await connection.QueryAsync<Row>(new CommandDefinition($"{Select} {where} order by made_ms, competence, recipient", parameters, cancellationToken: cancel)))
            {
                var lines = await connection.QueryAsync<string>(new CommandDefinition(
                    "select min(line_json) from txct_passed_petition where passing_id = @Id group by position order by position", row, cancellationToken: cancel));
                papers.Add(row.ToPaper([.. lines.Select(RecordJson.Read<PassedLine>)]));
            }

            return papers;
        },
        cancel);

    private static async Task AddAsync(Work work, PassingPaper draft, CancellationToken cancel)
    {
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_passing (id, round, recipient, competence, made_ms, made_by) values (@Id, @Round, @Recipient, @Competence, @MadeAt, @MadeBy)", draft, work.Transaction, cancellationToken: cancel));
        foreach (var (line, position) in draft.Lines.Select((line, place) => (line, place + 1)))
        {
            foreach (var petition in line.Ids)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    "insert into txct_passed_petition (passing_id, petition_id, position, line_json) values (@id, @petition, @position, @json)",
                    new { id = draft.Id, petition, position, json = RecordJson.Write(line) }, work.Transaction, cancellationToken: cancel));
            }
        }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Round { get; init; } = "";
        public string Recipient { get; init; } = "";
        public string Competence { get; init; } = "";
        public DateTimeOffset MadeAt { get; init; }
        public string MadeBy { get; init; } = "";
        public string? IssueJson { get; init; }

        public PassingPaper ToPaper(IReadOnlyList<PassedLine> lines) => new(Id, Round, Recipient, Competence, MadeAt, MadeBy, lines, IssueJson is null ? null : RecordJson.Read<PassingIssue>(IssueJson));
    }
}
