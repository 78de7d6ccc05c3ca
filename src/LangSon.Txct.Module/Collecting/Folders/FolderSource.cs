using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Packets;

namespace LangSon.Txct.Collecting.Folders;

/// <summary>The folder of a group without a system: each file is a paper, or a packet that holds one; another content under the same name is its correction.</summary>
internal sealed class FolderSource(GroupFolderOptions folder, CollectingOptions options, ITransit transit, IPacketReader packets, TimeProvider time) : IReportSource
{
    /// <summary>A folder is near: it is looked at more often than a system is asked.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(30);

    private const int MostIdLetters = 150;

    private readonly WatchedFolder watched = new(time);
    private readonly Dictionary<string, (long Size, DateTimeOffset WrittenAt, string Sha256)> digests = [];

    public string Id => $"folder-{folder.Id}";

    public string GroupId => folder.Id;

    public SourceTraits Traits { get; } = new(KeepsAll: false, ListsAll: true) { Interval = options.Interval < Often ? options.Interval : Often };

    /// <summary>A share that does not answer holds up nobody but itself.</summary>
    public Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel) => Task.Run(List, cancel);

    public async Task<Answer<FetchedPaper>> FetchAsync(SourceReport report, CancellationToken cancel)
    {
        if (RegularFile.Open(Path.Combine(folder.Path, report.Attachments[0].Id)) is not OpenedFile.Opened { Bytes: var bytes })
        {
            return new Answer<FetchedPaper>.Missing($"{report.Attachments[0].Name} cannot be opened any more.");
        }

        await using (bytes)
        {
            var file = await transit.TakeAsync(bytes, cancel);
            return IsPacket(report.Attachments[0].Name)
                ? await OpenAsync(report, file, cancel)
                : new Answer<FetchedPaper>.Ok(new FetchedPaper(report, [new FetchedFile(report.Attachments[0].Name, report.Attachments[0].MediaType, file)]));
        }
    }

    /// <summary>The folder is its group's own: nothing is moved or deleted in it.</summary>
    private Answer<SourcePage> List()
    {
        try
        {
            List<SourceReport> papers = [.. WatchedFolder.Look(folder.Path).Where(file => watched.IsStill(file, options.StillFor)).Select(PaperOf).OfType<SourceReport>()];
            return new Answer<SourcePage>.Ok(new SourcePage(papers, null, time.GetUtcNow(), "folder"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Answer<SourcePage>.Unavailable(exception.Message, null);
        }
    }

    /// <summary>Null where it cannot be opened now: the next look finds it again.</summary>
    private SourceReport? PaperOf(FoundFile file)
    {
        if (DigestOf(file) is not { } sha256)
        {
            return null;
        }

        var about = FileAbout.Find(file.FullPath);
        return new SourceReport(
            IdOf(file.Path), 1, about?.Kind, about?.GroupId ?? folder.Id, about?.Round, about?.Meeting, null, null, Path.GetFileNameWithoutExtension(file.Path),
            [new SourceAttachment(file.Path, Path.GetFileName(file.Path), FileKind.MediaTypeOf(file.Path), file.Size, sha256)], file.WrittenAt, false);
    }

    private static string IdOf(string path) => path.Length <= MostIdLetters ? path : $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32]}{Path.GetExtension(path)}";

    private static bool IsPacket(string path) => FileKind.EdXml.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>What the packet says of the paper in it counts where nobody said otherwise beside it.</summary>
    private async Task<Answer<FetchedPaper>> OpenAsync(SourceReport report, TransitFile file, CancellationToken cancel)
    {
        using (file)
        {
            return await packets.ReadAsync(file, cancel) switch
            {
                PacketReading.Read { Packet: var packet } => new Answer<FetchedPaper>.Ok(new FetchedPaper(
                    report with
                    {
                        DocumentNumber = packet.Number is null ? null : $"{packet.Number}/{packet.Notation}", IssuedOn = packet.IssuedOn, Title = packet.Subject ?? report.Title,
                        Sender = packet.From.Code, Attachments = [],
                    },
                    [.. packet.Attachments.Select(attachment => new FetchedFile(attachment.Name, FileKind.MediaTypeOf(attachment.Name), attachment.File))])),
                PacketReading.Failed { Findings: var findings } => new Answer<FetchedPaper>.Ok(new FetchedPaper(report with { Attachments = [] }, []) { Findings = findings }),
                _ => throw new InvalidOperationException("A packet is read or not."),
            };
        }
    }

    private string? DigestOf(FoundFile file)
    {
        if (digests.TryGetValue(file.Path, out var known) && known.Size == file.Size && known.WrittenAt == file.WrittenAt)
        {
            return known.Sha256;
        }

        if (RegularFile.Open(file.FullPath) is not OpenedFile.Opened { Bytes: var bytes })
        {
            return null;
        }

        using (bytes)
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            digests[file.Path] = (file.Size, file.WrittenAt, sha256);
            return sha256;
        }
    }
}
