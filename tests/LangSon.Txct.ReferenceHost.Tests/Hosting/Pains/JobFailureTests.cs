using LangSon.Txct.Hosting;
using LangSon.Txct.SampleModules;

namespace LangSon.Txct.ReferenceHost.Hosting.Pains;

/// <summary>A background job of the module fails, and takes nothing with it.</summary>
public class JobFailureTests
{
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
}
