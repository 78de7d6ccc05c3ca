using System.IO.Compression;
using LangSon.Txct.Content;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>The folder of one version: what a package holds, unpacked whole or not at all.</summary>
internal static class VersionFiles
{
    /// <summary>Puts the package's files in the place of whatever stands at <paramref name="target"/>. The folder bears its name only once all of it is on the disk.</summary>
    /// <param name="isDurable">Whether it must outlive a power cut too; costs a moment for each file.</param>
    public static void Replace(string target, IReadOnlyDictionary<string, ZipArchiveEntry> entries, bool isDurable)
    {
        var unfinished = $"{target}.{Guid.NewGuid():n}";
        foreach (var (path, entry) in entries)
        {
            var file = Path.Combine(unfinished, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            entry.ExtractToFile(file);
            if (isDurable)
            {
                using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
                DurableFiles.Sync(written);
            }
        }

        if (isDurable)
        {
            SyncFolders(unfinished);
        }

        if (Directory.Exists(target))
        {
            BusyFiles.DeleteFolder(target);
        }

        BusyFiles.MoveFolder(unfinished, target);
        if (isDurable)
        {
            DurableFiles.SyncFolder(Path.GetDirectoryName(target)!);
        }
    }

    /// <summary>Whether the folder is what this package would make.</summary>
    public static bool IsIntact(string target, VerifiedPackage package) =>
        Directory.Exists(target) && Files(target) is var files && files.Count == package.Entries.Count
        && package.Digests.All(listed => files.TryGetValue(listed.Key, out var file) && DigestOf(file) == listed.Value);

    /// <summary>The first file that is missing, changed or not in the folder's own list; null if all is as it was installed.</summary>
    public static string? FaultOf(string target)
    {
        var files = Files(target);
        if (!files.TryGetValue(Checksums.FileName, out var list))
        {
            return Checksums.FileName;
        }

        var digests = Checksums.Read(File.ReadAllText(list));
        return digests.Keys.FirstOrDefault(path => !files.TryGetValue(path, out var file) || DigestOf(file) != digests[path])
            ?? files.Keys.FirstOrDefault(path => path is not (Checksums.FileName or Checksums.SignatureName) && !digests.ContainsKey(path));
    }

    /// <summary>The folder's files by path, to be read.</summary>
    public static IReadOnlyDictionary<string, Func<Stream>> Readable(string target) =>
        Files(target).ToDictionary(file => file.Key, file => (Func<Stream>)(() => File.OpenRead(file.Value)));

    /// <exception cref="ModuleRefusedException">The folder has no manifest, or one that says too little.</exception>
    public static ModuleManifest ManifestIn(string target)
    {
        var path = Path.Combine(target, ModuleManifest.FileName);
        if (!File.Exists(path))
        {
            throw new ModuleRefusedException("TXCT-PKG-001", $"Thư mục {target} không có tệp module.json.");
        }

        using var json = File.OpenRead(path);
        return ModuleManifest.Read(json);
    }

    private static Dictionary<string, string> Files(string target) =>
        Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(target, file).Replace('\\', '/'));

    private static void SyncFolders(string root)
    {
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Prepend(root))
        {
            DurableFiles.SyncFolder(folder);
        }
    }

    private static string DigestOf(string path)
    {
        using var bytes = File.OpenRead(path);
        return Checksums.Of(bytes);
    }
}
