using System.IO.Compression;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>A module's files on the host's disk, unpacked from a package whose every file was verified.</summary>
/// <param name="Directory">Full path of the folder of this version.</param>
public sealed record InstalledModule(string PackagePath, string Directory, ModuleManifest Manifest)
{
    /// <summary>Verifies the package and unpacks it below <paramref name="modulesDirectory"/>, as id/versions/version.</summary>
    /// <remarks>Done again with the same package it changes nothing; a folder that differs from the package is replaced whole.</remarks>
    /// <exception cref="ModuleRefusedException">The package is not what its list says; the code tells which way.</exception>
    public static InstalledModule Unpack(string packagePath, string modulesDirectory)
    {
        using var package = VerifiedPackage.Open(packagePath);
        var target = Path.Combine(Path.GetFullPath(modulesDirectory), package.Manifest.Id, "versions", package.Manifest.Version);
        if (!IsIntact(target, package))
        {
            Replace(target, package.Entries);
        }

        return new InstalledModule(Path.GetFullPath(packagePath), target, package.Manifest);
    }

    private static bool IsIntact(string target, VerifiedPackage package)
    {
        if (!System.IO.Directory.Exists(target))
        {
            return false;
        }

        var files = System.IO.Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(target, file).Replace('\\', '/'));
        return files.Count == package.Entries.Count && package.Digests.All(listed => files.TryGetValue(listed.Key, out var file) && DigestOf(file) == listed.Value);
    }

    private static string DigestOf(string path)
    {
        using var bytes = File.OpenRead(path);
        return Checksums.Of(bytes);
    }

    private static void Replace(string target, IReadOnlyDictionary<string, ZipArchiveEntry> entries)
    {
        var unfinished = $"{target}.{Guid.NewGuid():n}";
        foreach (var (path, entry) in entries)
        {
            var file = Path.Combine(unfinished, path);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            entry.ExtractToFile(file);
        }

        if (System.IO.Directory.Exists(target))
        {
            System.IO.Directory.Delete(target, recursive: true);
        }

        System.IO.Directory.Move(unfinished, target);
    }
}
