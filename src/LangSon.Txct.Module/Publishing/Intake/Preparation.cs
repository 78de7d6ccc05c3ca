using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Packets;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>All that is done with a file before it is judged, and that needs to know of no other file: transit, reading, checks, and, if it may stay, the store.</summary>
internal sealed class Preparation(ITransit transit, PacketPreparation packets, IPaperReader reader, FileChecks checks, IContentStore content, IPapers papers)
{
    public async Task<Prepared> RunAsync(DroppedFile file, CancellationToken cancel)
    {
        await using var bytes = await OpenSharedAsync(file, cancel);
        var taken = await transit.TakeAsync(bytes, cancel);
        try
        {
            return await RunAsync(file, taken, cancel);
        }
        catch (FileNotFoundException exception) when (exception.FileName == taken.Path)
        {
            throw new VanishedFileException(taken.Path, exception);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private async Task<Prepared> RunAsync(DroppedFile file, TransitFile taken, CancellationToken cancel)
    {
        if (taken.Size != file.Size)
        {
            return new Prepared.StillChanging(taken);
        }

        if ((await papers.FilesOfAsync(taken.Sha256, cancel)).FirstOrDefault(row => row.Path == file.Path) is { } before)
        {
            return new Prepared.KnownBefore(taken, before.Id);
        }

        if (PacketPreparation.IsPacket(file.Name))
        {
            return await packets.RunAsync(file, taken, cancel);
        }

        var reading = await reader.ReadAsync(taken, file.Name, cancel);
        var findings = checks.ForPublication(reading);

        // What is refused leaves no bytes behind. All else stays, held or not, and is on disk before its row is.
        if (!findings.Any(finding => finding.Verdict == Verdict.Refused))
        {
            await content.KeepAsync(taken, cancel);
        }

        return new Prepared.Whole(taken, reading, findings);
    }

    /// <summary>An empty file has nothing to open; a pipe, which also says that it is empty, would wait for ever.</summary>
    private static async Task<Stream> OpenSharedAsync(DroppedFile file, CancellationToken cancel) => file.Size == 0
        ? Stream.Null
        : await BusyFiles.WaitAsync(() => new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), cancel);
}

/// <summary>A file as it goes before the judge. Disposing of it removes its bytes from transit.</summary>
internal abstract record Prepared(TransitFile Bytes) : IDisposable
{
    public virtual void Dispose() => Bytes.Dispose();

    /// <summary>Somebody still writes it.</summary>
    internal sealed record StillChanging(TransitFile Bytes) : Prepared(Bytes);

    /// <summary>The register has this content of this path: it was only written again.</summary>
    internal sealed record KnownBefore(TransitFile Bytes, long Id) : Prepared(Bytes);

    internal sealed record Whole(TransitFile Bytes, Reading Reading, IReadOnlyList<Finding> Findings) : Prepared(Bytes);

    /// <summary>A packet.</summary>
    /// <param name="Main">The document in it, as its sender and its text describe it; null if it carries none.</param>
    /// <param name="Parts">The document first, then its annexes.</param>
    internal sealed record Letter(TransitFile Bytes, Packet Packet, Reading? Main, IReadOnlyList<Part> Parts, IReadOnlyList<Finding> Findings) : Prepared(Bytes)
    {
        public override void Dispose()
        {
            Packet.Dispose();
            base.Dispose();
        }
    }
}
