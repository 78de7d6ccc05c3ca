using System.Net;
using System.Text.Json;
using LangSon.Txct.Hosting;
using LangSon.Txct.SampleModules;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>All looks well and nothing works, or the reason that is told is not the reason.</summary>
public class FalseSuccessTests
{
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

    [Fact]
    public async Task A_version_that_is_not_on_the_disk_any_more_leaves_the_host_running()
    {
        var sample = new SamplePackage().InstallAndEnable();
        Directory.Delete(sample.Installed, recursive: true);

        await using var host = await SampleHost.LoadInstalledAsync(sample);

        Assert.Equal("TXCT-INS-007", Assert.IsType<ModuleState.MissingOnDisk>(host.Runtime.State).Code);
    }
}
