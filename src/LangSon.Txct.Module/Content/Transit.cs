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

        PrivateFolder.Create(folder);
    }

    public Task<TransitFile> TakeAsync(Stream source, CancellationToken cancel) =>
        TakeAsync(target => source.CopyToAsync(target, cancel), cancel);

    public async Task<TransitFile> TakeAsync(Func<Stream, Task> write, CancellationToken cancel)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("n"));
        try
        {
            var taken = await WriteAsync(path, write);
            VanishedFileException.ThrowIfGone(path);
            return taken;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private async Task<TransitFile> WriteAsync(string path, Func<Stream, Task> write)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using var target = new CountedStream(file, limit);
        await write(target);
        return new TransitFile(path, target.Count, target.Sha256());
    }
}
