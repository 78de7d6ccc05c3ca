using System.Diagnostics;
using System.Net;
using System.Text.Json;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Running;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.SampleModules;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>A new version has no way back: it takes over at the host's next start, and one that fails then gives its place back by itself.</summary>
public class WayBackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_host_says_that_it_must_start_again_and_serves_the_old_version_until_then()
    {
        var sample = new SamplePackage().InstallAndEnable();
        await using var host = await SampleHost.LoadInstalledAsync(sample, options => options.Probation = TimeSpan.FromSeconds(0.3));
        sample.Upgrade("1.3.0");
        await UntilAsync(() => host.Runtime.State is ModuleState.RestartRequired);
        Assert.Equal((HttpStatusCode.OK, "xin chào"), await host.GetAsync("/sample/hello"));
        Assert.Equal("1.2.3", host.Runtime.Installed?.Manifest.Version);
        await UntilAsync(() => sample.Folder.Start is null);
        await host.StopAsync();
        Assert.True(sample.Folder.Current?.IsOnTrial);

        await using var next = await SampleHost.LoadInstalledAsync(sample, options => options.Probation = TimeSpan.FromSeconds(0.3));

        Assert.Equal(("1.3.0", HttpStatusCode.OK), (next.Runtime.Installed?.Manifest.Version, (await next.GetAsync("/sample/hello")).Status));
        await UntilAsync(() => sample.Folder.Current is { IsOnTrial: false, Version: "1.3.0", Previous: "1.2.3" });
    }

    [Theory]
    [InlineData(typeof(ModuleThatThrowsWhenConfigured))]
    [InlineData(typeof(ModuleThatChangesItsDataAndFails))]
    [InlineData(typeof(NoModule))]
    public async Task A_new_version_that_cannot_start_gives_its_place_back_within_the_same_start(Type module)
    {
        var sample = new SamplePackage().InstallAndEnable();
        sample.Upgrade("1.3.0", module);

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.IsType<ModuleState.Active>(host.Runtime.State);
        Assert.Equal(("1.2.3", "1.2.3"), (host.Runtime.Installed?.Manifest.Version, sample.Folder.Current?.Version));
        Assert.Equal((HttpStatusCode.OK, "xin chào"), await host.GetAsync("/sample/hello"));
        Assert.Equal(("wentBack", "1.2.3", "1.3.0"), sample.Folder.Journal.Where(entry => entry.Act == "wentBack").Select(entry => (entry.Act, entry.Version!, entry.From!)).Single());
    }

    [Fact]
    public async Task A_new_version_that_takes_the_process_down_once_gives_its_place_back_at_the_next_start()
    {
        var sample = new SamplePackage().InstallAndEnable();
        sample.Upgrade("1.3.0");
        new InstalledPlace(sample.Folder, "1.0.0", TimeProvider.System).Begin("1.3.0");

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal(("1.2.3", "TXCT-RUN-007"), (host.Runtime.Installed?.Manifest.Version, sample.Folder.Journal.Last(entry => entry.Act == "wentBack").Code));
    }

    [Theory]
    [InlineData("[1.3,2.0)", "cũ")]
    [InlineData("[1.0,2.0)", "mới")]
    public async Task Data_go_back_with_the_version_only_where_the_old_one_cannot_read_the_new(string readers, string expected)
    {
        var sample = new SamplePackage().InstallAndEnable();
        Directory.CreateDirectory(sample.Data);
        await File.WriteAllTextAsync(Path.Combine(sample.Data, "own.txt"), "cũ", Cancel);
        sample.Upgrade("1.3.0", typeof(ModuleThatChangesItsDataAndFails), json => json.Replace("{\"id\"", $$"""{"data":{"version":2,"readableBy":"{{readers}}"},"id" """.TrimEnd()), sample.Snapshot());

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal("1.2.3", host.Runtime.Installed?.Manifest.Version);
        Assert.Equal(expected, await File.ReadAllTextAsync(Path.Combine(sample.Data, "own.txt"), Cancel));
        var kept = Directory.EnumerateDirectories(sample.Folder.Root, "data.before-*").Select(before => File.ReadAllText(Path.Combine(before, "own.txt")));
        Assert.Equal(expected == "cũ" ? ["mới"] : [], kept);
    }

    [Fact]
    public async Task Where_the_data_cannot_go_back_the_version_stays_and_says_why_it_does_not_run()
    {
        var sample = new SamplePackage().InstallAndEnable();
        sample.Upgrade("1.3.0", typeof(ModuleThatThrowsWhenConfigured), json => json.Replace("{\"id\"", """{"data":{"version":2,"readableBy":"[1.3,2.0)"},"id" """.TrimEnd()));

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal("TXCT-RUN-002", Assert.IsType<ModuleState.Malfunctioned>(host.Runtime.State).Code);
        Assert.Equal("1.3.0", sample.Folder.Current?.Version);
    }

    [Fact]
    public async Task Once_a_new_version_has_proved_itself_versions_and_copies_beyond_those_to_be_kept_go()
    {
        var sample = new SamplePackage().InstallAndEnable();
        Directory.CreateDirectory(sample.Data);
        foreach (var version in (string[])["1.3.0", "1.4.0", "1.5.0"])
        {
            sample.Upgrade(version, snapshot: CopyFor(sample, version));
        }

        sample.Upgrade("1.10.0", manifest: json => json.Replace("{\"id\"", """{"lifecycle":{"keepPreviousVersions":2},"id" """.TrimEnd()), snapshot: CopyFor(sample, "1.10.0"));
        Assert.Equal(5, sample.Folder.InstalledVersions().Count);

        await using var host = await SampleHost.LoadInstalledAsync(sample, options => options.Probation = TimeSpan.FromSeconds(0.1));

        await UntilAsync(() => sample.Folder.Journal.Count(entry => entry.Act == "removed") == 2);
        Assert.Equal(["1.4.0", "1.5.0", "1.10.0"], sample.Folder.InstalledVersions());
        Assert.Equal(["txct-1.10.0", "txct-1.5.0"], Directory.EnumerateDirectories(sample.Folder.Snapshots).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories(sample.Folder.Root, "unfinished-*"));
        sample.Installer.Rollback("1.5.0", snapshot: null);
    }

    [Fact]
    public async Task Where_the_new_version_fails_all_others_stay_and_the_previous_one_always_does()
    {
        var sample = new SamplePackage().InstallAndEnable();
        sample.Upgrade("1.3.0");
        sample.Upgrade("1.4.0");
        OldVersions.Prune(sample.Folder, kept: 1);
        Assert.Equal(["1.3.0", "1.4.0"], sample.Folder.InstalledVersions());
        sample.Upgrade("1.5.0", typeof(ModuleThatThrowsWhenConfigured));

        await using var host = await SampleHost.LoadInstalledAsync(sample, options => options.Probation = TimeSpan.FromSeconds(0.05));

        await UntilAsync(() => sample.Folder.Start is null);
        Assert.Equal("1.4.0", host.Runtime.Installed?.Manifest.Version);
        Assert.Equal(["1.3.0", "1.4.0", "1.5.0"], sample.Folder.InstalledVersions());
    }

    private static string CopyFor(SamplePackage sample, string version)
    {
        var copy = Directory.CreateDirectory(Path.Combine(sample.Folder.Snapshots, $"txct-{version}")).FullName;
        File.WriteAllText(Path.Combine(copy, "backup.json"), "{}");
        return copy;
    }

    [Fact]
    public async Task A_version_that_was_rolled_back_to_is_loaded_at_the_next_start()
    {
        var sample = new SamplePackage().InstallAndEnable();
        sample.Upgrade("1.3.0");

        sample.Installer.Rollback("1.2.3", snapshot: null);

        await using var host = await SampleHost.LoadInstalledAsync(sample);
        Assert.Equal("1.2.3", host.Runtime.Installed?.Manifest.Version);
    }

    [Theory]
    [InlineData(typeof(SampleModule), 0, "1.3.0")]
    [InlineData(typeof(ModuleThatThrowsWhenConfigured), 7, "1.2.3")]
    public async Task Who_waits_for_an_upgrade_is_told_by_the_exit_code_what_became_of_it(Type module, int exit, string version)
    {
        var sample = new SamplePackage().InstallAndEnable();
        var package = sample.PackAs("1.3.0", module);
        var upgrading = CommandProcess.RunAsync("upgrade", package, "--allow-unsigned", "--approve", "--wait", "--timeout", "60", "--modules", sample.Modules, "--json");
        await UntilAsync(() => sample.Folder.Current?.Version == "1.3.0");

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        var (code, output, _) = await upgrading;
        Assert.Equal((exit, version), (code, JsonElement.Parse(output).GetProperty("version").GetString()));
    }

    [Fact]
    public async Task Files_that_a_virus_scanner_takes_away_at_once_leave_the_old_version_and_are_told_with_the_folder_to_exclude()
    {
        using var sample = new SamplePackage().Install();
        sample.Write("assets/disliked.txt", "tệp lạ");
        for (var number = 0; number < 100; number++)
        {
            sample.Write($"more/{number:000}.txt", "tệp khác");
        }

        var package = sample.PackAs("1.3.0");
        using var scanner = new CancellationTokenSource();
        var scanning = Task.Factory.StartNew(() => Scan(sample.Folder.Versions, "disliked.txt", scanner.Token), Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        var (exit, output, _) = await CommandProcess.RunAsync("upgrade", package, "--allow-unsigned", "--approve", "--modules", sample.Modules, "--json");

        await scanner.CancelAsync();
        await scanning;
        var told = JsonElement.Parse(output);
        Assert.Equal((7, "TXCT-PKG-017"), (exit, told.GetProperty("code").GetString()));
        Assert.Contains(sample.Folder.Root, told.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(("1.2.3", "1.2.3"), (sample.Folder.Current?.Version, Assert.Single(Directory.EnumerateDirectories(sample.Folder.Versions).Select(Path.GetFileName))));
    }

    /// <summary>Removes every file of that name as soon as it is there.</summary>
    private static void Scan(string folder, string name, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            try
            {
                foreach (var version in Directory.EnumerateDirectories(folder))
                {
                    File.Delete(Path.Combine(version, "assets", name));
                }
            }
            catch (IOException)
            {
                // The folder was not there yet, or is there no more.
            }
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var limit = DateTime.UtcNow.AddSeconds(30);
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < limit, "It never came to be so.");
            await Task.Delay(5, Cancel);
        }
    }
}
