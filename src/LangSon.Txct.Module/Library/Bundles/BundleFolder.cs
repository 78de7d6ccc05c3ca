using System.IO.Compression;
using LangSon.Txct.Content;
using LangSon.Txct.Publishing.Catalogue;

namespace LangSon.Txct.Library.Bundles;

/// <summary>Bundles as files, made once: a length that is known before, and a download that can go on where it broke off.</summary>
internal sealed class BundleFolder(string dataDirectory, ICatalogue catalogue, VisibleBytes visible, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly string folder = Path.Combine(dataDirectory, "bundles");
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The bundle's bytes; it is made first where it was not yet.</summary>
    /// <returns>Why it cannot be had where it is not ready.</returns>
    public async Task<OpenedBytes> OpenAsync(Bundle bundle, CancellationToken cancel)
    {
        if (Find(bundle.Key) is { } ready)
        {
            return new OpenedBytes.Ready(ready);
        }

        await turn.WaitAsync(cancel);
        try
        {
            return Find(bundle.Key) is { } made ? new OpenedBytes.Ready(made)
                : await MakeAsync(bundle, cancel) is { } failed ? failed
                : Find(bundle.Key) is { } now ? new OpenedBytes.Ready(now) : new OpenedBytes.TryLater();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Removes what is not <paramref name="wanted"/> and was not made a moment ago.</summary>
    public void Trim(IReadOnlySet<string> wanted)
    {
        foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles() : [])
        {
            if (!wanted.Contains(Path.GetFileNameWithoutExtension(file.Name)) && time.GetUtcNow() - file.LastWriteTimeUtc > KeptFor)
            {
                file.Delete();
            }
        }
    }

    private FileStream? Find(string key) => File.Exists(PathOf(key))
        ? new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 << 10, FileOptions.Asynchronous)
        : null;

    /// <summary>Null once it stands there whole.</summary>
    private async Task<OpenedBytes?> MakeAsync(Bundle bundle, CancellationToken cancel)
    {
        PrivateFolder.Create(folder);
        var unfinished = $"{PathOf(bundle.Key)}.{Guid.NewGuid():n}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.Asynchronous))
            {
                if (await WriteAsync(bundle, file, cancel) is { } failed)
                {
                    return failed;
                }

                DurableFiles.Sync(file);
            }

            File.SetLastWriteTimeUtc(unfinished, time.GetUtcNow().UtcDateTime);
            BusyFiles.Move(unfinished, PathOf(bundle.Key));
            return null;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<OpenedBytes?> WriteAsync(Bundle bundle, FileStream file, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var entry in bundle.Entries)
        {
            if (await catalogue.FindAsync(entry.Document.Id, cancel) is not { Withdrawn: null } document || document.Parts.FirstOrDefault(part => part.Sha256 == entry.File.Sha256) is not { } part)
            {
                return new OpenedBytes.TryLater();
            }

            if (await visible.OpenAsync(document, part, cancel) is not OpenedBytes.Ready { Bytes: var bytes })
            {
                return new OpenedBytes.TryLater();
            }

            await using (bytes)
            {
                // Papers are pressed together already.
                var kept = zip.CreateEntry(entry.Name, CompressionLevel.NoCompression);
                kept.LastWriteTime = new DateTimeOffset(entry.Day, TimeOnly.MinValue, TimeSpan.Zero);
                await using var target = await kept.OpenAsync(cancel);
                await bytes.CopyToAsync(target, cancel);
            }
        }

        return null;
    }

    private string PathOf(string key) => Path.Combine(folder, $"{key}.zip");
}
