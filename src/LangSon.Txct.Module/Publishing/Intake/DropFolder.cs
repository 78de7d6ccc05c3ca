using LangSon.Txct.Content;
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

/// <summary>The folder into which the Office drops papers.</summary>
internal sealed class DropFolder(IOptions<PublishingOptions> options, TimeProvider time)
{
    private readonly WatchedFolder watched = new(time);

    /// <summary>What lies there now, in the ordinal order of paths.</summary>
    public IReadOnlyList<DroppedFile> Look() => options.Value.DropFolder is { Length: > 0 } folder && Directory.Exists(folder)
        ? [.. WatchedFolder.Look(folder).Select(file => new DroppedFile(file.Path, file.FullPath, file.Size, file.WrittenAt))]
        : [];

    /// <summary>Whether the file has stayed the same for long enough, as far as this process has seen.</summary>
    public bool IsStill(DroppedFile file) => watched.IsStill(new FoundFile(file.Path, file.FullPath, file.Size, file.WrittenAt), options.Value.StillFor);

    /// <summary>Forgets a file that was taken.</summary>
    public void Forget(DroppedFile file) => watched.Forget(file.Path);
}
