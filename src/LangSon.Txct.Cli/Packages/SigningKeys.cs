using System.Security.Cryptography;
using LangSon.Txct.Hosting;

namespace LangSon.Txct.Cli.Packages;

internal static class SigningKeys
{
    /// <summary>A key on the curve P-256 in PEM, private or public.</summary>
    /// <exception cref="ModuleRefusedException">There is none in the file (TXCT-PKG-011).</exception>
    public static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new ModuleRefusedException("TXCT-PKG-011", $"Không đọc được khóa {path}. Xin ghi tệp khóa ECDSA dạng PEM, làm bằng: openssl ecparam -name prime256v1 -genkey -noout.");
        }
    }
}
