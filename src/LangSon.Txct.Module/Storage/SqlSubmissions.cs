using Dapper;
using LangSon.Txct.Collecting.Uploads;

namespace LangSon.Txct.Storage;

/// <summary>Submissions, their files, and the running numbers of their receipts.</summary>
internal sealed class SqlSubmissions(IDatabase database) : ISubmissions
{
    private const string Select =
        "select id, group_id as GroupId, state, said_json as SaidJson, made_by as MadeBy, sent_by as SentBy, receipt, changed_ms as ChangedAt, sent_ms as SentAt from txct_submission";

    private const string SelectFiles = "select id, submission_id as SubmissionId, name, media_type as MediaType, size, received, sha256 from txct_submission_file";

    public Task AddAsync(Submission submission, CancellationToken cancel) => ExecuteAsync(
        "insert into txct_submission (id, group_id, state, said_json, made_by, changed_ms) values (@Id, @GroupId, 'draft', @said, @MadeBy, @ChangedAt)",
        new { submission.Id, submission.GroupId, said = RecordJson.Write(submission.Said), submission.MadeBy, submission.ChangedAt }, cancel);

    public async Task<Submission?> FindAsync(string groupId, string id, CancellationToken cancel) => (await ListAsync("id = @id and group_id = @groupId", new { id, groupId }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<Submission>> OfGroupAsync(string groupId, CancellationToken cancel) => ListAsync("group_id = @groupId order by changed_ms desc, id", new { groupId }, cancel);

    public Task<IReadOnlyList<Submission>> SentAsync(CancellationToken cancel) => ListAsync("state = 'sent' order by sent_ms, id", new { }, cancel);

    public async Task<bool> ChangeAsync(string id, SubmissionWords said, DateTimeOffset at, CancellationToken cancel) => await ExecuteAsync(
        "update txct_submission set said_json = @said, changed_ms = @at where id = @id and state = 'draft'", new { id, said = RecordJson.Write(said), at }, cancel) == 1;

    public Task<string?> SendAsync(Submission submission, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            Task<string?> ReceiptAsync() => work.Connection.ExecuteScalarAsync<string?>(new CommandDefinition(
                "select receipt from txct_submission where id = @Id", submission, work.Transaction, cancellationToken: cancel));

            // The draft itself is taken first: of two who send it at once, one finds it sent.
            var isOurs = await work.Connection.ExecuteAsync(new CommandDefinition(
                """
                update txct_submission set state = 'sent', sent_by = @by, sent_ms = @at, changed_ms = @at where id = @Id and state = 'draft'
                    and exists (select 1 from txct_submission_file f where f.submission_id = @Id)
                    and not exists (select 1 from txct_submission_file f where f.submission_id = @Id and f.sha256 is null)
                """,
                new { submission.Id, by, at }, work.Transaction, cancellationToken: cancel)) == 1;
            if (!isOurs)
            {
                return await ReceiptAsync();
            }

            var year = VietNam.DayOf(at).Year;
            var number = await work.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "insert into txct_receipt (group_id, year, last) values (@GroupId, @year, 1) on conflict (group_id, year) do update set last = txct_receipt.last + 1 returning last",
                new { submission.GroupId, year }, work.Transaction, cancellationToken: cancel));
            var receipt = $"TXCT-{year}-{submission.GroupId}-{number:00}";
            await work.Connection.ExecuteAsync(new CommandDefinition("update txct_submission set receipt = @receipt where id = @Id", new { submission.Id, receipt }, work.Transaction, cancellationToken: cancel));
            return receipt;
        },
        cancel);

    public Task<IReadOnlyList<string>> DropAsync(string id, CancellationToken cancel) => WithoutFilesAsync(id, "draft", "delete from txct_submission where id = @id and state = 'draft'", cancel);

    public Task<IReadOnlyList<string>> SettleAsync(string id, CancellationToken cancel) =>
        WithoutFilesAsync(id, "sent", "update txct_submission set state = 'settled' where id = @id and state = 'sent'", cancel);

    public Task<IReadOnlyList<string>> StaleAsync(DateTimeOffset before, CancellationToken cancel) => StringsAsync("select id from txct_submission where state = 'draft' and changed_ms < @before", new { before }, cancel);

    public async Task<bool> AddFileAsync(string id, SubmittedFile file, int most, DateTimeOffset at, CancellationToken cancel) => await ExecuteAsync(
        """
        insert into txct_submission_file (id, submission_id, name, media_type, size, received, made_ms)
        select @Id, s.id, @Name, @MediaType, @Size, 0, @at from txct_submission s
        where s.id = @submission and s.state = 'draft' and (select count(*) from txct_submission_file f where f.submission_id = s.id) < @most
        """,
        new { file.Id, submission = id, file.Name, file.MediaType, file.Size, at, most }, cancel) == 1;

    public Task ReceivedAsync(string id, string fileId, long received, string? sha256, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "update txct_submission_file set received = @received, sha256 = @sha256 where id = @fileId", new { fileId, received, sha256 }, work.Transaction, cancellationToken: cancel));
            await work.Connection.ExecuteAsync(new CommandDefinition("update txct_submission set changed_ms = @at where id = @id", new { id, at }, work.Transaction, cancellationToken: cancel));
        },
        cancel);

    public Task DropFileAsync(string id, string fileId, CancellationToken cancel) => ExecuteAsync(
        "delete from txct_submission_file where id = @fileId and submission_id = @id", new { id, fileId }, cancel);

    public Task<long> AnnouncedAsync(string groupId, DateTimeOffset since, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select cast(coalesce(sum(f.size), 0) as bigint) from txct_submission_file f join txct_submission s on s.id = f.submission_id where s.group_id = @groupId and f.made_ms >= @since",
            new { groupId, since }, cancellationToken: cancel)),
        cancel);

    public Task<IReadOnlyList<string>> FileIdsAsync(CancellationToken cancel) => StringsAsync("select id from txct_submission_file", new { }, cancel);

    private Task<IReadOnlyList<string>> WithoutFilesAsync(string id, string state, string statement, CancellationToken cancel) => database.WriteAsync<IReadOnlyList<string>>(
        async work =>
        {
            List<string> files = [.. await work.Connection.QueryAsync<string>(new CommandDefinition(
                "select f.id from txct_submission_file f join txct_submission s on s.id = f.submission_id where s.id = @id and s.state = @state", new { id, state }, work.Transaction, cancellationToken: cancel))];
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "delete from txct_submission_file where submission_id = (select id from txct_submission where id = @id and state = @state)", new { id, state }, work.Transaction, cancellationToken: cancel));
            await work.Connection.ExecuteAsync(new CommandDefinition(statement, new { id }, work.Transaction, cancellationToken: cancel));
            return files;
        },
        cancel);

    private Task<IReadOnlyList<Submission>> ListAsync(string condition, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Submission>>(
        async connection =>
        {
            List<Row> rows = [.. await connection.QueryAsync<Row>(new CommandDefinition($"{Select} where {condition}", values, cancellationToken: cancel))];
            var among = condition.Split(" order by ")[0];
            var files = (await connection.QueryAsync<FileRow>(new CommandDefinition(
                $"{SelectFiles} where submission_id in (select id from txct_submission where {among}) order by made_ms, id", values, cancellationToken: cancel))).ToLookup(file => file.SubmissionId);
            return [.. rows.Select(row => row.ToSubmission(files[row.Id]))];
        },
        cancel);

    private Task<IReadOnlyList<string>> StringsAsync(string sql, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<string>>(
        async connection => [.. await connection.QueryAsync<string>(new CommandDefinition(sql, values, cancellationToken: cancel))], cancel);

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(sql, values, work.Transaction, cancellationToken: cancel)), cancel);

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string GroupId { get; init; } = "";
        public string State { get; init; } = "";
        public string SaidJson { get; init; } = "";
        public string MadeBy { get; init; } = "";
        public string? SentBy { get; init; }
        public string? Receipt { get; init; }
        public DateTimeOffset ChangedAt { get; init; }
        public DateTimeOffset? SentAt { get; init; }

        public Submission ToSubmission(IEnumerable<FileRow> files) => new(
            Id, GroupId, Enum.Parse<SubmissionState>(State, ignoreCase: true), RecordJson.Read<SubmissionWords>(SaidJson), MadeBy, SentBy, Receipt, ChangedAt, SentAt,
            [.. files.Select(file => new SubmittedFile(file.Id, file.Name, file.MediaType, file.Size, file.Received, file.Sha256))]);
    }

    private sealed record FileRow
    {
        public string Id { get; init; } = "";
        public string SubmissionId { get; init; } = "";
        public string Name { get; init; } = "";
        public string MediaType { get; init; } = "";
        public long Size { get; init; }
        public long Received { get; init; }
        public string? Sha256 { get; init; }
    }
}
