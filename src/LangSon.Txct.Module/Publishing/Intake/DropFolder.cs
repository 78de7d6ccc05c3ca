using LangSon.Txct.Content;
using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>A file that lies in the drop folder.</summary>
/// <param name="Path">Relative to the drop folder, with forward slashes.</param>
/// <param name="FullPath">Where to open it.</param>
internal sealed record DroppedFile(string Path, string FullPath, long Size, DateTimeOffset WrittenAt)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The folder in which it lies; null if it lies flat.</summary>
    public string? Folder => Path.Contains('/') ? Path[..Path.IndexOf('/')] : null;
}

/// <summary>Where the Office puts papers: the drop folder, and the module's own folder of what came through its page.</summary>
internal sealed class DropFolder(IOptions<PublishingOptions> options, IModuleContext context, TimeProvider time)
{
    private readonly WatchedFolder watched = new(time);

    /// <summary>What came through the page lies here until it is in the register, and then no more.</summary>
    public string Uploaded { get; } = System.IO.Path.Combine(context.DataDirectory, "uploaded");

    /// <summary>What lies there now, in the ordinal order of paths.</summary>
    public IReadOnlyList<DroppedFile> Look()
    {
        var dropped = LookIn(options.Value.DropFolder);
        return LookIn(Uploaded) is { Count: > 0 } uploaded
            ? [.. dropped.Concat(uploaded.Where(file => dropped.All(other => other.Path != file.Path))).OrderBy(file => file.Path, StringComparer.Ordinal)]
            : dropped;
    }

    /// <summary>Whether the file has stayed the same for long enough, as far as this process has seen.</summary>
    public bool IsStill(DroppedFile file) => watched.IsStill(new FoundFile(file.Path, file.FullPath, file.Size, file.WrittenAt), options.Value.StillFor);

    /// <summary>Forgets a file that was taken; what came through the page is gone with it.</summary>
    public void Forget(DroppedFile file)
    {
        watched.Forget(file.Path);
        if (System.IO.Path.GetDirectoryName(file.FullPath) == Uploaded)
        {
            BusyFiles.Delete(file.FullPath);
        }
    }

    private static IReadOnlyList<DroppedFile> LookIn(string? folder) => folder is { Length: > 0 } && Directory.Exists(folder)
        ? [.. WatchedFolder.Look(folder).Select(file => new DroppedFile(file.Path, file.FullPath, file.Size, file.WrittenAt))]
        : [];
}
