using System.Security.Cryptography;

namespace LangSon.Txct.Cli;

internal static class FileDigest
{
    /// <summary>SHA-256 of a file: 64 hexadecimal digits, lower case.</summary>
    public static string Of(string path)
    {
        using var bytes = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
