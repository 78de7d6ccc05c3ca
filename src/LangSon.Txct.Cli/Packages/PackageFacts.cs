using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Cli.Packages;

internal static class PackageFacts
{
    /// <summary>For programs.</summary>
    public static string WordOf(PackageSignature signature) => signature switch { PackageSignature.Genuine => "genuine", PackageSignature.NotCompared => "notCompared", _ => "none" };

    /// <summary>Says why a package is not taken, or a change not made.</summary>
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

        return code == "TXCT-PKG-017" ? ExitCodes.RolledBack : code.Split('-')[1] switch { "CMP" or "LNK" => ExitCodes.Incompatible, "INS" => ExitCodes.Failed, _ => ExitCodes.Broken };
    }
}
