using System.Security.Cryptography;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>The publishers that a host trusts: their public keys, trust/*.pem in its folder of modules, but for those that trust/revoked.txt names.</summary>
internal static class TrustedKeys
{
    /// <summary>A line for each key that is trusted no more: the SHA-256 of its public key in DER, 64 hexadecimal digits; what follows them is for people.</summary>
    private const string RevokedName = "revoked.txt";

    public static string FolderIn(string modulesDirectory) => Path.Combine(modulesDirectory, "trust");

    /// <summary>Opens a package that one of the publishers signed.</summary>
    /// <param name="allowsUnsigned">Takes one that nobody signed too. One with a stranger's signature is never taken.</param>
    /// <exception cref="ModuleRefusedException">The package is not whole, not signed, or signed by nobody who is trusted.</exception>
    public static VerifiedPackage Open(string packagePath, string modulesDirectory, bool allowsUnsigned)
    {
        var (keys, revoked) = KeysIn(FolderIn(modulesDirectory));
        try
        {
            return VerifiedPackage.Open(packagePath, keys, allowsUnsigned, revoked);
        }
        finally
        {
            Dispose(keys, revoked);
        }
    }

    /// <summary>Whether what is installed was signed by somebody who is trusted.</summary>
    public static PackageSignature SignatureOf(string versionPath, string modulesDirectory)
    {
        var signature = Path.Combine(versionPath, Checksums.SignatureName);
        if (!File.Exists(signature))
        {
            return PackageSignature.None;
        }

        var (keys, revoked) = KeysIn(FolderIn(modulesDirectory));
        var (list, signed) = (File.ReadAllBytes(Path.Combine(versionPath, Checksums.FileName)), File.ReadAllBytes(signature));
        var isGenuine = keys.Any(key => key.VerifyData(list, signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Dispose(keys, revoked);
        return isGenuine ? PackageSignature.Genuine : PackageSignature.NotCompared;
    }

    private static (List<ECDsa> Trusted, List<ECDsa> Revoked) KeysIn(string folder)
    {
        List<ECDsa> keys = !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal).Select(Read)];
        var list = Path.Combine(folder, RevokedName);
        var named = !File.Exists(list) ? [] : File.ReadLines(list).Select(line => line.Trim().Split([' ', '\t'], 2)[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool IsRevoked(ECDsa key) => named.Contains(Convert.ToHexString(SHA256.HashData(key.ExportSubjectPublicKeyInfo())));
        return (keys.FindAll(key => !IsRevoked(key)), keys.FindAll(IsRevoked));
    }

    private static void Dispose(params IEnumerable<ECDsa>[] keys)
    {
        foreach (var key in keys.SelectMany(each => each))
        {
            key.Dispose();
        }
    }

    private static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new ModuleRefusedException("TXCT-PKG-011", $"Không đọc được khóa {path}. Xin chép lại tệp khóa công khai ECDSA dạng PEM của nơi phát hành.");
        }
    }
}
