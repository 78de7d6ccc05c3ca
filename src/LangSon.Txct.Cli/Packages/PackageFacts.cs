namespace LangSon.Txct.Cli.Packages;

internal static class PackageFacts
{
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
