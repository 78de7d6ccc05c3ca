using System.Net;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;

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
        Assert.Equal(("Active", "1.2.3"), (sample.Folder.Told?.State, sample.Folder.Told?.Version));
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

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("more")]
    public async Task A_version_whose_files_are_not_those_that_were_installed_is_not_loaded(string how)
    {
        var sample = new SamplePackage().InstallAndEnable();
        var file = Path.Combine(sample.Installed, "assets", "trang.txt");
        switch (how)
        {
            case "changed":
                await File.WriteAllTextAsync(file, "khác", TestContext.Current.CancellationToken);
                break;
            case "missing":
                File.Delete(file);
                break;
            default:
                await File.WriteAllTextAsync($"{file}.more", "khác", TestContext.Current.CancellationToken);
                break;
        }

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Contains("trang.txt", Assert.IsType<ModuleState.Tampered>(host.Runtime.State).Reason);
        Assert.Equal("TXCT-PKG-013", await host.CodeAsync("/sample/hello"));
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
    }

    [Fact]
    public async Task A_version_that_is_not_on_the_disk_any_more_leaves_the_host_running()
    {
        var sample = new SamplePackage().InstallAndEnable();
        Directory.Delete(sample.Installed, recursive: true);

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal("TXCT-INS-007", Assert.IsType<ModuleState.MissingOnDisk>(host.Runtime.State).Code);
    }

    [Theory]
    [InlineData("""{"contract":"[9.0,10.0)"}""", "TXCT-CMP-001")]
    [InlineData("""{"contract":"(1.0,2.0)"}""", "TXCT-CMP-001")]
    [InlineData("""{"runtime":"net9.0"}""", "TXCT-CMP-002")]
    [InlineData("""{"runtime":"net10.9"}""", "TXCT-CMP-002")]
    [InlineData("""{"os":["freebsd"]}""", "TXCT-CMP-003")]
    [InlineData("""{"frameworks":["Microsoft.WindowsDesktop.App"]}""", "TXCT-CMP-004")]
    public async Task A_module_for_another_host_is_not_loaded_and_says_what_it_needs(string needs, string code)
    {
        var sample = new SamplePackage(manifest: json => json.Replace("{\"id\"", $"{{\"compatibility\":{needs},\"id\"")).InstallAndEnable();

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal(code, Assert.IsType<ModuleState.Incompatible>(host.Runtime.State).Code);
        Assert.Equal(code, await host.CodeAsync("/sample/hello"));
    }

    [Fact]
    public async Task A_module_that_fits_this_host_says_so_and_is_loaded()
    {
        var needs = """{"contract":"[1.0,2.0)","runtime":"net10.0","frameworks":["Microsoft.NETCore.App","Microsoft.AspNetCore.App"],"os":["linux","windows"]}""";
        var sample = new SamplePackage(manifest: json => json.Replace("{\"id\"", $"{{\"compatibility\":{needs},\"id\"")).InstallAndEnable();

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.IsType<ModuleState.Active>(host.Runtime.State);
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
    public void A_broken_version_is_mended_by_installing_its_package_again()
    {
        using var sample = new SamplePackage().Install();
        File.Delete(Path.Combine(sample.Installed, "assets", "trang.txt"));

        sample.Install();

        Assert.Null(VersionFiles.FaultOf(sample.Installed));
    }

    [Fact]
    public void Two_commands_at_once_do_not_meet()
    {
        using var sample = new SamplePackage().Install();
        using var held = sample.Folder.Hold();

        Assert.Equal("TXCT-INS-003", Assert.Throws<ModuleRefusedException>(() => sample.Installer.Switch(on: true)).Code);
    }
}
