using System.Buffers.Binary;
using System.IO.Compression;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Packets.Reading;

/// <summary>Takes an attachment out of the zip in which senders wrap it. What comes out is not unpacked further.</summary>
internal sealed class ZipWrap(PacketsOptions options, ITransit transit)
{
    /// <summary>Below this many unpacked bytes the ratio is no danger: a short page packs as well as a bomb.</summary>
    private const long RatioFrom = 1 << 20;

    private const int EndLength = 22, MostDirectory = 256 << 10;

    /// <summary>Kinds of files that are zips themselves, and so may stand unwrapped.</summary>
    private static readonly string[] ZipKinds = [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".zip"];

    /// <summary>Whether the bytes are a zip around the file: both the bytes and the type or the name must say so.</summary>
    public static async Task<bool> IsWrapAsync(SentAttachment attachment, CancellationToken cancel)
    {
        var start = new byte[4];
        await using var bytes = attachment.File.Open();
        return await bytes.ReadAtLeastAsync(start, 4, throwOnEndOfStream: false, cancel) == 4 && start.AsSpan().SequenceEqual("PK\u0003\u0004"u8)
            && (IsZipType(attachment.ContentType) || !ZipKinds.Contains(Path.GetExtension(attachment.Name), StringComparer.OrdinalIgnoreCase));
    }

    /// <returns>The file within, in transit; null if the bytes are an office file that is no wrap, whatever its type says.</returns>
    /// <exception cref="PacketStoppedException">The zip has not just one file, is damaged, or unpacks to too much.</exception>
    public async Task<TransitFile?> UnwrapAsync(SentAttachment attachment, CancellationToken cancel)
    {
        await using var bytes = attachment.File.Open();
        try
        {
            if (await CountAsync(bytes, attachment.Name, cancel) != 1)
            {
                return IsOffice(attachment.Name) ? null : throw Archive(attachment.Name);
            }

            bytes.Position = 0;
            await using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
            return await UnwrapAsync(zip.Entries, attachment.Name, cancel);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new PacketStoppedException(PacketFindings.Of("packet-attachment-damaged", attachment.Name));
        }
    }

    private async Task<TransitFile> UnwrapAsync(IReadOnlyList<ZipArchiveEntry> entries, string name, CancellationToken cancel)
    {
        if (entries is not [var entry] || entry.FullName.EndsWith('/'))
        {
            throw Archive(name);
        }

        if (entry.IsEncrypted)
        {
            throw new PacketStoppedException(Finding.Of("encrypted"));
        }

        await using var source = await entry.OpenAsync(cancel);
        return await transit.TakeAsync(target => CopyAsync(source, target, entry, cancel), cancel);
    }

    private async Task CopyAsync(Stream source, Stream target, ZipArchiveEntry entry, CancellationToken cancel)
    {
        var buffer = new byte[64 << 10];
        var crc = Crc32.Start;
        long size = 0;
        for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
        {
            size += read;
            if (size > options.MaxAttachmentBytes || (size > RatioFrom && size / Math.Max(1, entry.CompressedLength) >= options.MaxRatio))
            {
                throw new PacketStoppedException(Finding.Of("archive-bomb"));
            }

            crc = Crc32.Add(crc, buffer.AsSpan(0, read));
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        if (Crc32.End(crc) != entry.Crc32 || size != entry.Length)
        {
            throw new InvalidDataException("The check sum does not fit.");
        }
    }

    /// <summary>How many entries the zip's last record states. Its list must end where that record begins, and be no larger than a few entries need:
    /// so the list is safe to be read as a whole.</summary>
    private static async Task<int> CountAsync(Stream bytes, string name, CancellationToken cancel)
    {
        var tail = new byte[(int)Math.Min(bytes.Length, EndLength + ushort.MaxValue)];
        bytes.Position = bytes.Length - tail.Length;
        await bytes.ReadExactlyAsync(tail, cancel);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndLength > tail.Length)
        {
            throw new InvalidDataException("The zip has no end.");
        }

        var record = tail.AsSpan(at);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), start = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        if (start + size != bytes.Length - tail.Length + at)
        {
            throw new InvalidDataException("The zip's list does not stand before its end.");
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        return count != 1 || size <= MostDirectory ? count : throw Archive(name);
    }

    private static bool IsZipType(string? contentType) => contentType is not null && contentType.Contains("zip", StringComparison.OrdinalIgnoreCase);

    private static bool IsOffice(string name) => Path.GetExtension(name).ToLowerInvariant() is ".docx" or ".xlsx" or ".pptx" or ".odt" or ".ods";

    private static PacketStoppedException Archive(string name) => new(PacketFindings.Of("packet-attachment-archive", name));
}
