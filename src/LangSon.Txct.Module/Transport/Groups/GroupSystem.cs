using AutoMapper;
using LangSon.Txct.Collecting.Sources;
using RestSharp;

namespace LangSon.Txct.Transport.Groups;

/// <summary>A group's system over HTTP, by contracts/groups.</summary>
internal sealed class GroupSystem(string groupId, PeerClient peer, IMapper mapper, TimeProvider time) : IReportSource, IDisposable
{
    private const int PageSize = 100;

    /// <summary>More than any group holds in a term of five years.</summary>
    private const int MostMeetings = 5000;

    public string GroupId => groupId;

    public void Dispose() => peer.Dispose();

    public async Task<Answer<SourceFacts>> DescribeAsync(CancellationToken cancel) => PeerAnswers.Read(
        await peer.SendAsync(new PeerRequest(Method.Get, ""), cancel),
        reply =>
        {
            var facts = PeerJson.Read<WireGroupFacts>(reply.Body);
            return new SourceFacts(facts.Group.Id, facts.Epoch, facts.ServerTime);
        },
        time);

    public async Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel) => PeerAnswers.Read(
        await peer.SendAsync(new PeerRequest(Method.Get, $"reports?limit={PageSize}{PeerQuery.Since(modifiedSince)}{At(cursor)}"), cancel),
        reply =>
        {
            var page = PeerJson.Read<WireGroupPage>(reply.Body);
            return new SourcePage(
                mapper.Map<SourceReport[]>(page.Data), page.Pagination.NextCursor, PeerHeaders.ServerTime(reply), PeerHeaders.Epoch(reply));
        },
        time);

    public async Task<Answer<string>> DownloadAsync(string reportId, string attachmentId, Stream target, CancellationToken cancel)
    {
        var copy = new HashedCopy(target);
        var path = $"reports/{Uri.EscapeDataString(reportId)}/attachments/{Uri.EscapeDataString(attachmentId)}";
        var reply = await peer.SendAsync(new PeerRequest(Method.Get, path) { Receive = copy.FromAsync }, cancel);
        copy.ThrowTargetFault();
        return PeerAnswers.Read(reply, _ => copy.Sha256, time);
    }

    /// <summary>The whole list each time: a group has some twenty meetings a year, and what was missed once is seen the next time.</summary>
    public async Task<Answer<IReadOnlyList<SourceMeeting>>> MeetingsAsync(CancellationToken cancel)
    {
        List<SourceMeeting> all = [];
        string? next = null;
        do
        {
            var asked = next;
            var answer = PeerAnswers.Read(
                await peer.SendAsync(new PeerRequest(Method.Get, $"meetings?limit={PageSize}{At(asked)}"), cancel), reply => PeerJson.Read<WireSchedulePage>(reply.Body), time);
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

    private static string At(string? cursor) => cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
}
