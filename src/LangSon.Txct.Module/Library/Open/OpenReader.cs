using LangSon.Txct.Central;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Planning.Schedule.Calendars;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Withdrawing;

namespace LangSon.Txct.Library.Open;

/// <summary>What everybody may read: documents that are public or that the Office marked so, and the schedules that it marked. Nothing else can be reached through it.</summary>
internal sealed class OpenReader(ICatalogue catalogue, IPublicMarks marks, IWithdrawals withdrawals, RoundMeetingsReader meetings, Rounds rounds, TimeProvider time)
{
    private const int MostDocuments = 100;

    /// <summary>The latest first.</summary>
    public async Task<OpenView> ReadAsync(CancellationToken cancel)
    {
        var marked = await marks.AllAsync(PublicKind.Document, cancel);
        var going = await GoingAsync(cancel);
        var shown = (await catalogue.AllAsync(cancel)).Where(document => IsOpen(document, marked) && document.Withdrawn is null && !going.ContainsKey(document.DocumentId));
        return new OpenView(
            [.. shown.OrderByDescending(document => document.ModifiedAt).Take(MostDocuments).Select(Of)], await MeetingsAsync(cancel), time.Today());
    }

    /// <summary>A document that is open, or was until it was withdrawn; null if it never was.</summary>
    /// <returns>With why it is gone: from the moment in which somebody ordered it.</returns>
    public async Task<(CentralDocument Document, string? Gone)?> FindAsync(string id, CancellationToken cancel)
    {
        if (await catalogue.FindAsync(id, cancel) is not { } document || !IsOpen(document, await marks.AllAsync(PublicKind.Document, cancel)))
        {
            return null;
        }

        return (document, document.Withdrawn?.Reason ?? (await GoingAsync(cancel)).GetValueOrDefault(id));
    }

    /// <summary>The meetings of the rounds whose schedule is open, from today on; cancelled ones too, so that nobody goes there in vain.</summary>
    public async Task<RoundMeetings> ScheduleAsync(CancellationToken cancel)
    {
        var open = await marks.AllAsync(PublicKind.Schedule, cancel);
        var today = time.Today();
        return (await meetings.OfYearAsync(cancel)).Where(meeting => open.Contains(meeting.RoundId) && meeting.Day >= today);
    }

    private async Task<IReadOnlyList<OpenMeeting>> MeetingsAsync(CancellationToken cancel)
    {
        var schedule = await ScheduleAsync(cancel);
        var letters = rounds.Plan.Rounds.ToDictionary(round => round.Id, round => round.Title);
        return [.. schedule.All.Select(meeting => new OpenMeeting(
            meeting.Id, meeting.Sequence, meeting.Day, MeetingHours.Write(meeting.From, meeting.To), meeting.Place, schedule.NameOf(meeting.GroupId), meeting.Theme, letters.GetValueOrDefault(meeting.RoundId, ""),
            meeting.State == MeetingState.Cancelled))];
    }

    private async Task<IReadOnlyDictionary<string, string>> GoingAsync(CancellationToken cancel) => (await withdrawals.AllAsync(cancel)).ToDictionary(order => order.DocumentId, order => order.Reason);

    /// <summary>A mark opens what is for all delegates, and never what is for some.</summary>
    private static bool IsOpen(CentralDocument document, IReadOnlySet<string> marked) =>
        document.Metadata.IsPublic() || (marked.Contains(document.DocumentId) && document.Metadata.IsForDelegates());

    private static OpenDocument Of(CentralDocument document) => new(
        document.DocumentId, document.Number, document.Metadata.Subject, document.Metadata.FullNumber(), document.Metadata.IssuedOn, document.Metadata.Issuer, document.ModifiedAt,
        [.. document.Parts.Select(part => new OpenFile(part.Name, part.MediaType, part.Size, $"public/documents/{Uri.EscapeDataString(document.DocumentId)}/{document.Number}/{Uri.EscapeDataString(part.Name)}"))]);
}

/// <param name="Documents">The latest first.</param>
/// <param name="Meetings">From today on, by day and time.</param>
public sealed record OpenView(IReadOnlyList<OpenDocument> Documents, IReadOnlyList<OpenMeeting> Meetings, DateOnly Today);

/// <param name="Number">Number and notation; null for forms.</param>
public sealed record OpenDocument(string Id, int Version, string Title, string? Number, DateOnly? IssuedOn, string? Issuer, DateTimeOffset At, IReadOnlyList<OpenFile> Files);

/// <param name="Path">Below the module's prefix, without a leading slash.</param>
public sealed record OpenFile(string Name, string MediaType, long Size, string Path);

/// <param name="Time">As in 14h00–16h00; empty while it is not known.</param>
public sealed record OpenMeeting(string Id, int Sequence, DateOnly Day, string Time, string Place, string Group, string? Theme, string Round, bool IsCancelled);
