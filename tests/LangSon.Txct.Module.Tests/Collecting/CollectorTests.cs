using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Support;

namespace LangSon.Txct.Collecting;

/// <summary>Many sources at once.</summary>
public class CollectorTests
{
    private static readonly CollectingOptions Hurried = new() { Interval = TimeSpan.FromMilliseconds(100), FirstRetry = TimeSpan.FromMilliseconds(50) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_that_hangs_or_is_down_delays_no_other()
    {
        await using var rig = await CollectingRig.CreateAsync(Hurried);
        var hanging = new FakeReportSource("T01") { Hangs = true };
        var down = new FakeReportSource("T02") { BeforePage = _ => new Answer<SourcePage>.Unavailable("connection refused", null) };
        var healthy = new FakeReportSource("T03");
        healthy.Add("r1");
        using var collector = rig.Collector(hanging, down, healthy);

        await collector.StartAsync(Cancel);

        await Eventually.IsTrueAsync("the healthy source was read", async () => await rig.Outbox.CountOpenAsync(Cancel) == 1);
        await collector.StopAsync(Cancel);
        Assert.Equal(["T02 offline", "T03 ok"], (await rig.Register.HealthAsync(Cancel)).Select(source => $"{source.GroupId} {source.Health}"));
    }

    [Fact]
    public async Task A_source_that_comes_back_is_read()
    {
        await using var rig = await CollectingRig.CreateAsync(Hurried);
        var source = new FakeReportSource { BeforePage = _ => new Answer<SourcePage>.Unavailable("connection refused", null) };
        source.Add("r1");
        using var collector = rig.Collector(source);
        await collector.StartAsync(Cancel);
        await Eventually.IsTrueAsync("it is known to be down", async () => (await rig.Register.HealthAsync(Cancel)).Any(state => state.Health == "offline"));

        source.BeforePage = null;

        await Eventually.IsTrueAsync("it was read", async () => await rig.Outbox.CountOpenAsync(Cancel) == 1);
        await collector.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_source_that_was_down_for_very_long_is_still_asked()
    {
        await using var rig = await CollectingRig.CreateAsync(new CollectingOptions { Interval = TimeSpan.FromMilliseconds(5), FirstRetry = TimeSpan.FromSeconds(15) });
        var source = new FakeReportSource();
        var asked = 0;
        source.BeforePage = _ => ++asked <= 60 ? new Answer<SourcePage>.Unavailable("connection refused", null) : null;
        source.Add("r1");
        using var collector = rig.Collector(source);

        await collector.StartAsync(Cancel);

        await Eventually.IsTrueAsync("it was read", async () => await rig.Outbox.CountOpenAsync(Cancel) == 1);
        await collector.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_source_that_throws_is_asked_again()
    {
        await using var rig = await CollectingRig.CreateAsync(Hurried);
        var source = new FakeReportSource();
        source.Add("r1");
        var asked = 0;
        source.BeforePage = _ => ++asked switch
        {
            1 => throw new InvalidOperationException("a fault nobody thought of"),
            2 => throw new TaskCanceledException("a cancellation nobody asked for"),
            _ => null,
        };
        using var collector = rig.Collector(source);

        await collector.StartAsync(Cancel);

        await Eventually.IsTrueAsync("it was read", async () => await rig.Outbox.CountOpenAsync(Cancel) == 1);
        await collector.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_source_that_throws_is_shown_as_broken()
    {
        await using var rig = await CollectingRig.CreateAsync(Hurried);
        var source = new FakeReportSource { BeforePage = _ => throw new InvalidOperationException("a fault nobody thought of") };
        using var collector = rig.Collector(source);

        await collector.StartAsync(Cancel);

        await Eventually.IsTrueAsync("it is shown as broken", async () => (await rig.Register.HealthAsync(Cancel)).Any(state => state.Health == "broken"));
        await collector.StopAsync(Cancel);
    }

    [Fact]
    public async Task Whoever_asks_for_a_reading_gets_one_now()
    {
        await using var rig = await CollectingRig.CreateAsync(new CollectingOptions { Interval = TimeSpan.FromDays(1) });
        var source = new FakeReportSource();
        using var collector = rig.Collector(source);
        await collector.StartAsync(Cancel);
        await Eventually.IsTrueAsync("it was read at start", () => source.Asked.Count == 1);

        source.Add("r1");
        collector.AskAll();

        await Eventually.IsTrueAsync("it was read again", () => collector.OpenAsks == 0 && source.Asked.Count == 2);
        Assert.Equal(1, await rig.Outbox.CountOpenAsync(Cancel));
        await collector.StopAsync(Cancel);
    }
}
