using System.Net;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.Hosting.Running;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.SampleModules;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>A module that failed once stays out when the cause is gone, and only surgery brings it back.</summary>
public class RecoveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_quarantine_lapses_when_the_host_is_another_version()
    {
        var sample = new SamplePackage().InstallAndEnable();
        var crashed = new InstalledPlace(sample.Folder, "1.0.0", TimeProvider.System);
        crashed.Begin("1.2.3");
        crashed.Begin("1.2.3");

        Assert.IsType<ModuleState.Quarantined>(new InstalledPlace(sample.Folder, "1.0.0", TimeProvider.System).Obstacle());
        Assert.IsType<ModuleState.Quarantined>(new InstalledPlace(sample.Folder, "1.0.0", TimeProvider.System).Obstacle());
        await using var host = await SampleHost.LoadInstalledAsync(sample, options => options.HostVersion = "1.0.1");
        Assert.IsType<ModuleState.Active>(host.Runtime.State);
    }

    [Fact]
    public async Task A_start_is_survived_after_its_probation_or_by_an_orderly_stop()
    {
        var sample = new SamplePackage().InstallAndEnable();
        new InstalledPlace(sample.Folder, "1.0.0", TimeProvider.System).Fail("1.2.3", "TXCT-RUN-003", "lỗi cũ");
        await using (var host = await SampleHost.LoadInstalledAsync(sample))
        {
            Assert.Equal(1, sample.Folder.Start?.Count);
            Assert.NotNull(sample.Folder.Failure);
            await host.StopAsync();
            Assert.Null(sample.Folder.Start);
        }

        sample = new SamplePackage().InstallAndEnable();
        new InstalledPlace(sample.Folder, "1.0.0", TimeProvider.System).Fail("1.2.3", "TXCT-RUN-003", "lỗi cũ");
        await using var second = await SampleHost.LoadInstalledAsync(sample, options => options.Probation = TimeSpan.FromMilliseconds(50));
        await UntilAsync(() => sample.Folder is { Start: null, Failure: null });
    }

    [Theory]
    [InlineData(typeof(ModuleThatThrowsWhenConfigured), "TXCT-RUN-002")]
    [InlineData(typeof(ModuleThatThrowsWhenMapped), "TXCT-RUN-002")]
    public async Task A_failure_is_counted_while_nothing_changes_and_forgotten_when_the_module_is_switched_on(Type module, string code)
    {
        var sample = new SamplePackage(module).InstallAndEnable();
        await using var host = await SampleHost.LoadInstalledAsync(sample);
        Assert.Equal((code, 1), (sample.Folder.Failure?.Code, sample.Folder.Failure?.Count));

        new InstalledPlace(sample.Folder, "1.0.0", TimeProvider.System).Fail("1.2.3", code, "lỗi");
        Assert.Equal(2, sample.Folder.Failure?.Count);
        new InstalledPlace(sample.Folder, "1.0.1", TimeProvider.System).Fail("1.2.3", code, "lỗi");
        Assert.Equal(1, sample.Folder.Failure?.Count);

        var before = sample.Folder.Told!.At;
        sample.Installer.Switch(on: true);
        await UntilAsync(() => sample.Folder.Told!.At > before && sample.Folder.Failure is { Count: 1 });
    }

    [Fact]
    public async Task Safe_mode_loads_nothing()
    {
        var sample = new SamplePackage().InstallAndEnable();
        await File.WriteAllTextAsync(Path.Combine(sample.Modules, "SAFE_MODE"), "", Cancel);

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal("TXCT-RUN-006", Assert.IsType<ModuleState.Disabled>(host.Runtime.State).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/sample/hello")).Status);
    }

    [Fact]
    public async Task Safe_mode_of_the_environment_loads_nothing_and_leaves_no_mark()
    {
        var sample = new SamplePackage().InstallAndEnable();
        using (var safe = HostProcess.Start(sample.Modules, ("TXCT_SAFE_MODE", "1")))
        {
            await UntilAsync(() => sample.Folder.Told is { State: "Disabled" });
            await safe.AnswersAsync("/sample/hello", HttpStatusCode.NotFound, "", Cancel);
        }

        Assert.Equal(("TXCT-RUN-006", true), (sample.Folder.Told?.Code, sample.Folder.Desired?.Enabled));
        await using var host = await SampleHost.LoadInstalledAsync(sample);
        Assert.IsType<ModuleState.Active>(host.Runtime.State);
    }

    [Fact]
    public void A_broken_version_is_mended_by_installing_its_package_again()
    {
        using var sample = new SamplePackage().Install();
        File.Delete(Path.Combine(sample.Installed, "assets", "trang.txt"));

        sample.Install();

        Assert.Null(VersionFiles.FaultOf(sample.Installed));
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
