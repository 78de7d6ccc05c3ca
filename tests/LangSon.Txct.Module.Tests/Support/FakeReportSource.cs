using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Support;

/// <summary>A group's system in memory, by its contract; it fails where a test wants it to.</summary>
internal sealed class FakeReportSource(string groupId = "T01") : IReportSource
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

    /// <summary>What it answers when asked who it is; null for the truth.</summary>
    public Answer<SourceFacts>? Described { get; set; }

    public bool Hangs { get; set; }

    /// <summary>What is sent instead of an attachment's bytes; null for the truth.</summary>
    public Func<string, byte[]?>? Instead { get; set; }

    public int Downloads { get; private set; }

    /// <summary>What it answers when asked for its meetings; by default it has no schedule.</summary>
    public Answer<IReadOnlyList<SourceMeeting>> Meetings { get; set; } = new Answer<IReadOnlyList<SourceMeeting>>.Missing("status 404");

    public string GroupId => groupId;

    /// <summary>A report of the first round with one attachment, modified now.</summary>
    public SourceReport Add(
        string id, string text = "Cử tri kiến nghị sửa đường.", int version = 1, string round = "2024-pre-mid", string kind = "VoterContactReport",
        MeetingPlace? meeting = null, string? group = null)
    {
        var report = new SourceReport(id, version, kind, group ?? groupId, round, meeting, "12/BC-TĐB", new DateOnly(2024, 6, 19), "Báo cáo của Tổ", [Attach($"{id}-{version}", "báo cáo.docx", text)], Now, false);
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

    public async Task<Answer<SourceFacts>> DescribeAsync(CancellationToken cancel)
    {
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }

        return Described ?? new Answer<SourceFacts>.Ok(new SourceFacts(groupId, Epoch, Now));
    }

    public Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel)
    {
        Asked.Add((modifiedSince, cursor));
        if (BeforePage?.Invoke(cursor) is { } instead)
        {
            return Task.FromResult(instead);
        }

        var from = int.Parse(cursor ?? "0");
        var listed = Reports.Where(report => modifiedSince is null || report.ModifiedAt >= modifiedSince).OrderBy(report => report.ModifiedAt).ToList();
        var next = from + PageSize < listed.Count ? $"{from + PageSize}" : null;
        return Task.FromResult<Answer<SourcePage>>(new Answer<SourcePage>.Ok(new SourcePage([.. listed.Skip(from).Take(PageSize)], next, Now, Epoch)));
    }

    public Task<Answer<IReadOnlyList<SourceMeeting>>> MeetingsAsync(CancellationToken cancel) => Task.FromResult(Meetings);

    public async Task<Answer<string>> DownloadAsync(string reportId, string attachmentId, Stream target, CancellationToken cancel)
    {
        Downloads++;
        if (!bytes.TryGetValue(attachmentId, out var content))
        {
            return new Answer<string>.Missing("status 404");
        }

        var sent = Instead?.Invoke(attachmentId) ?? content;
        await target.WriteAsync(sent, cancel);
        return new Answer<string>.Ok(Convert.ToHexStringLower(SHA256.HashData(sent)));
    }
}
