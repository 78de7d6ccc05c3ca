using System.Globalization;
using AutoMapper;
using LangSon.Txct.Central;
using LangSon.Txct.Network;
using Microsoft.Extensions.Options;
using RestSharp;

namespace LangSon.Txct.Transport.Host;

/// <summary>The host's contract, call by call, in the words of Central's records.</summary>
internal sealed class HostApi(IOptions<HostOptions> host, IOptions<PeerOptions> peers, OutgoingLines lines, IMapper mapper, TimeProvider time) : IDisposable
{
    private static readonly Dictionary<string, string> IfNone = new() { ["If-None-Match"] = "*" };

    private readonly ClientCredentials credentials = new(host.Value.ClientId, host.Value.ClientSecret, time);
    private PeerClient? peer;

    /// <summary>Until when the central system is left alone after it failed again and again; null if it is not.</summary>
    public DateTimeOffset? RestsUntil => peer?.RestsUntil;

    private PeerClient Peer => peer ??= new PeerClient(new Uri(host.Value.BaseUrl), credentials, peers.Value, lines, time, host.Value.Parallel, host.Value.MethodOverride);

    public void Dispose()
    {
        peer?.Dispose();
        credentials.Dispose();
    }

    public async Task<Answer<CentralFacts>> DescribeAsync(CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAnonymouslyAsync(new PeerRequest(Method.Get, ""), cancel),
        reply =>
        {
            var facts = PeerJson.Read<WireFacts>(reply.Body);
            return facts is { ContractVersion: { } version, Level: >= 1 } and ({ Level: < 3 } or { Epoch: not null, ServerTime: not null, Uploads: not null })
                ? new CentralFacts(version, facts.Level, facts.Epoch ?? "", facts.ServerTime ?? time.GetUtcNow(), facts.Uploads?.MaxBytes ?? 0, facts.Supports)
                : throw new FormatException($"level {facts.Level} of contract {facts.ContractVersion}, or a fact that this level must tell is missing");
        },
        time);

    /// <summary>One page of a list; the next one's path is in the answer.</summary>
    public async Task<Answer<HostPage<TRecord>>> ListAsync<TWire, TRecord>(string path, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(new PeerRequest(Method.Get, path), cancel),
        reply =>
        {
            var list = PeerJson.Read<WireList<TWire>>(reply.Body);
            return new HostPage<TRecord>(mapper.Map<TRecord[]>(list.Data), Links(list).Next, PeerHeaders.ServerTime(reply), PeerHeaders.Epoch(reply));
        },
        time);

    /// <summary>The same of a host below level 3, which need not tell time and epoch, and may leave the links out where a list has one page.</summary>
    public async Task<Answer<HostPage<TRecord>>> ListPlainAsync<TWire, TRecord>(string path, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(new PeerRequest(Method.Get, path), cancel),
        reply =>
        {
            var list = PeerJson.Read<WireList<TWire>>(reply.Body);
            return new HostPage<TRecord>(mapper.Map<TRecord[]>(list.Data ?? throw new FormatException("data is null")), list.Links?.Next, time.GetUtcNow(), "");
        },
        time);

    public async Task<Answer<HostPage<CentralDocument>>> ListDocumentsAsync(string path, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(new PeerRequest(Method.Get, path), cancel),
        reply =>
        {
            var list = PeerJson.Read<WireList<WireDocument>>(reply.Body);
            return new HostPage<CentralDocument>([.. (list.Data ?? throw new FormatException("data is null")).Select(Document)], Links(list).Next, PeerHeaders.ServerTime(reply), PeerHeaders.Epoch(reply));
        },
        time);

    public async Task<Answer<string>> CreateUploadAsync(long sizeInBytes, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(
            new PeerRequest(Method.Post, "uploads")
            {
                Headers = new Dictionary<string, string> { ["Tus-Resumable"] = "1.0.0", ["Upload-Length"] = sizeInBytes.ToString(CultureInfo.InvariantCulture) },
            },
            cancel),
        UploadId,
        time);

    public async Task<Answer<BegunUpload>> BeginUploadAsync(long sizeInBytes, Func<Stream> open, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(
            new PeerRequest(Method.Post, "uploads")
            {
                Headers = new Dictionary<string, string> { ["Tus-Resumable"] = "1.0.0", ["Upload-Length"] = sizeInBytes.ToString(CultureInfo.InvariantCulture) },
                Bytes = () => new ChunkStream(open(), sizeInBytes),
            },
            cancel),
        reply => new BegunUpload(UploadId(reply), reply.Header("Upload-Offset") is null ? 0 : Offset(reply)),
        time);

    public async Task<Answer<long>> FindUploadOffsetAsync(string uploadId, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(
            new PeerRequest(Method.Head, $"uploads/{Uri.EscapeDataString(uploadId)}")
            {
                Headers = new Dictionary<string, string> { ["Tus-Resumable"] = "1.0.0" },
            },
            cancel),
        Offset,
        time);

    public async Task<Answer<long>> AppendUploadAsync(string uploadId, long offset, Func<long, Stream> open, long count, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(
            new PeerRequest(Method.Patch, $"uploads/{Uri.EscapeDataString(uploadId)}")
            {
                Headers = new Dictionary<string, string> { ["Tus-Resumable"] = "1.0.0", ["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture) },
                Bytes = () => new ChunkStream(open(offset), count),
            },
            cancel),
        Offset,
        time);

    public Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploads, CancellationToken cancel) =>
        CommitAsync(
            $"documents/{Uri.EscapeDataString(version.DocumentId)}/versions/{version.Number}",
            mapper.Map<WireDocumentVersion>(version.Metadata) with
            {
                Supersedes = Previous(version.Number),
                Visibility = version.SetId is null ? "now" : "inSet",
                SetId = version.SetId,
                Parts = Sent(version.Parts, uploads),
            },
            cancel);

    /// <summary>Sends a document whole, in one request, as level 2 takes it. That the host took it says nothing of the bytes: they are read back.</summary>
    /// <param name="open">Opens a part's bytes, anew at each attempt.</param>
    public async Task<Answer<bool>> PostDocumentAsync(DocumentVersion version, Func<Part, Stream> open, CancellationToken cancel)
    {
        var metadata = mapper.Map<WirePostedDocument>(version.Metadata) with { DocumentId = version.DocumentId, N = version.Number, Parts = mapper.Map<WirePart[]>(version.Parts) };
        var reply = await Peer.SendAsync(
            new PeerRequest(Method.Post, "documents")
            {
                Form = new Dictionary<string, string> { ["metadata"] = PeerJson.Write(metadata) },
                Files = [.. version.Parts.Select((part, at) => new PeerFile($"part-{at + 1}", part.MediaType, () => open(part)))],
            },
            cancel);
        return PeerAnswers.ReadCommit(reply, _ => true, time);
    }

    public Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel) =>
        CommitAsync(
            $"publication-sets/{Uri.EscapeDataString(set.Id)}",
            new WirePublicationSet([.. set.Members.Select(member => new WireSetMember(member.DocumentId, member.Number))]), cancel);

    public Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel) =>
        CommitAsync($"documents/{Uri.EscapeDataString(withdrawal.DocumentId)}/withdrawal", mapper.Map<WireWithdrawal>(withdrawal), cancel);

    public Task<Answer<CommitReceipt>> CommitReportAsync(ReportVersion version, IReadOnlyDictionary<string, string> uploads, CancellationToken cancel) =>
        CommitAsync(
            $"voter-contact-reports/{Uri.EscapeDataString(version.ReportId)}/versions/{version.Number}",
            mapper.Map<WireReportVersion>(version) with
            {
                Supersedes = Previous(version.Number),
                Source = new WireSource(version.SourceId, version.SourceReportId),
                Attachments = Sent(version.Attachments, uploads),
            },
            cancel);

    public Task<Answer<CommitReceipt>> SendNoticeAsync(Notice notice, CancellationToken cancel) =>
        CommitAsync($"notices/{Uri.EscapeDataString(notice.Id)}", mapper.Map<WireNotice>(notice), cancel);

    /// <summary>Reads a version back; <paramref name="path"/> names it.</summary>
    public async Task<Answer<CommitReceipt>> FindStoredAsync(string id, string path, CancellationToken cancel) => PeerAnswers.Read(
        await Peer.SendAsync(new PeerRequest(Method.Get, path), cancel),
        reply =>
        {
            var stored = PeerJson.Read<WireStored>(reply.Body);
            var parts = stored.Parts ?? stored.Attachments ?? throw new FormatException("neither parts nor attachments");
            return new CommitReceipt(id, stored.N, stored.ModifiedAt, mapper.Map<Part[]>(parts));
        },
        time);

    public async Task<Answer<string>> DownloadAsync(string path, Stream target, CancellationToken cancel)
    {
        using var copy = new HashedCopy(target);
        var reply = await Peer.SendAsync(new PeerRequest(Method.Get, path) { Receive = (bytes, token) => copy.FromAsync(bytes.Stream, token) }, cancel);
        copy.ThrowTargetFault();
        return PeerAnswers.Read(reply, _ => copy.Sha256, time);
    }

    private async Task<Answer<CommitReceipt>> CommitAsync<T>(string path, T body, CancellationToken cancel) => PeerAnswers.ReadCommit(
        await Peer.SendAsync(new PeerRequest(Method.Put, path) { Headers = IfNone, Json = PeerJson.Write(body) }, cancel),
        reply =>
        {
            var receipt = PeerJson.Read<WireReceipt>(reply.Body);
            return new CommitReceipt(receipt.Id, receipt.N, receipt.CommittedAt, mapper.Map<Part[]>(receipt.Parts));
        },
        time);

    private CentralDocument Document(WireDocument wire) => new(
        wire.DocumentId, wire.N,
        new DocumentMetadata(
            wire.Type, wire.Number, wire.Notation, wire.IssuedOn, wire.Issuer, wire.Subject, wire.Signer,
            wire.SessionId, wire.Rounds, wire.Audience, mapper.Map<Relations>(wire.Relations), wire.Urgency),
        mapper.Map<Part[]>(wire.Parts), wire.ModifiedAt, wire.Deleted, mapper.Map<CentralWithdrawal>(wire.Withdrawn));

    private static WireLinks Links<T>(WireList<T> list) => list.Links ?? throw new FormatException("links are missing");

    private static int? Previous(int number) => number > 1 ? number - 1 : null;

    private static string UploadId(PeerReply reply) => (reply.Header("Location") ?? throw new FormatException("Location is missing")).Split('/')[^1];

    private static long Offset(PeerReply reply) =>
        long.Parse(reply.Header("Upload-Offset") ?? throw new FormatException("Upload-Offset is missing"), CultureInfo.InvariantCulture);

    private static IReadOnlyList<WireSentPart> Sent(IEnumerable<Part> parts, IReadOnlyDictionary<string, string> uploads) =>
        [.. parts.Select(part => new WireSentPart(part.Name, part.MediaType, part.Size, part.Sha256, uploads[part.Name]))];
}

/// <param name="Next">The next page's path, as the host gives it; null on the last page.</param>
/// <param name="AsOf">The host's time when it answered.</param>
internal sealed record HostPage<T>(IReadOnlyList<T> Items, string? Next, DateTimeOffset AsOf, string Epoch);
