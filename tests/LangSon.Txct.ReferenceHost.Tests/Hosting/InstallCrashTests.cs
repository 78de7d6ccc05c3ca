using System.Diagnostics;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.Hosting.Running;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>The tool itself, killed at each of its steps upon the disk: a host finds the old version or the new one, whole, and the same command run again gets done.</summary>
public sealed class InstallCrashTests : IDisposable
{
    /// <summary>What changes a name on the disk, or makes a change last.</summary>
    private const string Steps = "rename,renameat,renameat2,unlink,rmdir,fsync";

    private readonly TemporaryFolder folder = new();
    private readonly SamplePackage sample = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Dispose();
        sample.Dispose();
    }

    [Fact]
    public async Task An_install_that_is_killed_leaves_nothing_or_the_version()
    {
        var package = sample.Pack();

        await AtEachStepAsync(null, "1.2.3", modules => ["install", package, "--allow-unsigned", "--approve", "--modules", modules]);
    }

    [Fact]
    public async Task An_upgrade_that_is_killed_leaves_the_old_version_or_the_new_one()
    {
        sample.Install();
        var package = sample.PackAs("1.3.0");

        await AtEachStepAsync("1.2.3", "1.3.0", modules => ["upgrade", package, "--allow-unsigned", "--approve", "--modules", modules]);
    }

    [Fact]
    public async Task A_rollback_that_is_killed_leaves_each_version_with_the_data_that_it_can_read()
    {
        sample.Install();
        Directory.CreateDirectory(sample.Data);
        await File.WriteAllTextAsync(Path.Combine(sample.Data, "own.txt"), "1.2.3", Cancel);
        var copy = sample.Snapshot();
        sample.Upgrade("1.3.0", manifest: json => json.Replace("{\"id\"", """{"data":{"version":2,"readableBy":"[1.3,2.0)"},"id" """.TrimEnd()), snapshot: copy);
        await File.WriteAllTextAsync(Path.Combine(sample.Data, "own.txt"), "1.3.0", Cancel);

        await AtEachStepAsync("1.3.0", "1.2.3", modules => ["rollback", "--to", "1.2.3", "--approve", "--modules", modules], (place, version) =>
            Assert.Equal(version, File.ReadAllText(Path.Combine(place.Data, "own.txt"))));
    }

    /// <summary>Kills the command at its first step, its second and so on, each time upon what was there before, until it gets done.</summary>
    private async Task AtEachStepAsync(string? before, string after, Func<string, string[]> command, Action<ModuleFolder, string>? alsoAt = null)
    {
        List<string?> found = [];
        for (var (step, isDone) = (1, false); !isDone; step += 2)
        {
            var runs = await Task.WhenAll(Enumerable.Range(step, 2).Select(each => KilledAtAsync(each, command)));
            foreach (var (place, exit) in runs)
            {
                Assert.True(exit is 0 or 137, $"step {step}: exit code {exit}");
                isDone |= exit == 0;
                found.Add(Look(place, alsoAt));
            }
        }

        Assert.True(found.Count > 8, $"only {found.Count} steps");
        Assert.All(found, version => Assert.True(version == before || version == after, version));
        Assert.Contains(before, found);
        Assert.Contains(after, found);
    }

    private async Task<(ModuleFolder Place, int Exit)> KilledAtAsync(int step, Func<string, string[]> command)
    {
        var modules = Path.Combine(folder.Path, $"{step}");
        CopyFolder(sample.Modules, modules);
        var first = await RunAsync(["strace", "-f", "-o", "/dev/null", "-e", $"trace={Steps}", "-e", $"inject={Steps}:signal=KILL:when={step}", "dotnet", CommandProcess.Tool, .. command(modules)]);
        var place = ModuleFolder.Of(modules, "sample.module");
        if (first != 0)
        {
            // What a host finds is judged on a copy: the command goes on upon what the kill left.
            var asFound = Path.Combine(folder.Path, $"{step}-found");
            CopyFolder(modules, asFound);
            Assert.Equal(0, await RunAsync(["dotnet", CommandProcess.Tool, .. command(modules)]));
            return (ModuleFolder.Of(asFound, "sample.module"), first);
        }

        return (place, first);
    }

    /// <returns>The version that a host would load, whole; null for none.</returns>
    private static string? Look(ModuleFolder place, Action<ModuleFolder, string>? alsoAt)
    {
        new InstalledPlace(place, "1.0.0", TimeProvider.System).FinishReturn();
        if (place.Current is not { } current)
        {
            return null;
        }

        Assert.Null(VersionFiles.FaultOf(place.VersionPath(current.Version)));
        alsoAt?.Invoke(place, current.Version);
        return current.Version;
    }

    private static async Task<int> RunAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_TieredPGO"] = "0" } })!;
        _ = process.StandardOutput.ReadToEndAsync(Cancel);
        _ = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode;
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.Exists(source) ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
