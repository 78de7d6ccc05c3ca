using System.Net;
using LangSon.Txct.Hosting;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.SampleModules;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>One module takes the host down at its start, or makes it wait.</summary>
public class HostStartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_module_serves_below_its_prefix_beside_the_hosts_own_pages()
    {
        await using var host = await SampleHost.LoadAsync(typeof(SampleModule));

        Assert.IsType<ModuleState.Active>(host.Runtime.State);
        Assert.Equal((HttpStatusCode.OK, "xin chào"), await host.GetAsync("/sample/hello"));
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
    }

    [Fact]
    public async Task A_host_serves_while_its_module_is_still_loading_and_the_modules_paths_say_so()
    {
        await using var host = await SampleHost.LoadAsync(typeof(ModuleThatTakesItsTime), isStarted: false);
        var starting = host.StartAsync();
        await host.ListensAsync();

        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
        Assert.Equal("TXCT-RUN-010", await host.CodeAsync("/txct/office"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await host.GetAsync("/readyz"));
        var (status, page) = await host.OpenAsync("/txct/office");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("""<html lang="vi">""", page, StringComparison.Ordinal);
        Assert.Contains("Phân hệ đang khởi động. Xin thử lại sau vài giây.", page, StringComparison.Ordinal);
        Assert.Contains("Mã TXCT-RUN-010", page, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(host.Package.Data).FullName, "go-on"), "", TestContext.Current.CancellationToken);
        await starting;
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await host.GetAsync("/readyz"));
        Assert.Equal((HttpStatusCode.OK, "xin chào"), await host.GetAsync("/sample/hello"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/txct/office")).Status);
    }

    [Theory]
    [InlineData(typeof(ModuleThatThrowsWhenCreated), "TXCT-RUN-002")]
    [InlineData(typeof(ModuleThatThrowsWhenConfigured), "TXCT-RUN-002")]
    [InlineData(typeof(ModuleWithoutAServiceItNeeds), "TXCT-RUN-002")]
    [InlineData(typeof(NoModule), "TXCT-LNK-003")]
    public async Task A_module_that_cannot_be_loaded_leaves_the_host_running_and_says_why(Type module, string code)
    {
        await using var host = await SampleHost.LoadAsync(module);

        Assert.Equal(code, Assert.IsType<ModuleState.Malfunctioned>(host.Runtime.State).Code);
        Assert.Equal(code, await host.CodeAsync("/sample/hello"));
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
        Assert.Empty(host.Notes("CountedJob"));
    }

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
}
