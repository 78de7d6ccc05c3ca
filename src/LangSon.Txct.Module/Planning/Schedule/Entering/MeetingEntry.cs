using LangSon.Txct.Content.Reading;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Schedule.Reading;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>One meeting as a person types it, or mends what was read.</summary>
/// <param name="Id">Of a meeting that is kept already; empty for a new one.</param>
/// <param name="Day">As in 12/6/2024; the plan's year where it has none.</param>
/// <param name="Time">As in 8h00 or 14h00–16h00; empty while it is not known.</param>
/// <param name="Delegates">One a line.</param>
/// <param name="IsDropped">A new one is left out, a kept one is cancelled.</param>
internal sealed record MeetingEntry(string Id, string Day, string Time, string Place, string Delegates, bool IsDropped)
{
    /// <summary>What else is told; null if nothing is, and it stays as it was.</summary>
    public MeetingDetails? Details { get; init; }

    private const int LongestPlace = 300, LongestDelegates = 4000;

    public static MeetingEntry Blank { get; } = new("", "", "", "", "", false);

    public static MeetingEntry Of(ScheduleRow row) => new(
        "", row.Day is { } day ? Words.Date(day) : row.UnreadDay, row.From is null ? row.UnreadTime : MeetingHours.Write(row.From, row.To), row.Place, string.Join('\n', row.Delegates), false);

    public static MeetingEntry Of(Meeting meeting) => new(
        meeting.Id, Words.Date(meeting.Day), MeetingHours.Write(meeting.From, meeting.To), meeting.Place, string.Join('\n', meeting.Delegates), meeting.State == MeetingState.Cancelled)
    {
        Details = MeetingDetails.Of(meeting),
    };

    /// <param name="year">Of a day written without one.</param>
    /// <returns>By the field's name; none of a row that is dropped.</returns>
    public IEnumerable<(string Field, string Message)> Faults(int year)
    {
        if (IsDropped)
        {
            yield break;
        }

        if (DayOf(year) is null)
        {
            yield return (nameof(Day), "Xin ghi một ngày, ví dụ 12/6/2024.");
        }

        if (Time.Trim().Length > 0 && WrittenTime.Read(Time) is not { From: not null, Rest.Length: 0 })
        {
            yield return (nameof(Time), "Xin ghi giờ, ví dụ 8h00 hoặc 14h00–16h00; chưa biết thì để trống.");
        }

        if (string.IsNullOrWhiteSpace(Place) || Place.Length > LongestPlace)
        {
            yield return (nameof(Place), $"Xin ghi địa điểm, không quá {LongestPlace} chữ.");
        }

        if (Delegates.Length > LongestDelegates)
        {
            yield return (nameof(Delegates), $"Danh sách đại biểu dài quá {LongestDelegates} chữ. Xin ghi gọn lại.");
        }

        foreach (var fault in Details?.Faults() ?? [])
        {
            yield return fault;
        }
    }

    /// <summary>The meeting as it is told now. Only where <see cref="Faults"/> finds none.</summary>
    public Meeting Over(Meeting meeting, int year)
    {
        var time = WrittenTime.Read(Time);
        var delegates = DelegateNames.In(Delegates);
        var told = meeting with
        {
            Day = DayOf(year)!.Value, From = time.From, To = time.To, Place = PlaceOnOneLine,
            Delegates = meeting.Delegates.SequenceEqual(delegates) ? meeting.Delegates : delegates,
            State = meeting.State == MeetingState.Held ? MeetingState.Held : MeetingState.Planned,
        };
        return Details?.Over(told) ?? told;
    }

    /// <summary>A new meeting. Only where <see cref="Faults"/> finds none.</summary>
    public Meeting ToMeeting(string id, string groupId, string roundId, int year) =>
        Over(new Meeting(id, groupId, roundId, default, null, null, "", null, MeetingForm.Periodic, ""), year);

    /// <summary>Null if it is no day, or more than a day.</summary>
    public DateOnly? DayOf(int year) => WrittenDay.Read(Day, year, FileTable.UsualDayZero) is { Day: { } day, Rest: var rest }
        && WrittenTime.Read(rest) is { From: null, IsUnclear: false, IsPartOfDay: false, Rest.Length: 0 } ? day : null;

    private string PlaceOnOneLine => string.Join(' ', Place.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
