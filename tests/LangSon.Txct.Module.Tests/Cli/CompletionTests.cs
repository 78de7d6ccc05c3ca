using System.Diagnostics;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>Commands completed by the Tab key, in a real shell.</summary>
public sealed class CompletionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("txct do", "doctor")]
    [InlineData("txct settings ex", "export")]
    [InlineData("txct doctor --iso", "--isolation")]
    [InlineData("txct nothing-of-that-name", "")]
    public async Task Bash_completes_commands_and_options(string line, string expected)
    {
        using var folder = new DisposableFolder();
        var txct = Path.Combine(folder.Path, "txct");
        await File.WriteAllTextAsync(txct, $"#!/bin/sh\nexec dotnet '{CommandProcess.Tool}' \"$@\"\n", Cancel);
        using (var mode = Process.Start("chmod", ["+x", txct]))
        {
            await mode.WaitForExitAsync(Cancel);
        }

        var said = await BashAsync(folder.Path, $$"""
            source <(txct completion bash)
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _txct_complete
            echo "${COMPREPLY[*]}"
            """);

        Assert.Equal(expected, said.Trim());
    }

    [Fact]
    public async Task What_PowerShell_is_to_run_asks_the_tool_as_it_answers()
    {
        var (exit, script, _) = await CommandProcess.RunAsync("completion", "powershell");
        var (_, suggested, errors) = await CommandProcess.RunAsync("[suggest:7]", "txct do");

        Assert.Equal((0, "doctor", ""), (exit, suggested.Trim(), errors));
        Assert.Contains("Register-ArgumentCompleter -Native -CommandName txct", script, StringComparison.Ordinal);
        Assert.Contains("txct \"[suggest:$position]\" \"$line\"", script, StringComparison.Ordinal);
    }

    private static async Task<string> BashAsync(string path, string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{path}:{Environment.GetEnvironmentVariable("PATH")}";
        using var bash = Process.Start(start)!;
        var said = await bash.StandardOutput.ReadToEndAsync(Cancel);
        await bash.WaitForExitAsync(Cancel);
        return said;
    }
}
