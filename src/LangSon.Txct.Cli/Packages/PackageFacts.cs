using System.Security.Cryptography;

namespace LangSon.Txct.Cli.Packages;

internal static class PackageFacts
{
    /// <summary>64 hexadecimal digits, lower case.</summary>
    public static string DigestOf(string path)
    {
        using var bytes = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>Says why a package is not taken.</summary>
    public static int Refused(string code, string message, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(CommandJson.Write(new { ok = false, code, message }));
        }
        else
        {
            Console.Error.WriteLine($"{code} {message}");
        }

        return ExitCodes.Broken;
    }
}
