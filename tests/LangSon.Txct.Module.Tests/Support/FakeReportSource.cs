using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;

namespace LangSon.Txct.Support;

/// <summary>A group's system in memory, by its contract; it fails where a test wants it to.</summary>
internal sealed class FakeReportSource(string id = "T01", bool isOfOneGroup = true) : IReportSource, ISettlingSource, IScheduleSource
{
    private readonly Dictionary<string, byte[]> bytes = [];

    public List<SourceReport> Reports { get; } = [];

    public string Epoch { get; set; } = "e1";

    /// <summary>Its clock.</summary>
    public DateTimeOffset Now { get; set; } = new(2024, 6, 20, 8, 0, 0, TimeSpan.FromHours(7));

    public int PageSize { get; set; } = 100;

    /// <summary>What each question asked for: since when, and which page.</summary>
    public List<(DateTimeOffset? Since, string? Cursor)> Asked { get; } = [];

    /// <summary>Called before each question is answered, with the page's cursor; an answer instead of the page, or null.</summary>
    public Func<string?, Answer<SourcePage>?>? BeforePage { get; set; }

    public bool Hangs { get; set; }

    /// <summary>What is sent instead of an attachment's bytes; null for the truth.</summary>
    public Func<string, byte[]?>? Instead { get; set; }

    public int Downloads { get; private set; }

    /// <summary>What it answers when asked for its meetings; by default it has no schedule.</summary>
    public Answer<IReadOnlyList<SourceMeeting>> Meetings { get; set; } = new Answer<IReadOnlyList<SourceMeeting>>.Missing("status 404");

    public int SchedulesAsked { get; private set; }

    /// <summary>What it was told of its papers.</summary>
    public List<(string Id, SettledAs Outcome)> Settled { get; } = [];

    /// <summary>Where fetched bytes go; the rig sets it.</summary>
    public ITransit Transit { get; set; } = null!;

    public string Id => id;

    public string? GroupId => isOfOneGroup ? id : null;

    public SourceTraits Traits { get; set; } = new(KeepsAll: true, ListsAll: false);

    /// <summary>A report of the first round with one attachment, modified now.</summary>
    public SourceReport Add(
        string id, string text = "Cử tri kiến nghị sửa đường.", int version = 1, string? round = "2024-pre-mid", string? kind = "VoterContactReport",
        MeetingPlace? meeting = null, string? group = null)
    {
        var report = new SourceReport(id, version, kind, group ?? GroupId, round, meeting, "12/BC-TĐB", new DateOnly(2024, 6, 19), "Báo cáo của Tổ", [Attach($"{id}-{version}", "báo cáo.docx", text)], Now, false);
        Reports.RemoveAll(listed => listed.Id == id);
        Reports.Add(report);
        return report;
    }

    public SourceAttachment Attach(string id, string name, string text)
    {
        bytes[id] = Encoding.UTF8.GetBytes(text);
        return new SourceAttachment(id, name, "application/octet-stream", bytes[id].Length, Convert.ToHexStringLower(SHA256.HashData(bytes[id])));
    }

    public void Change(string id, Func<SourceReport, SourceReport> change)
    {
        var place = Reports.FindIndex(report => report.Id == id);
        Reports[place] = change(Reports[place]) with { ModifiedAt = Now };
    }

    public async Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel)
    {
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }

        Asked.Add((modifiedSince, cursor));
        if (BeforePage?.Invoke(cursor) is { } instead)
        {
            return instead;
        }

        var from = int.Parse(cursor ?? "0");
        var listed = Reports.Where(report => modifiedSince is null ? !report.Deleted : report.ModifiedAt >= modifiedSince).OrderBy(report => report.ModifiedAt).ToList();
        var next = from + PageSize < listed.Count ? $"{from + PageSize}" : null;
        return new Answer<SourcePage>.Ok(new SourcePage([.. listed.Skip(from).Take(PageSize)], next, Now, Epoch));
    }

    public Task<Answer<IReadOnlyList<SourceMeeting>>> MeetingsAsync(CancellationToken cancel)
    {
        SchedulesAsked++;
        return Task.FromResult(Meetings);
    }

    public async Task<Answer<FetchedPaper>> FetchAsync(SourceReport report, CancellationToken cancel)
    {
        List<FetchedFile> files = [];
        foreach (var attachment in report.Attachments)
        {
            Downloads++;
            if (!bytes.TryGetValue(attachment.Id, out var content))
            {
                files.ForEach(file => file.Bytes.Dispose());
                return new Answer<FetchedPaper>.Missing("status 404");
            }

            using var sent = new MemoryStream(Instead?.Invoke(attachment.Id) ?? content);
            files.Add(new FetchedFile(attachment.Name, attachment.MediaType, await Transit.TakeAsync(sent, cancel)));
        }

        return new Answer<FetchedPaper>.Ok(new FetchedPaper(report, files));
    }

    public Task<Answer<bool>> SettleAsync(SourceReport report, Settlement settlement, CancellationToken cancel)
    {
        Settled.Add((report.Id, settlement.Outcome));
        return Task.FromResult<Answer<bool>>(new Answer<bool>.Ok(true));
    }
}
