using System.Diagnostics;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>Settings are lost by one wrong letter, or by what was written half.</summary>
public sealed class LostSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Current => Path.Combine(folder.Path, "settings.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_with_a_wrong_letter_is_put_aside_and_the_one_before_it_counts()
    {
        await RunAsync("set", "Publishing:Release", "WhenComplete");
        await RunAsync("set", "Publishing:UnsignedFiles", "Publish");
        await File.WriteAllTextAsync(Current, (await File.ReadAllTextAsync(Current, Cancel)).Replace('{', '['), Cancel);

        var counted = await RunAsync("export");

        Assert.Equal("""{"Publishing:Release":"WhenComplete"}""", counted);
        Assert.Contains("UnsignedFiles", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path, "settings.bad-*.json")), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_written_as_the_power_goes_leaves_those_of_before()
    {
        await RunAsync("set", "Publishing:Release", "WhenComplete");

        using (var killed = Process.Start("strace", ["-f", "-o", "/dev/null", "-e", "inject=rename,renameat,renameat2:signal=KILL:when=1", "dotnet", CommandProcess.Tool, "settings", "set", "Publishing:Release", "AsReady", "--data", folder.Path]))
        {
            await killed.WaitForExitAsync(Cancel);
            Assert.Equal(137, killed.ExitCode);
        }

        Assert.Equal("""{"Publishing:Release":"WhenComplete"}""", await RunAsync("export"));
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exit, output, errors) = await CommandProcess.RunAsync(["settings", .. arguments, "--data", folder.Path]);
        Assert.Equal((0, ""), (exit, errors));
        return output.Trim();
    }
}
