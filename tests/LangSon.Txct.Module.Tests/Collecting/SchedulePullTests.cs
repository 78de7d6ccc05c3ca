using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Collecting;

/// <summary>The schedule of a group, pulled beside its papers.</summary>
public class SchedulePullTests
{
    private static readonly SourceMeeting Listed = new(
        "hn-01", "2024-pre-mid", "thematic", "Giao thông", new DateOnly(2024, 6, 13), new TimeOnly(14, 0), "Hội trường UBND xã", ["Nguyễn Ví Dụ"], ["nation", "province", "commune"], [], 60, null, "planned");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_source_lists_stands_in_the_schedule()
    {
        await using var rig = await CollectingRig.CreateAsync();

        await rig.PullAsync(new FakeReportSource { Meetings = new Answer<IReadOnlyList<SourceMeeting>>.Ok([Listed]) });

        var meeting = Assert.Single(await MeetingsAsync(rig));
        Assert.Equal(("T01", MeetingForm.Thematic, "Giao thông", 60), (meeting.GroupId, meeting.Form, meeting.Theme, meeting.VotersExpected));
        Assert.Equal(["đại biểu Quốc hội", "HĐND xã"], meeting.JointLevels);
        Assert.Equal("ok", (await rig.HealthAsync()).Health);
    }

    [Fact]
    public async Task A_source_without_a_schedule_is_as_sound_as_one_with()
    {
        await using var rig = await CollectingRig.CreateAsync();

        Assert.True(await rig.PullAsync(new FakeReportSource()));

        Assert.Equal("ok", (await rig.HealthAsync()).Health);
    }

    [Fact]
    public async Task A_schedule_that_is_not_answered_loses_no_paper_and_is_told()
    {
        await using var rig = await CollectingRig.CreateAsync();
        var source = new FakeReportSource { Meetings = new Answer<IReadOnlyList<SourceMeeting>>.Unavailable("status 500", null) };
        source.Add("bc-1");

        await rig.PullAsync(source);

        Assert.Single(await rig.SentAsync());
        Assert.Equal(("broken", "status 500"), ((await rig.HealthAsync()).Health, (await rig.HealthAsync()).Reason));
    }

    [Theory]
    [InlineData("seance", "done")]
    [InlineData("", "")]
    public async Task A_word_of_a_newer_contract_is_taken_for_the_usual_one(string form, string status)
    {
        await using var rig = await CollectingRig.CreateAsync();

        await rig.PullAsync(new FakeReportSource { Meetings = new Answer<IReadOnlyList<SourceMeeting>>.Ok([Listed with { Form = form, Status = status, JointLevels = ["galaxy"] }]) });

        var meeting = Assert.Single(await MeetingsAsync(rig));
        Assert.Equal((MeetingForm.Periodic, MeetingState.Planned), (meeting.Form, meeting.State));
        Assert.Empty(meeting.JointLevels);
    }

    private static Task<IReadOnlyList<Meeting>> MeetingsAsync(CollectingRig rig) => new SqlMeetings(rig.Database).OfRoundAsync("2024-pre-mid", Cancel);
}
