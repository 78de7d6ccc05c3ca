using Dapper;
using LangSon.Txct.Planning.FollowUp;

namespace LangSon.Txct.Storage;

/// <summary>Reminders as one table, their mail as another.</summary>
internal sealed class SqlReminders(IDatabase database) : IReminders
{
    public Task<IReadOnlyList<Reminder>> SinceAsync(DateOnly day, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Reminder>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select id, recipient, day, sent_by as SentBy, items_json as ItemsJson, title, body, sent_ms as SentAt from txct_reminder
            where day >= @day order by sent_ms desc, id
            """,
            new { day }, cancellationToken: cancel))).Select(row => row.ToReminder())],
        cancel);

    public async Task<bool> AddAsync(Work work, Reminder reminder, IReadOnlyList<Contact> mail, CancellationToken cancel)
    {
        var added = await work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_reminder (id, recipient, day, sent_by, items_json, title, body, sent_ms) values (@Id, @To, @Day, @SentBy, @items, @Title, @Body, @SentAt)
            on conflict (id) do nothing
            """,
            new { reminder.Id, reminder.To, reminder.Day, reminder.SentBy, items = RecordJson.Write(reminder.Items), reminder.Title, reminder.Body, reminder.SentAt },
            work.Transaction, cancellationToken: cancel)) == 1;
        foreach (var contact in added ? mail : [])
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_reminder_mail (reminder_id, address, name, state, tries, next_ms) values (@Id, @Address, @Name, 'waiting', 0, @SentAt)",
                new { reminder.Id, contact.Address, contact.Name, reminder.SentAt }, work.Transaction, cancellationToken: cancel));
        }

        return added;
    }

    public Task<IReadOnlyList<WaitingMail>> WaitingAsync(DateTimeOffset now, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<WaitingMail>>(
        async connection => [.. (await connection.QueryAsync<MailRow>(new CommandDefinition(
            """
            select m.reminder_id as ReminderId, m.address, m.name, r.title, r.body, m.tries from txct_reminder_mail m join txct_reminder r on r.id = m.reminder_id
            where m.state = 'waiting' and m.next_ms <= @now order by m.next_ms, m.reminder_id, m.address
            """,
            new { now }, cancellationToken: cancel))).Select(row => new WaitingMail(row.ReminderId, row.Address, row.Name, row.Title, row.Body, row.Tries))],
        cancel);

    public Task SentAsync(WaitingMail mail, DateTimeOffset at, CancellationToken cancel) =>
        WriteAsync("state = 'sent', tries = tries + 1, why = null, sent_ms = @at", mail, new { at }, cancel);

    public Task NotSentAsync(WaitingMail mail, string why, DateTimeOffset? next, CancellationToken cancel) => WriteAsync(
        $"state = '{(next is null ? "given-up" : "waiting")}', tries = tries + 1, why = @why, next_ms = coalesce(@next, next_ms)", mail, new { why = why.Length <= 500 ? why : why[..500], next }, cancel);

    public Task<IReadOnlyList<FailedMail>> FailedAsync(DateOnly since, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<FailedMail>>(
        async connection => [.. (await connection.QueryAsync<FailedRow>(new CommandDefinition(
            """
            select m.address, r.day, m.why, m.state from txct_reminder_mail m join txct_reminder r on r.id = m.reminder_id
            where m.why is not null and r.day >= @since order by r.sent_ms desc, m.address
            """,
            new { since }, cancellationToken: cancel))).Select(row => new FailedMail(row.Address, row.Day, row.Why, row.State == "given-up"))],
        cancel);

    private Task WriteAsync(string set, WaitingMail mail, object values, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(new { mail.ReminderId, mail.Address });
        return database.WriteAsync(
            work => work.Connection.ExecuteAsync(new CommandDefinition(
                $"update txct_reminder_mail set {set} where reminder_id = @ReminderId and address = @Address", parameters, work.Transaction, cancellationToken: cancel)),
            cancel);
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Recipient { get; init; } = "";
        public DateOnly Day { get; init; }
        public string? SentBy { get; init; }
        public string ItemsJson { get; init; } = "";
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
        public DateTimeOffset SentAt { get; init; }

        public Reminder ToReminder() => new(Id, Recipient, Day, SentBy, RecordJson.Read<IReadOnlyList<ToldItem>>(ItemsJson), Title, Body, SentAt);
    }

    private sealed record MailRow
    {
        public string ReminderId { get; init; } = "";
        public string Address { get; init; } = "";
        public string Name { get; init; } = "";
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
        public int Tries { get; init; }
    }

    private sealed record FailedRow
    {
        public string Address { get; init; } = "";
        public DateOnly Day { get; init; }
        public string Why { get; init; } = "";
        public string State { get; init; } = "";
    }
}
