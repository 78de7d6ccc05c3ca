using System.Security.Cryptography;

namespace LangSon.Txct.Content;

/// <summary>Stored bytes as files named by their digest, two folders deep.</summary>
/// <param name="dataDirectory">The module's own folder; the store stands in its folder "content".</param>
internal sealed class ContentStore(string dataDirectory) : IContentStore
{
    private readonly string root = Path.Combine(dataDirectory, "content");

    public async Task KeepAsync(TransitFile file, CancellationToken cancel)
    {
        var target = PathOf(file.Sha256);
        if (File.Exists(target) && await VerifyAsync(file.Sha256, cancel))
        {
            return;
        }

        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Guid.NewGuid():n}");
        try
        {
            await CopyAsync(file, unfinished, cancel);
            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        DurableFiles.SyncFolder(folder);
        DurableFiles.SyncFolder(Path.GetDirectoryName(folder)!);
        DurableFiles.SyncFolder(root);
    }

    public Stream? Open(string sha256) => File.Exists(PathOf(sha256))
        ? new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 << 10, FileOptions.Asynchronous)
        : null;

    public async Task<bool> VerifyAsync(string sha256, CancellationToken cancel)
    {
        await using var bytes = Open(sha256);
        return bytes is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel)) == sha256;
    }

    private static async Task CopyAsync(TransitFile file, string path, CancellationToken cancel)
    {
        await using var source = file.Open();
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 << 10, FileOptions.Asynchronous);
        await source.CopyToAsync(target, cancel);
        if (target.Length != file.Size)
        {
            throw new IOException($"{file.Size} bytes were checked, {target.Length} were to be kept.");
        }

        DurableFiles.Sync(target);
    }

    private string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(root, sha256[..2], sha256[2..4], sha256)
        : throw new ArgumentException($"{sha256} is not 64 hexadecimal digits in lower case.", nameof(sha256));
}
