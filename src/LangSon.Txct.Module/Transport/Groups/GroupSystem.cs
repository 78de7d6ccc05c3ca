using System.Globalization;
using AutoMapper;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using RestSharp;

namespace LangSon.Txct.Transport.Groups;

/// <summary>A group's system over HTTP, by contracts/groups.</summary>
internal sealed class GroupSystem(string groupId, PeerClient peer, IMapper mapper, ITransit transit, TimeProvider time) : IReportSource, IScheduleSource, IDisposable
{
    private const int PageSize = 100;

    /// <summary>More rows than a page may have by the contract, ten times over.</summary>
    private const int MostRows = 5000;

    /// <summary>More than any group holds in a term of five years.</summary>
    private const int MostMeetings = 5000;

    private readonly PoliteLine line = new(peer);
    private bool isDescribed;

    public string Id => groupId;

    public string GroupId => groupId;

    public SourceTraits Traits { get; } = new(KeepsAll: true, ListsAll: false);

    public void Dispose() => line.Dispose();

    public async Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel)
    {
        if (!isDescribed && await DescribeAsync(cancel) is { } unknown and not Answer<WireGroupFacts>.Ok)
        {
            return unknown.As<SourcePage>();
        }

        var reply = await line.SendAsync(new PeerRequest(Method.Get, $"reports?limit={PageSize}{PeerQuery.Since(modifiedSince)}{At(cursor)}"), cancel);
        var answer = PeerAnswers.Read(reply, PageOf, time);
        isDescribed &= answer is Answer<SourcePage>.Ok or Answer<SourcePage>.Missing;
        return answer is Answer<SourcePage>.Missing && cursor is null ? await EmptyAsync(cancel) : answer;
    }

    public async Task<Answer<FetchedPaper>> FetchAsync(SourceReport report, CancellationToken cancel)
    {
        List<FetchedFile> files = [];
        try
        {
            foreach (var attachment in report.Attachments)
            {
                var path = $"reports/{Uri.EscapeDataString(report.Id)}/attachments/{Uri.EscapeDataString(attachment.Id)}";
                var answer = await new AttachmentDownload(line, transit, path, time).RunAsync(cancel);
                if (answer is not Answer<TransitFile>.Ok { Value: var bytes })
                {
                    Drop(files);
                    return answer.As<FetchedPaper>();
                }

                files.Add(new FetchedFile(attachment.Name, attachment.MediaType, bytes));
            }

            return new Answer<FetchedPaper>.Ok(new FetchedPaper(report, files));
        }
        catch
        {
            Drop(files);
            throw;
        }
    }

    /// <summary>The contract has no word for it: a group sees in the central system what has come.</summary>
    /// <summary>The whole list each time: a group has some twenty meetings a year, and what was missed once is seen the next time.</summary>
    public async Task<Answer<IReadOnlyList<SourceMeeting>>> MeetingsAsync(CancellationToken cancel)
    {
        List<SourceMeeting> all = [];
        string? next = null;
        do
        {
            var asked = next;
            var answer = PeerAnswers.Read(
                await line.SendAsync(new PeerRequest(Method.Get, $"meetings?limit={PageSize}{At(asked)}"), cancel), reply => PeerJson.Read<WireSchedulePage>(reply.Body), time);
            if (answer is not Answer<WireSchedulePage>.Ok { Value: var page })
            {
                return answer.As<IReadOnlyList<SourceMeeting>>();
            }

            all.AddRange(mapper.Map<SourceMeeting[]>(page.Data));
            next = page.Pagination.NextCursor;
            if (next is not null && (next == asked || all.Count > MostMeetings))
            {
                return new Answer<IReadOnlyList<SourceMeeting>>.Unavailable("The list of meetings does not end.", null);
            }
        }
        while (next is not null);

        return new Answer<IReadOnlyList<SourceMeeting>>.Ok(all);
    }

    /// <summary>Asked at first and after a failure; a list's own answers carry clock and epoch.</summary>
    private async Task<Answer<WireGroupFacts>> DescribeAsync(CancellationToken cancel)
    {
        var answer = PeerAnswers.Read(await line.SendAsync(new PeerRequest(Method.Get, ""), cancel), reply => PeerJson.Read<WireGroupFacts>(reply.Body), time);
        if (answer is Answer<WireGroupFacts>.Ok { Value: var facts })
        {
            isDescribed = true;
            line.Heed(facts.RateLimit?.RequestsPerMinute);
        }

        return answer;
    }

    private SourcePage PageOf(PeerReply reply)
    {
        var page = PeerJson.Read<WireGroupPage>(reply.Body);
        var now = PeerHeaders.ServerTime(reply);
        return page.Data.Length <= MostRows
            ? new SourcePage([.. page.Data.Select(row => GroupRows.Read(row, mapper, now))], page.Pagination.NextCursor, now, PeerHeaders.Epoch(reply))
            : throw new FormatException($"A page has {page.Data.Length.ToString(CultureInfo.InvariantCulture)} rows.");
    }

    /// <summary>A system that says "not there" of an empty list, and otherwise is what it should be.</summary>
    private async Task<Answer<SourcePage>> EmptyAsync(CancellationToken cancel)
    {
        var answer = await DescribeAsync(cancel);
        return answer is Answer<WireGroupFacts>.Ok { Value: var facts } ? new Answer<SourcePage>.Ok(new SourcePage([], null, facts.ServerTime, facts.Epoch)) : answer.As<SourcePage>();
    }

    private static void Drop(List<FetchedFile> files) => files.ForEach(file => file.Bytes.Dispose());

    private static string At(string? cursor) => cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
}
