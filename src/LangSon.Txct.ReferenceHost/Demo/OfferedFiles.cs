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

    /// <summary>Files of the folder and of the folders directly in it.</summary>
    public static IReadOnlyList<OfferedFile> In(string folder) =>
    [
        .. new DirectoryInfo(folder)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device })
            .Where(file => !NotOffered.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file.Name)))
            .Select(file => new OfferedFile(System.IO.Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), DigestOf(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static string DigestOf(FileInfo file)
    {
        using var bytes = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
