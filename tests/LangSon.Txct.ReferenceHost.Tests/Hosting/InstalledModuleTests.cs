using System.Net;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>A host loads what an administrator installed, and follows what the administrator says while it runs.</summary>
public class InstalledModuleTests
{
    [Fact]
    public async Task A_module_is_off_until_it_is_switched_on_and_goes_off_and_on_again_while_the_host_runs()
    {
        var sample = new SamplePackage().Install();
        await using var host = await SampleHost.LoadInstalledAsync(sample);
        Assert.IsType<ModuleState.Disabled>(host.Runtime.State);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/sample/hello")).Status);

        sample.Installer.Switch(on: true);
        await host.AnswersAsync("/sample/hello", HttpStatusCode.OK);
        await host.NotedAsync("CountedJob", "started");

        sample.Installer.Switch(on: false);
        await host.AnswersAsync("/sample/hello", HttpStatusCode.NotFound);
        await host.NotedAsync("CountedJob", "started", "stopped");
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));

        sample.Installer.Switch(on: true);
        await host.AnswersAsync("/sample/hello", HttpStatusCode.OK);
        await host.NotedAsync("CountedJob", "started", "stopped", "started");
        await Eventually.IsTrueAsync("the host says that 1.2.3 is active", () => sample.Folder.Told is { State: "Active", Version: "1.2.3" });
    }

    [Fact]
    public async Task A_host_without_a_module_runs_and_takes_the_one_that_is_installed_meanwhile()
    {
        var sample = new SamplePackage();
        await using var host = await SampleHost.LoadInstalledAsync(sample);
        Assert.Equal("TXCT-INS-001", Assert.IsType<ModuleState.MissingOnDisk>(host.Runtime.State).Code);

        sample.InstallAndEnable();

        await host.AnswersAsync("/sample/hello", HttpStatusCode.OK);
    }

    [Fact]
    public void A_package_of_the_same_number_with_other_content_does_not_replace_a_whole_version()
    {
        using var sample = new SamplePackage().Install();
        sample.Write("assets/trang.txt", "khác");
        using var other = VerifiedPackage.Open(sample.Pack());

        Assert.Equal("TXCT-INS-006", Assert.Throws<ModuleRefusedException>(() => sample.Installer.Install(other)).Code);
    }

    [Fact]
    public void Two_commands_at_once_do_not_meet()
    {
        using var sample = new SamplePackage().Install();
        using var held = sample.Folder.Hold();

        Assert.Equal("TXCT-INS-003", Assert.Throws<ModuleRefusedException>(() => sample.Installer.Switch(on: true)).Code);
    }
}
