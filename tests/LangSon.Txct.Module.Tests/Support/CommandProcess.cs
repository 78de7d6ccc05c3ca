using System.Diagnostics;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>The command `txct` as an administrator calls it: a process of its own.</summary>
internal static class CommandProcess
{
    /// <summary>Full path of the tool: beside the tests that use its code, else where it is built.</summary>
    public static string Tool { get; } = Path.Combine(AppContext.BaseDirectory, "txct.dll") is var beside && File.Exists(beside) ? beside
        : Path.Combine(AppContext.BaseDirectory.Replace(Path.Combine("tests", "LangSon.Txct.ReferenceHost.Tests"), Path.Combine("src", "LangSon.Txct.Cli"), StringComparison.Ordinal), "txct.dll");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Tool, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output, await errors);
    }
}
