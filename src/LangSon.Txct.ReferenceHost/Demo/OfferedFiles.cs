using System.IO.Enumeration;
using System.Security.Cryptography;

namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>A file that somebody put there to be published or sent.</summary>
/// <param name="Path">Relative to its folder, with forward slashes.</param>
internal sealed record OfferedFile(string Path, string Sha256);

/// <summary>What lies in the folders, looked at without asking the module.</summary>
internal static class OfferedFiles
{
    private static readonly string[] NotOffered = ["*.truth.json", "*.meta.json", "*.sh", "README*", ".git*"];
    private static readonly string[] Leavings = ["~$*", ".*", "Thumbs.db", "desktop.ini", "*.tmp", "*.part", "*.crdownload"];

    /// <summary>Files of the folder and of the folders directly in it.</summary>
    public static IReadOnlyList<OfferedFile> In(string folder) =>
    [
        .. new DirectoryInfo(folder)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device })
            .Where(file => !NotOffered.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file.Name)))
            .Select(file => new OfferedFile(System.IO.Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), DigestOf(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>The groups' papers: files with something said of them beside; nobody can tell whose the others are.</summary>
    public static IReadOnlyList<OfferedFile> OfGroups(string folder) => [.. In(folder).Where(file => File.Exists(System.IO.Path.Combine(folder, $"{file.Path}.meta.json")))];

    /// <summary>What programs and systems leave behind beside papers.</summary>
    public static bool IsNoPaper(OfferedFile file) => Leavings.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, System.IO.Path.GetFileName(file.Path)));

    private static string DigestOf(FileInfo file)
    {
        if (file.Length == 0)
        {
            // A pipe, too, says that it is empty; opening it would wait for ever.
            return Convert.ToHexStringLower(SHA256.HashData([]));
        }

        using var bytes = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
