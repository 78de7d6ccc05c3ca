using System.Net;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Running;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.SampleModules;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>What a module can do wrong stays its own, even what no code can catch.</summary>
public class ModuleFailureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_module_that_takes_the_process_down_twice_is_left_out_until_it_is_switched_on_again()
    {
        var sample = new SamplePackage(typeof(ModuleThatEndsTheProcess)).InstallAndEnable();
        Directory.CreateDirectory(sample.Data);
        await File.WriteAllTextAsync(Path.Combine(sample.Data, "end-process"), "", Cancel);

        for (var start = 0; start < 2; start++)
        {
            using var crashing = HostProcess.Start(sample.Modules);
            Assert.NotEqual(0, await crashing.EndAsync(Cancel));
        }

        using (var third = HostProcess.Start(sample.Modules))
        {
            await third.AnswersAsync("/sample/hello", HttpStatusCode.ServiceUnavailable, "TXCT-RUN-007", Cancel);
        }

        Assert.Equal(("Quarantined", "TXCT-RUN-007"), (sample.Folder.Told?.State, sample.Folder.Failure?.Code));
        File.Delete(Path.Combine(sample.Data, "end-process"));
        sample.Installer.Switch(on: true);
        await using var host = await SampleHost.LoadInstalledAsync(sample);
        Assert.IsType<ModuleState.Active>(host.Runtime.State);
    }

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
    public async Task Endpoints_that_fail_too_often_go_off_and_are_tried_again_after_a_while()
    {
        var sample = new SamplePackage().InstallAndEnable();
        await using var host = await SampleHost.LoadInstalledAsync(sample, options => (options.FaultsPerMinute, options.FirstBackOff) = (3, TimeSpan.FromSeconds(1)));
        for (var fault = 0; fault < 3; fault++)
        {
            Assert.Equal("TXCT-RUN-001", await host.CodeAsync("/sample/throws"));
        }

        Assert.Equal((HttpStatusCode.OK, "xin chào"), await host.GetAsync("/sample/hello"));
        Assert.Equal("TXCT-RUN-001", await host.CodeAsync("/sample/throws"));
        Assert.Equal("TXCT-RUN-008", await host.CodeAsync("/sample/hello"));
        Assert.Equal("TXCT-RUN-008", Assert.IsType<ModuleState.Quarantined>(host.Runtime.State).Code);
        Assert.Equal("TXCT-RUN-008", sample.Folder.Failure?.Code);

        await host.AnswersAsync("/sample/hello", HttpStatusCode.OK);
        Assert.IsType<ModuleState.Active>(host.Runtime.State);
    }

    [Theory]
    [InlineData(typeof(ModuleThatIsNeverConfigured))]
    [InlineData(typeof(ModuleThatNeverStarts))]
    public async Task A_module_that_takes_too_long_is_left_out_and_the_host_serves(Type module)
    {
        var sample = new SamplePackage(module).InstallAndEnable();

        await using var host = await SampleHost.LoadInstalledAsync(sample, options => (options.ConfigureLimit, options.StartLimit) = (TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5)));

        Assert.Equal("TXCT-RUN-004", Assert.IsType<ModuleState.RestartRequired>(host.Runtime.State).Code);
        Assert.Equal("TXCT-RUN-004", await host.CodeAsync("/sample/hello"));
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
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
