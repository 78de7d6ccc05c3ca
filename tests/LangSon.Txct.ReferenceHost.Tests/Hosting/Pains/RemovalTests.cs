using System.Net;
using LangSon.Txct.Hosting;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>Removing a module destroys its data, or leaves behind what breaks the next start.</summary>
public class RemovalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_uninstalled_is_gone_from_the_running_host_and_leaves_its_data()
    {
        var sample = new SamplePackage().InstallAndEnable();
        await using var host = await SampleHost.LoadInstalledAsync(sample);
        await host.NotedAsync("CountedJob", "started");

        sample.Installer.Uninstall();

        await host.AnswersAsync("/sample/hello", HttpStatusCode.NotFound);
        await host.NotedAsync("CountedJob", "started", "stopped");
        Assert.Equal([], sample.Folder.InstalledVersions());
    }

    [Fact]
    public async Task A_host_starts_beside_what_a_module_left()
    {
        var sample = new SamplePackage().InstallAndEnable();
        Directory.CreateDirectory(sample.Data);
        await File.WriteAllTextAsync(Path.Combine(sample.Data, "own.txt"), "của tôi", Cancel);
        sample.Installer.Uninstall();

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal("TXCT-INS-001", Assert.IsType<ModuleState.MissingOnDisk>(host.Runtime.State).Code);
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
        Assert.True(File.Exists(Path.Combine(sample.Data, "own.txt")));
    }

    [Fact]
    public async Task A_module_that_is_installed_again_finds_the_data_that_it_left()
    {
        var sample = new SamplePackage().InstallAndEnable();
        Directory.CreateDirectory(sample.Data);
        await File.WriteAllTextAsync(Path.Combine(sample.Data, "CountedJob.txt"), "before\n", Cancel);
        sample.Installer.Uninstall();

        await using var host = await SampleHost.LoadInstalledAsync(sample.InstallAndEnable());

        await host.NotedAsync("CountedJob", "before", "started");
    }
}
