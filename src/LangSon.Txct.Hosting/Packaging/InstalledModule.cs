using System.IO.Compression;
using System.Text;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>A module's files on the host's disk, unpacked from a package whose every file was verified.</summary>
/// <param name="Directory">Full path of the folder of this version.</param>
public sealed record InstalledModule(string PackagePath, string Directory, ModuleManifest Manifest)
{
    private const long MostBytes = 200L << 20;

    /// <summary>Verifies the package and unpacks it below <paramref name="modulesDirectory"/>, as id/versions/version.</summary>
    /// <remarks>Done again with the same package it changes nothing; a folder that differs from the package is replaced whole.</remarks>
    /// <exception cref="ModuleRefusedException">The package is not what its list says; the code tells which way.</exception>
    public static InstalledModule Unpack(string packagePath, string modulesDirectory)
    {
        using var zip = Open(packagePath);
        var entries = SafeEntries(zip);
        ModulePackage.RefuseShared(entries.Keys);
        var manifest = ReadManifest(entries);
        var digests = Checksums.Read(ReadText(entries, Checksums.FileName));
        Verify(entries, digests);

        var target = Path.Combine(Path.GetFullPath(modulesDirectory), manifest.Id, "versions", manifest.Version);
        if (!IsIntact(target, digests))
        {
            Replace(target, entries);
        }

        return new InstalledModule(Path.GetFullPath(packagePath), target, manifest);
    }

    private static ZipArchive Open(string packagePath)
    {
        try
        {
            return ZipFile.OpenRead(packagePath);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModuleRefusedException("TXCT-PKG-003", $"Không có gói {packagePath}. Xin chép gói vào đúng chỗ hoặc sửa đường dẫn.");
        }
        catch (InvalidDataException)
        {
            throw new ModuleRefusedException("TXCT-PKG-003", $"{packagePath} không phải là tệp zip lành. Xin lấy lại gói từ nơi phát hành.");
        }
    }

    private static Dictionary<string, ZipArchiveEntry> SafeEntries(ZipArchive zip)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (!IsSafe(entry.FullName))
            {
                throw new ModuleRefusedException("TXCT-PKG-004", $"Gói có đường dẫn không an toàn: {entry.FullName}.");
            }

            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new ModuleRefusedException("TXCT-PKG-005", $"Gói có hai tệp cùng tên: {entry.FullName}.");
            }
        }

        if (zip.Entries.Sum(entry => entry.Length) > MostBytes)
        {
            throw new ModuleRefusedException("TXCT-PKG-006", "Gói giải nén ra quá 200 MB.");
        }

        return entries;
    }

    private static bool IsSafe(string path) =>
        path.Length is > 0 and <= 240 && path[0] != '/' && !path.Contains('\\') && !path.Contains(':')
        && path.Split('/').All(segment => segment is not ("" or "." or "..") && !segment.Any(char.IsControl));

    private static ModuleManifest ReadManifest(Dictionary<string, ZipArchiveEntry> entries)
    {
        using var json = Find(entries, ModuleManifest.FileName).Open();
        return ModuleManifest.Read(json);
    }

    private static string ReadText(Dictionary<string, ZipArchiveEntry> entries, string path)
    {
        using var reader = new StreamReader(Find(entries, path).Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static ZipArchiveEntry Find(Dictionary<string, ZipArchiveEntry> entries, string path) =>
        entries.GetValueOrDefault(path) ?? throw new ModuleRefusedException("TXCT-PKG-001", $"Gói thiếu tệp {path}.");

    private static void Verify(Dictionary<string, ZipArchiveEntry> entries, Dictionary<string, string> digests)
    {
        if (entries.Keys.FirstOrDefault(path => path != Checksums.FileName && !digests.ContainsKey(path)) is { } unlisted)
        {
            throw new ModuleRefusedException("TXCT-PKG-007", $"Gói có tệp không nằm trong danh sách: {unlisted}.");
        }

        foreach (var (path, digest) in digests)
        {
            using var bytes = Find(entries, path).Open();
            if (Checksums.Of(bytes) is var found && found != digest)
            {
                throw new ModuleRefusedException("TXCT-PKG-008", $"Tệp {path} trong gói đã bị thay đổi (ghi {digest}, thực tế {found}). Xin lấy lại gói.");
            }
        }
    }

    private static bool IsIntact(string target, Dictionary<string, string> digests)
    {
        if (!System.IO.Directory.Exists(target))
        {
            return false;
        }

        var files = System.IO.Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(target, file).Replace('\\', '/'));
        return files.Count == digests.Count + 1 && digests.All(listed => files.TryGetValue(listed.Key, out var file) && DigestOf(file) == listed.Value);
    }

    private static string DigestOf(string path)
    {
        using var bytes = File.OpenRead(path);
        return Checksums.Of(bytes);
    }

    private static void Replace(string target, Dictionary<string, ZipArchiveEntry> entries)
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
