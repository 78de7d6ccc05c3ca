using AutoMapper;
using LangSon.Txct.Collecting.Sources;
using RestSharp;

namespace LangSon.Txct.Transport.Groups;

/// <summary>A group's system over HTTP, by contracts/groups.</summary>
internal sealed class GroupSystem(string groupId, PeerClient peer, IMapper mapper, TimeProvider time) : IReportSource, IDisposable
{
    private const int PageSize = 100;

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

    private static string At(string? cursor) => cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
}
