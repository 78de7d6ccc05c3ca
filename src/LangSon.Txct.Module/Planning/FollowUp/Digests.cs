using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Reminds the Office and the groups' helpers by itself: in office hours, at most one message a day to each, and only where there is something new to say.</summary>
/// <remarks>Leaders and delegates are never written to by themselves; a person does that on the page.</remarks>
internal sealed class Digests(
    OpenItems items, IReminders reminders, IDirectory directory, Rounds rounds, IDatabase database, IOutbox outbox, IOptions<FollowUpOptions> options, TimeProvider time, ILogger<Digests> logger)
{
    /// <summary>How far back it is looked what was told already: longer than any round and its deadlines.</summary>
    private const int Remembered = 400;

    public async Task SendAsync(CancellationToken cancel)
    {
        if (!IsOfficeTime())
        {
            return;
        }

        var open = await items.ReadAsync(cancel);
        var groups = await directory.GroupsAsync(cancel);
        var told = await reminders.SinceAsync(time.Today().AddDays(-Remembered), cancel);
        await SendAsync(Reminder.Office, open, told, own => Digest.ToOffice(own, id => groups.FirstOrDefault(group => group.Id == id)?.Name ?? id), cancel);
        foreach (var group in groups)
        {
            await SendAsync(Reminder.Helpers(group.Id), [.. open.Where(item => item.IsOfGroup(group.Id))], told, own => Digest.ToHelpers(group.Name, own), cancel);
        }
    }

    /// <summary>Sends to the leader of a group what the group owes, because a person wants it; once a day.</summary>
    /// <returns>Whether it went; false if it did already today.</returns>
    public async Task<bool> SendToLeaderAsync(Group group, IReadOnlyList<OpenItem> own, string person, CancellationToken cancel)
    {
        var sent = await WriteAsync(Reminder.Leader(group.Id), own, Digest.ToLeader(group.Name, own), person, [], cancel);
        if (sent)
        {
            Log.SentByPerson(logger, person, group.Id, own.Count);
        }

        return sent;
    }

    private async Task SendAsync(
        string to, IReadOnlyList<OpenItem> own, IReadOnlyList<Reminder> told, Func<IReadOnlyList<OpenItem>, (string Title, string Body)> words, CancellationToken cancel)
    {
        var before = told.Where(reminder => reminder.To == to).ToList();
        if (own.Any(item => IsNews(item, before)) && await WriteAsync(to, own, words(own), null, MailOf(to), cancel))
        {
            Log.Reminded(logger, to, own.Count);
        }
    }

    /// <summary>Not told yet, told while it stood better, or late and not told for some days.</summary>
    private bool IsNews(OpenItem item, IReadOnlyList<Reminder> before)
    {
        var last = before.SelectMany(reminder => reminder.Items.Where(row => row.Key == item.Key).Select(row => (reminder.Day, row.State))).FirstOrDefault();
        return last == default || last.State != item.State || (item.State == ItemState.Late && item.Today.DayNumber - last.Day.DayNumber >= options.Value.RepeatDays);
    }

    private Task<bool> WriteAsync(string to, IReadOnlyList<OpenItem> own, (string Title, string Body) words, string? person, IReadOnlyList<Contact> mail, CancellationToken cancel)
    {
        var today = time.Today();
        var reminder = new Reminder(Reminder.IdOf(to, today), to, today, person, [.. own.Select(ToldItem.Of)], words.Title, words.Body, time.GetUtcNow());
        return database.WriteAsync(
            async work =>
            {
                var isNew = await reminders.AddAsync(work, reminder, mail, cancel);
                if (isNew)
                {
                    await outbox.AddNoticeAsync(work, new Notice(reminder.Id, [to], words.Title, words.Body, to == Reminder.Office ? "/office/follow-up" : "/schedule"), cancel);
                }

                return isNew;
            },
            cancel);
    }

    private IReadOnlyList<Contact> MailOf(string to) => options.Value.Mail.Host is null ? []
        : [.. options.Value.Contacts.Where(contact => to == (contact.Of == Reminder.Office ? Reminder.Office : Reminder.Helpers(contact.Of))).DistinctBy(contact => contact.Address)];

    private bool IsOfficeTime()
    {
        var here = VietNam.At(time.GetUtcNow());
        var clock = TimeOnly.FromTimeSpan(here.TimeOfDay);
        return clock >= options.Value.From && clock < options.Value.To && rounds.Plan.Calendar.IsWorked(time.Today());
    }
}
