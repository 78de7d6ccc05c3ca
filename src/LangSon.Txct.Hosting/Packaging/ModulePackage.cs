using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>A module as one zip file: assemblies, manifest and the list of their digests.</summary>
public static class ModulePackage
{
    private const string SharedAssembly = "LangSon.Txct.Hosting.Abstractions.dll";
    private static readonly DateTimeOffset OneTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs the files of a folder. The same files give the same bytes, but for a signature.</summary>
    /// <param name="key">Signs the list; null for a package that is not signed.</param>
    /// <param name="level">Fast where a host packs at its start, small where a package travels.</param>
    /// <returns>The full path of the package, named after the module's id and version.</returns>
    /// <exception cref="ModuleRefusedException">No manifest (TXCT-PKG-001), or a copy of the shared assembly (TXCT-PKG-002).</exception>
    public static string Create(string sourceDirectory, string targetDirectory, ECDsa? key = null, CompressionLevel level = CompressionLevel.Fastest)
    {
        var files = FilesOf(sourceDirectory);
        var manifest = VersionFiles.ManifestIn(sourceDirectory);
        RefuseShared(files.Keys);
        Directory.CreateDirectory(targetDirectory);
        var package = Path.Combine(Path.GetFullPath(targetDirectory), NameOf(manifest));
        var unfinished = $"{package}.{Guid.NewGuid():n}";
        using (var zip = new ZipArchive(File.Create(unfinished), ZipArchiveMode.Create))
        {
            var digests = files.ToDictionary(file => file.Key, file => Add(zip, file.Key, File.OpenRead(file.Value), level));
            var list = Encoding.UTF8.GetBytes(Checksums.Write(digests));
            Add(zip, Checksums.FileName, new MemoryStream(list), level);
            if (key is not null)
            {
                Add(zip, Checksums.SignatureName, new MemoryStream(key.SignData(list, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)), level);
            }
        }

        File.Move(unfinished, package, overwrite: true);
        return package;
    }

    /// <summary>The one name that a package may bear.</summary>
    internal static string NameOf(ModuleManifest manifest) => $"{manifest.Id}-{manifest.Version}.zip";

    /// <summary>In no folder and under no spelling: what host and module share is there once, and it is the host's.</summary>
    internal static void RefuseShared(IEnumerable<string> paths)
    {
        if (paths.FirstOrDefault(path => path.Split('/')[^1].Equals(SharedAssembly, StringComparison.OrdinalIgnoreCase)) is { } shared)
        {
            throw new ModuleRefusedException("TXCT-PKG-002", $"Gói không được chứa {shared}: phần mềm chủ và phân hệ dùng chung một bản.");
        }
    }

    private static SortedDictionary<string, string> FilesOf(string directory)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(directory, file).Replace('\\', '/');
            if (Belongs(path))
            {
                files.Add(path, file);
            }
        }

        return files;
    }

    /// <summary>Symbols and start settings are the developer's, not the server's; the list of an earlier package is made anew.</summary>
    private static bool Belongs(string path) =>
        path is not (Checksums.FileName or Checksums.SignatureName) && !path.EndsWith(".pdb", StringComparison.Ordinal) && !path.EndsWith(".runtimeconfig.json", StringComparison.Ordinal);

    private static string Add(ZipArchive zip, string path, Stream bytes, CompressionLevel level)
    {
        using (bytes)
        {
            var entry = zip.CreateEntry(path, level);
            entry.LastWriteTime = OneTime;
            using (var target = entry.Open())
            {
                bytes.CopyTo(target);
            }

            bytes.Position = 0;
            return Checksums.Of(bytes);
        }
    }
}
