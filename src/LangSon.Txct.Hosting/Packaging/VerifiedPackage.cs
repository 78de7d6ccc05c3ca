using System.IO.Compression;
using System.Security.Cryptography;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>A package that was read through: every file is in its list and has its digest, and nothing else is in it.</summary>
public sealed class VerifiedPackage : IDisposable
{
    private const long MostBytes = 200L << 20;

    private readonly ZipArchive zip;

    private VerifiedPackage(ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries, ModuleManifest manifest, Dictionary<string, string> digests, PackageSignature signature) =>
        (this.zip, Entries, Manifest, Digests, Signature) = (zip, entries, manifest, digests, signature);

    public ModuleManifest Manifest { get; }

    /// <summary>SHA-256 by path: 64 hexadecimal digits, lower case.</summary>
    public IReadOnlyDictionary<string, string> Digests { get; }

    public PackageSignature Signature { get; }

    internal IReadOnlyDictionary<string, ZipArchiveEntry> Entries { get; }

    /// <param name="key">The publisher's; null if only wholeness is asked for, not from whom it comes.</param>
    /// <exception cref="ModuleRefusedException">The package is not what its list says, or with a key: not signed by it. The code tells which way.</exception>
    public static VerifiedPackage Open(string path, ECDsa? key = null) => Open(path, key is null ? null : [key], allowsUnsigned: false);

    /// <param name="keys">Any of them may have signed; null if only wholeness is asked for.</param>
    /// <param name="allowsUnsigned">Whether a package that nobody signed is taken although there are keys.</param>
    /// <param name="revoked">Keys that were trusted once; what they signed is refused by a code of its own.</param>
    internal static VerifiedPackage Open(string path, IReadOnlyList<ECDsa>? keys, bool allowsUnsigned, IReadOnlyList<ECDsa>? revoked = null)
    {
        var zip = OpenZip(path);
        try
        {
            var entries = SafeEntries(zip);
            ModulePackage.RefuseShared(entries.Keys);
            using var json = Find(entries, ModuleManifest.FileName).Open();
            var manifest = ModuleManifest.Read(json);
            var list = BytesOf(Find(entries, Checksums.FileName));
            var signature = Compare(entries, list, keys, allowsUnsigned, revoked ?? []);
            var digests = Checksums.Read(System.Text.Encoding.UTF8.GetString(list));
            Verify(entries, digests);
            RefuseOtherName(path, manifest);
            return new VerifiedPackage(zip, entries, manifest, digests, signature);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>The package's files by path, to be read.</summary>
    internal IReadOnlyDictionary<string, Func<Stream>> Readable => Entries.ToDictionary(entry => entry.Key, entry => (Func<Stream>)(() => new MemoryStream(BytesOf(entry.Value))));

    public void Dispose() => zip.Dispose();

    private static ZipArchive OpenZip(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModuleRefusedException("TXCT-PKG-003", $"Không có gói {path}. Xin chép gói vào đúng chỗ hoặc sửa đường dẫn.");
        }
        catch (InvalidDataException)
        {
            throw new ModuleRefusedException("TXCT-PKG-003", $"{path} không phải là tệp zip lành. Xin lấy lại gói từ nơi phát hành.");
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

            if (IsLink(entry))
            {
                throw new ModuleRefusedException("TXCT-PKG-014", $"Gói có liên kết thay cho tệp: {entry.FullName}. Không cài gói này; xin lấy lại từ nơi phát hành.");
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

    /// <summary>Windows drops a full stop or a blank at the end of a name: two names would be one file.</summary>
    private static bool IsSafe(string path) =>
        path.Length is > 0 and <= 240 && path[0] != '/' && !path.Contains('\\') && !path.Contains(':')
        && path.Split('/').All(segment => segment.Length > 0 && segment[^1] is not ('.' or ' ') && !segment.Any(char.IsControl));

    /// <summary>A symbolic link, by the mode that Unix writes beside the name.</summary>
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    /// <summary>Who reads the name shall find in the package what it says.</summary>
    private static void RefuseOtherName(string path, ModuleManifest manifest)
    {
        if (Path.GetFileName(path) is var name && name != ModulePackage.NameOf(manifest))
        {
            throw new ModuleRefusedException("TXCT-PKG-015", $"Gói tên là {name}, bên trong là {manifest.Id} {manifest.Version}. Nếu đúng phiên bản cần cài, xin đặt lại tên {ModulePackage.NameOf(manifest)}.");
        }
    }

    private static ZipArchiveEntry Find(Dictionary<string, ZipArchiveEntry> entries, string path) =>
        entries.GetValueOrDefault(path) ?? throw new ModuleRefusedException("TXCT-PKG-001", $"Gói thiếu tệp {path}.");

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var bytes = entry.Open();
        using var copy = new MemoryStream();
        bytes.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The signature is over the list, and the list is over all else.</summary>
    private static PackageSignature Compare(Dictionary<string, ZipArchiveEntry> entries, byte[] list, IReadOnlyList<ECDsa>? keys, bool allowsUnsigned, IReadOnlyList<ECDsa> revoked)
    {
        var signature = entries.GetValueOrDefault(Checksums.SignatureName);
        if (keys is null)
        {
            return signature is null ? PackageSignature.None : PackageSignature.NotCompared;
        }

        if (signature is null)
        {
            return allowsUnsigned ? PackageSignature.None : throw new ModuleRefusedException("TXCT-PKG-009", "Gói chưa được ký. Xin lấy gói do nơi phát hành ký.");
        }

        var signed = BytesOf(signature);
        bool IsBy(ECDsa key) => key.VerifyData(list, signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return keys.Any(IsBy) ? PackageSignature.Genuine
            : revoked.Any(IsBy) ? throw new ModuleRefusedException("TXCT-PKG-016", "Gói ký bằng khóa đã bị thu hồi. Không cài gói này; xin lấy gói ký bằng khóa mới của nơi phát hành.")
            : throw new ModuleRefusedException("TXCT-PKG-010", "Chữ ký của gói không khớp với khóa của nơi phát hành. Không cài gói này; xin lấy lại gói và khóa từ nơi phát hành.");
    }

    private static void Verify(Dictionary<string, ZipArchiveEntry> entries, Dictionary<string, string> digests)
    {
        if (entries.Keys.FirstOrDefault(path => path is not (Checksums.FileName or Checksums.SignatureName) && !digests.ContainsKey(path)) is { } unlisted)
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
}

/// <summary>Whether a package is its publisher's: not signed, signed and not compared with a key, or compared and genuine.</summary>
public enum PackageSignature { None, NotCompared, Genuine }
