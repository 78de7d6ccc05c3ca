namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>A round's meetings by group.</summary>
/// <param name="Rounds">All of the plan's.</param>
/// <param name="Groups">Those that the person may see.</param>
/// <param name="Awaited">The documents of the round that are not published yet; none while no meeting is planned.</param>
/// <param name="Kept">How many meetings were just kept; null if none were.</param>
public sealed record ScheduleView(ScheduleRound Round, IReadOnlyList<ScheduleRound> Rounds, IReadOnlyList<ScheduleGroup> Groups, IReadOnlyList<string> Awaited, int? Kept)
{
    /// <summary>Whether everybody may read it; null for who may not decide that.</summary>
    public bool? IsPublic { get; init; }
}

/// <param name="FirstDay">Included; null where it is not known, or not told.</param>
/// <param name="LastDay">Included.</param>
public sealed record ScheduleRound(string Id, string Letter, string Title, DateOnly? FirstDay, DateOnly? LastDay)
{
    internal static ScheduleRound Of(Round round, RoundDays? days) => new(round.Id, round.Letter, round.Title, days?.First, days?.Last);
}

/// <param name="MayWrite">Whether the person may change the group's schedule.</param>
/// <param name="Plans">Plans that the group has sent, of which its schedule can be read; none for who may not change it.</param>
public sealed record ScheduleGroup(string Id, string Name, string Area, bool MayWrite, IReadOnlyList<ScheduleMeeting> Meetings, IReadOnlyList<SchedulePlan> Plans);

/// <param name="Sha256">By which the file is asked for.</param>
public sealed record SchedulePlan(string FileName, string Sha256);

/// <param name="Time">As in 14h00–16h00; empty while it is not known.</param>
/// <param name="About">Its form where that is not the usual one, its theme, with whom, whom else, how many voters: in sentences.</param>
/// <param name="Conflicts">What stands against it, in sentences.</param>
public sealed record ScheduleMeeting(
    string Id, DateOnly Day, string Time, string Place, IReadOnlyList<string> Delegates, IReadOnlyList<string> About, bool IsCancelled, IReadOnlyList<string> Conflicts)
{
    internal static ScheduleMeeting Of(Meeting meeting, IReadOnlyList<string> conflicts) => new(
        meeting.Id, meeting.Day, MeetingHours.Write(meeting.From, meeting.To), meeting.Place, meeting.Delegates, [.. MeetingWords.About(meeting)], meeting.State == MeetingState.Cancelled, conflicts);
}

/// <summary>Meetings of one group to be looked at, mended and confirmed.</summary>
/// <param name="File">The name of the plan that they were read from; empty if they are typed.</param>
public sealed record EntryFormView(string GroupId, string GroupName, ScheduleRound Round, string File, IReadOnlyList<EntryRow> Rows)
{
    internal static EntryFormView Of(SchedulePlace place, EntryForm form, IReadOnlyList<IReadOnlyList<string>> notices, bool isChecked) => new(
        place.Group.Id, place.Group.Name, ScheduleRound.Of(place.Round, place.Days), form.File,
        [.. form.Entries.Select((entry, index) => new EntryRow(
            entry.Id, entry.Day, entry.Time, entry.Place, entry.Delegates, entry.IsDropped, entry.Details ?? MeetingDetails.Blank,
            index < notices.Count ? notices[index] : [],
            isChecked ? [.. entry.Faults(place.Year).Select(fault => new EntryFault(fault.Field, fault.Message))] : []))]);

    internal bool HasFaults => Rows.Any(row => row.Faults.Count > 0);
}

/// <param name="Id">Of a meeting that is kept already; empty for a new one.</param>
/// <param name="Notices">What a person should look at, in sentences; it stands in nobody's way.</param>
/// <param name="Faults">What must be mended first.</param>
public sealed record EntryRow(
    string Id, string Day, string Time, string Place, string Delegates, bool IsDropped, MeetingDetails Details, IReadOnlyList<string> Notices, IReadOnlyList<EntryFault> Faults)
{
    /// <summary>Whether what else there is to say stands open: something of it is said, or is wrong.</summary>
    internal bool ShowsDetails => Details.IsSaid || Faults.Any(fault => fault.Field is not ("Day" or "Time" or "Place" or "Delegates"));
}

/// <param name="Field">The field's name in the form.</param>
public sealed record EntryFault(string Field, string Message);
