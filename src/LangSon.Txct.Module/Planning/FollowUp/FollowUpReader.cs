namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Brings together what the Office has to know to follow up.</summary>
internal sealed class FollowUpReader(OpenItems items, IReminders reminders, IDirectory directory, TimeProvider time)
{
    /// <summary>Days for which reminders are listed.</summary>
    private const int Listed = 60;

    public async Task<FollowUpView> ReadAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var open = await items.ReadAsync(cancel);
        var groups = await directory.GroupsAsync(cancel);
        var told = await reminders.SinceAsync(today.AddDays(-Listed), cancel);
        return new FollowUpView(
            today,
            [.. from @group in groups
                let own = OfGroup(open, @group.Id)
                where own.Count > 0
                orderby own[0].Deadline.LastDay, @group.Id
                select new FollowUpGroup(
                    @group.Id, @group.Name, @group.Area, [.. own.Select(FollowUpItem.Of)], Digest.ToLeader(@group.Name, own).Body,
                    told.Any(row => row.Id == Reminder.IdOf(Reminder.Leader(@group.Id), today)))],
            [.. open.Where(item => groups.All(group => !item.IsOfGroup(group.Id))).Select(FollowUpItem.Of)],
            [.. told.Select(row => new Reminded(WhoOf(row.To, groups), row.SentAt, row.SentBy, [.. row.Items.Select(item => item.Line)]))],
            [.. (await reminders.FailedAsync(today.AddDays(-Listed), cancel)).Select(row => new FailedReminderMail(row.Address, row.Day, row.Why, row.IsGivenUp))]);
    }

    /// <summary>A group and what it owes; null if there is no such group.</summary>
    public async Task<(Group Group, IReadOnlyList<OpenItem> Own)?> OfGroupAsync(string groupId, CancellationToken cancel) =>
        (await directory.GroupsAsync(cancel)).FirstOrDefault(group => group.Id == groupId) is { } found ? (found, OfGroup(await items.ReadAsync(cancel), groupId)) : null;

    private static IReadOnlyList<OpenItem> OfGroup(IReadOnlyList<OpenItem> open, string groupId) => [.. open.Where(item => item.IsOfGroup(groupId))];

    private static string WhoOf(string to, IReadOnlyList<Group> groups)
    {
        var name = groups.FirstOrDefault(group => to.EndsWith($":{group.Id}", StringComparison.Ordinal))?.Name ?? to[(to.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return to == Reminder.Office ? "Văn phòng" : to.StartsWith("groupAssistants:", StringComparison.Ordinal) ? $"Giúp việc {name}" : $"Tổ trưởng {name}";
    }
}
