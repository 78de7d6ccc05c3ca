using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Support;

namespace LangSon.Txct.Collecting;

/// <summary>How far a source is read, whatever it does meanwhile.</summary>
public class SourcePullTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_reading_takes_all_pages_and_remembers_when_it_began()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource { PageSize = 2 };
        var began = source.Now;
        for (var number = 0; number < 5; number++)
        {
            source.Add($"r{number}", kind: "Minutes", meeting: new MeetingPlace(new DateOnly(2024, 6, 12), $"Xã {number}"));
        }

        source.BeforePage = _ => { source.Now += TimeSpan.FromMinutes(1); return null; };

        Assert.True(await rig.PullAsync(source));

        Assert.Equal([(null, null), (null, "2"), (null, "4")], source.Asked);
        Assert.Equal(5, (await rig.SentAsync()).Count);
        Assert.Equal(began.AddMinutes(1), await rig.BoundAsync());
    }

    [Fact]
    public async Task The_next_reading_begins_a_while_before_the_last_one_began()
    {
        await using var rig = await CollectingRig.CreateAsync(new CollectingOptions { Overlap = TimeSpan.FromMinutes(10) });
        var source = new FakeReportSource();
        await rig.PullAsync(source);

        await rig.PullAsync(source);

        Assert.Equal(source.Now - TimeSpan.FromMinutes(10), source.Asked[^1].Since);
    }

    [Fact]
    public async Task A_row_written_late_within_the_overlap_is_found()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        await rig.PullAsync(source);
        source.Add("late");
        source.Change("late", report => report);
        source.Reports[0] = source.Reports[0] with { ModifiedAt = source.Now - TimeSpan.FromMinutes(9) };

        source.Now += TimeSpan.FromMinutes(5);
        await rig.PullAsync(source);

        Assert.Single(await rig.SentAsync());
    }

    [Fact]
    public async Task Rows_that_are_listed_again_change_nothing()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.Add("r1");
        await rig.PullAsync(source);

        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Applied, null)], await rig.RowsAsync());
        Assert.Single(await rig.SentAsync());
        Assert.Equal(1, source.Downloads);
    }

    [Fact]
    public async Task A_page_that_fails_in_the_middle_leaves_the_cursor_where_it_was()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource { PageSize = 1 };
        await rig.PullAsync(source);
        var before = await rig.BoundAsync();
        source.Now += TimeSpan.FromHours(1);
        source.Add("r1");
        source.Add("r2", round: "2024-post-mid");
        source.BeforePage = cursor => cursor == "1" ? new Answer<SourcePage>.Unavailable("down", null) : null;

        Assert.False(await rig.PullAsync(source));

        Assert.Equal(before, await rig.BoundAsync());
        Assert.Equal("offline", (await rig.HealthAsync()).Health);

        source.BeforePage = null;
        Assert.True(await rig.PullAsync(source));
        Assert.Equal(["r1", "r2"], (await rig.SentAsync()).Select(report => report.SourceReportId));
        Assert.Equal("ok", (await rig.HealthAsync()).Health);
    }

    [Fact]
    public async Task A_source_restored_from_a_copy_is_read_from_its_beginning()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        await rig.PullAsync(source);
        source.Add("r1");
        source.Reports[0] = source.Reports[0] with { ModifiedAt = source.Now - TimeSpan.FromDays(30) };
        source.Epoch = "e2";

        await rig.PullAsync(source);

        Assert.Null(source.Asked[^1].Since);
        Assert.Single(await rig.SentAsync());
    }

    [Fact]
    public async Task A_source_restored_in_the_middle_of_a_reading_is_read_from_its_beginning_the_next_time()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        await rig.PullAsync(source);
        source.Add("r1");
        source.Reports[0] = source.Reports[0] with { ModifiedAt = source.Now - TimeSpan.FromDays(30) };
        source.BeforePage = _ => { source.Epoch = "e2"; return null; };

        await rig.PullAsync(source);
        await rig.PullAsync(source);

        Assert.Single(await rig.SentAsync());
    }

    [Fact]
    public async Task A_source_whose_pages_lead_in_a_circle_is_given_up_for_now()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        source.BeforePage = _ => new Answer<SourcePage>.Ok(new SourcePage([], "same", source.Now, source.Epoch));

        Assert.False(await rig.PullAsync(source).WaitAsync(TimeSpan.FromSeconds(20), Cancel));

        Assert.Null(await rig.BoundAsync());
    }

    [Fact]
    public async Task Rows_and_cursor_are_written_together_or_not_at_all()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        var report = source.Add("r1");

        await Assert.ThrowsAnyAsync<Exception>(() => rig.Register.ReceiveAsync(source, [report, report with { Id = null! }], false, new SourceReading { Bound = source.Now, Epoch = "e1" }, source.Now, Cancel));

        Assert.Empty(await rig.RowsAsync());
        Assert.Null(await rig.BoundAsync());
    }

    [Theory]
    [InlineData("auth")]
    [InlineData("offline")]
    public async Task A_source_that_does_not_let_the_module_in_is_told_from_one_that_is_down(string health)
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource
        {
            BeforePage = _ => health == "auth" ? new Answer<SourcePage>.Unauthorized("status 401") : new Answer<SourcePage>.Unavailable("connection refused", null),
        };

        Assert.False(await rig.PullAsync(source));

        Assert.Equal(health, (await rig.HealthAsync()).Health);
    }

    [Fact]
    public async Task When_a_source_last_answered_is_remembered_while_it_is_down()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource();
        await rig.PullAsync(source);
        var answered = (await rig.HealthAsync()).LastAnsweredAt;
        source.BeforePage = _ => new Answer<SourcePage>.Unavailable("connection refused", null);

        await rig.PullAsync(source);

        Assert.NotNull(answered);
        Assert.Equal(answered, (await rig.HealthAsync()).LastAnsweredAt);
    }
}
