using System.IO.Enumeration;

namespace LangSon.Txct.Content;

/// <summary>A file that lies in a folder.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="FullPath">Where to open it.</param>
internal sealed record FoundFile(string Path, string FullPath, long Size, DateTimeOffset WrittenAt);

/// <summary>A folder into which people put papers, flat or one folder deep. Links are not followed.</summary>
internal sealed class WatchedFolder(TimeProvider time)
{
    private static readonly string[] NotPapers =
        ["*.truth.json", "*.meta.json", "*.sh", "README*", ".*", "~$*", "Thumbs.db", "desktop.ini", "*.tmp", "*.part", "*.crdownload"];

    private static readonly EnumerationOptions Every =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private readonly Dictionary<string, (long Size, DateTimeOffset WrittenAt, long Since)> seen = [];

    /// <summary>What lies there now, in the ordinal order of paths.</summary>
    public static IReadOnlyList<FoundFile> Look(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*", Every)
            .Where(file => !NotPapers.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file.Name)))
            .Select(file => new FoundFile(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.FullName, file.Length, file.LastWriteTimeUtc))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>Whether the file has stayed the same for so long, as far as this process has seen.</summary>
    public bool IsStill(FoundFile file, TimeSpan stillFor)
    {
        if (!seen.TryGetValue(file.Path, out var before) || before.Size != file.Size || before.WrittenAt != file.WrittenAt)
        {
            before = (file.Size, file.WrittenAt, time.GetTimestamp());
            seen[file.Path] = before;
        }

        return time.GetElapsedTime(before.Since) >= stillFor;
    }

    /// <summary>Forgets a file that was taken.</summary>
    public void Forget(string path) => seen.Remove(path);
}
