using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content;

/// <summary>The folder where bytes are checked. Emptied at start: what a dead process left there was never judged.</summary>
internal sealed class Transit : ITransit
{
    private readonly string folder;
    private readonly long limit;

    /// <param name="dataDirectory">The module's own folder.</param>
    public Transit(string dataDirectory, IOptions<ContentOptions> options)
    {
        folder = Path.Combine(dataDirectory, "transit");
        limit = options.Value.MaxFileBytes;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        CreatePrivate(folder);
    }

    public async Task<TransitFile> TakeAsync(Stream source, CancellationToken cancel)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("n"));
        try
        {
            await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[64 << 10];
            long size = 0;
            int read;
            while ((read = await source.ReadAsync(buffer, cancel)) > 0)
            {
                size += read;
                if (size > limit)
                {
                    throw new TooLargeException(limit);
                }

                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            return new TransitFile(path, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
