using System.Net;
using System.Runtime.Loader;
using System.Text.Json;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Loading;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.SampleModules;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>Nothing of the module stops its host.</summary>
public class ModuleRuntimeTests
{
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
    public async Task A_package_that_is_refused_leaves_the_host_running_and_says_why()
    {
        var package = new SamplePackage();
        await using var host = await SampleHost.LoadFromAsync(package, package.PackAnd(zip => zip.Put("more.dll", "code")));

        Assert.Equal("TXCT-PKG-007", await host.CodeAsync("/txct/office"));
        Assert.Equal((HttpStatusCode.OK, "host"), await host.GetAsync("/"));
    }

    [Fact]
    public async Task A_request_that_fails_is_answered_with_an_incident_and_the_next_one_is_served()
    {
        await using var host = await SampleHost.LoadAsync(typeof(SampleModule));

        var (status, body) = await host.GetAsync("/sample/throws");

        var problem = JsonElement.Parse(body);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "TXCT-RUN-001"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains(problem.GetProperty("traceId").GetString()!, problem.GetProperty("detail").GetString());
        Assert.DoesNotContain("nobody thought of", body);
        Assert.Equal((HttpStatusCode.OK, "xin chào"), await host.GetAsync("/sample/hello"));
    }

    [Fact]
    public async Task An_answer_that_fails_in_its_middle_is_cut_and_not_taken_for_whole()
    {
        await using var host = await SampleHost.LoadAsync(typeof(SampleModule));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => host.GetAsync("/sample/throws-late"));

        Assert.Equal((HttpStatusCode.OK, "xin chào"), await host.GetAsync("/sample/hello"));
    }

    [Fact]
    public async Task A_job_that_fails_is_started_again_and_holds_no_other_up()
    {
        await using var host = await SampleHost.LoadAsync(typeof(ModuleWithJobsThatFail));

        await host.NotedAsync("JobThatFailsTwice", "failed", "failed", "started");
        await host.NotedAsync("cannot-start", "tried", "tried", "tried");
        await host.NotedAsync("CountedJob", "started");

        Assert.IsType<ModuleState.Active>(host.Runtime.State);
    }

    [Fact]
    public async Task Jobs_are_told_when_the_host_stops()
    {
        await using var host = await SampleHost.LoadAsync(typeof(SampleModule));
        await host.NotedAsync("CountedJob", "started");

        await host.StopAsync();

        Assert.Equal(["started", "stopped"], host.Notes("CountedJob"));
    }

    [Fact]
    public async Task A_closed_session_wakes_every_handler_whatever_another_does()
    {
        await using var host = await SampleHost.LoadAsync(typeof(ModuleWithABadHandler));

        host.Runtime.SessionClosed("s-mid");

        Assert.Equal(["s-mid"], host.Notes("closed"));
    }

    [Fact]
    public void The_module_and_its_libraries_live_in_a_world_of_their_own()
    {
        using var sample = new SamplePackage();
        var package = ModulePackage.Create(Path.Combine(AppContext.BaseDirectory, "module"), sample.Root);
        var installed = InstalledModule.Unpack(package, sample.Modules);

        var module = new ModuleLoadContext(installed).CreateModule(installed).GetType().Assembly;

        Assert.Equal("LangSon.Txct.Module", module.GetName().Name);
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(module));
        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name is "LangSon.Txct.Module" or "AutoMapper" or "RestSharp" or "Polly");
    }
}
