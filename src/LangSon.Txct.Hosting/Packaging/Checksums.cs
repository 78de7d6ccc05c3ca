using System.Security.Cryptography;
using System.Text;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>The list of a package's files with their SHA-256, in the form that sha256sum reads.</summary>
internal static class Checksums
{
    public const string FileName = "checksums.sha256";

    /// <summary>The publisher's signature over the list: ECDSA, SHA-256, DER, as openssl dgst -sha256 -verify reads it.</summary>
    public const string SignatureName = "checksums.sha256.sig";

    public static string Write(IEnumerable<KeyValuePair<string, string>> digestByPath)
    {
        var lines = new StringBuilder();
        foreach (var (path, digest) in digestByPath.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            lines.Append(digest).Append("  ").Append(path).Append('\n');
        }

        return lines.ToString();
    }

    /// <exception cref="ModuleRefusedException">A file stands in the list twice (TXCT-PKG-005).</exception>
    public static Dictionary<string, string> Read(string lines)
    {
        var digestByPath = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).Where(parts => parts.Length == 2))
        {
            if (!digestByPath.TryAdd(parts[1], parts[0]))
            {
                throw new ModuleRefusedException("TXCT-PKG-005", $"Danh sách trong gói ghi hai lần tệp {parts[1]}.");
            }
        }

        return digestByPath;
    }

    public static string Of(Stream bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
