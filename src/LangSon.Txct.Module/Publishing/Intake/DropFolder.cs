using System.IO.Enumeration;
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

/// <summary>The folder into which the Office drops papers, flat or one folder deep. Links are not followed.</summary>
internal sealed class DropFolder(IOptions<PublishingOptions> options, TimeProvider time)
{
    private static readonly string[] NotPapers =
        ["*.truth.json", "*.meta.json", "*.sh", "README*", ".*", "~$*", "Thumbs.db", "desktop.ini", "*.tmp", "*.part", "*.crdownload"];

    private readonly Dictionary<string, (long Size, DateTimeOffset WrittenAt, long Since)> seen = [];

    /// <summary>What lies there now, in the ordinal order of paths.</summary>
    public IReadOnlyList<DroppedFile> Look()
    {
        if (options.Value.DropFolder is not { Length: > 0 } folder || !Directory.Exists(folder))
        {
            return [];
        }

        var every = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return
        [
            .. new DirectoryInfo(folder).EnumerateFiles("*", every)
                .Where(file => !NotPapers.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file.Name)))
                .Select(file => new DroppedFile(
                    Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.FullName, file.Length, file.LastWriteTimeUtc))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether the file has stayed the same for long enough, as far as this process has seen.</summary>
    public bool IsStill(DroppedFile file)
    {
        if (!seen.TryGetValue(file.Path, out var before) || before.Size != file.Size || before.WrittenAt != file.WrittenAt)
        {
            before = (file.Size, file.WrittenAt, time.GetTimestamp());
            seen[file.Path] = before;
        }

        return time.GetElapsedTime(before.Since) >= options.Value.StillFor;
    }

    /// <summary>Forgets a file that was taken.</summary>
    public void Forget(DroppedFile file) => seen.Remove(file.Path);
}
