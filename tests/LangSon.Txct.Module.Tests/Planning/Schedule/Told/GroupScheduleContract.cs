using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.Schedule.Told;

/// <summary>What comes of the meetings that a group's own system tells. One class per database runs it.</summary>
public abstract class GroupScheduleContract : IAsyncLifetime
{
    private const string Round = "2024-pre-mid";

    private static readonly ToldMeeting First = new(
        "hn-01", Round, MeetingForm.Periodic, null, new DateOnly(2024, 6, 13), new TimeOnly(8, 0), "Nhà văn hóa thôn Ví Dụ", ["Nguyễn Ví Dụ"], ["HĐND xã"], ["UBND xã Ví Dụ"], 80, null, MeetingState.Planned);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlMeetings meetings = null!;
    private GroupSchedule schedule = null!;

    internal GroupScheduleContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        meetings = new SqlMeetings(temporary.Database);
        schedule = ScheduleRig.Over(temporary.Database, CollectingRig.Plan);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_meeting_that_is_told_stands_in_the_schedule_with_all_that_is_told()
    {
        Assert.Null(await TakeAsync(First));

        var meeting = await SingleAsync();
        Assert.Equal(("T06", Round, First.Day, First.Time, First.Place), (meeting.GroupId, meeting.RoundId, meeting.Day, meeting.From, meeting.Place));
        Assert.Equal((80, "Hệ thống của Tổ T06", ProposalState.Proposed), (meeting.VotersExpected, meeting.Source, meeting.Invited[0].State));
        Assert.True(First.Matches(meeting));
    }

    [Fact]
    public async Task The_same_told_again_changes_nothing()
    {
        await TakeAsync(First);
        await TakeAsync(First with { Delegates = ["Nguyễn Ví Dụ"] });

        Assert.Equal(0, (await SingleAsync()).Sequence);
    }

    [Fact]
    public async Task A_change_that_is_told_is_taken_over_and_the_meeting_stays_itself()
    {
        await TakeAsync(First);
        var before = await SingleAsync();

        await TakeAsync(First with { Day = new(2024, 6, 14), Place = "Hội trường UBND xã", State = MeetingState.Cancelled });

        var meeting = await SingleAsync();
        Assert.Equal((before.Id, new DateOnly(2024, 6, 14), "Hội trường UBND xã", MeetingState.Cancelled, 1), (meeting.Id, meeting.Day, meeting.Place, meeting.State, meeting.Sequence));
    }

    [Fact]
    public async Task What_a_person_changed_here_is_not_overwritten_and_both_are_told()
    {
        await TakeAsync(First);
        await PutAsync((await SingleAsync()) with { Day = new(2024, 6, 15), Source = "chuyenvien" });
        var moved = First with { Day = new(2024, 6, 14) };

        await TakeAsync(moved);

        var meeting = await SingleAsync();
        Assert.Equal((new DateOnly(2024, 6, 15), "chuyenvien"), (meeting.Day, meeting.Source));
        Assert.Equal("Hệ thống của Tổ ghi: 14/6/2024, 8h00, Nhà văn hóa thôn Ví Dụ. Ở đây đã sửa khác; xin xem bên nào đúng.", Assert.Single(MeetingWords.Differences(meeting, [moved])));
        Assert.Empty(MeetingWords.Differences(meeting with { Day = new(2024, 6, 14) }, [moved]));
    }

    [Fact]
    public async Task What_somebody_typed_already_is_the_same_meeting()
    {
        var typed = new Meeting(MeetingIds.Of("T06", Round, First.Day, First.Place), "T06", Round, First.Day, new(9, 0), new(11, 0), First.Place, null, MeetingForm.Periodic, "giupviec");
        await PutAsync(typed);

        await TakeAsync(First);

        Assert.Equal((new TimeOnly(9, 0), "giupviec"), ((await SingleAsync()).From, (await SingleAsync()).Source));
    }

    [Fact]
    public async Task Two_at_one_place_on_one_day_are_two()
    {
        await TakeAsync(First, First with { Id = "hn-02", Time = new(14, 0) });

        Assert.Equal([new TimeOnly(8, 0), new TimeOnly(14, 0)], (await meetings.OfRoundAsync(Round, Cancel)).Select(meeting => meeting.From!.Value));
    }

    [Fact]
    public async Task A_meeting_that_is_no_longer_listed_stays()
    {
        await TakeAsync(First);
        Assert.Null(await TakeAsync());

        Assert.Equal(MeetingState.Planned, (await SingleAsync()).State);
    }

    [Fact]
    public async Task A_round_that_nobody_knows_gives_way_to_the_day_and_a_day_without_a_round_is_told()
    {
        var trouble = await TakeAsync(First with { RoundId = "2024-dot-1" }, First with { Id = "hn-09", RoundId = "x", Day = new(2031, 1, 5) });

        Assert.Equal(Round, (await SingleAsync()).RoundId);
        Assert.Equal("Lịch của Tổ: điểm ngày 05/01/2031 tại Nhà văn hóa thôn Ví Dụ không thuộc đợt nào của kế hoạch. Xin Tổ sửa đợt, hoặc Văn phòng nhập tay.", trouble);
    }

    [Fact]
    public async Task The_standing_committee_s_decision_on_a_guest_stays_when_the_rest_is_told_anew()
    {
        await TakeAsync(First);
        var meeting = await SingleAsync();
        await PutAsync(meeting with { Invited = [meeting.Invited[0] with { State = ProposalState.Agreed }] });

        await TakeAsync(First with { Time = new(9, 30), VotersAttending = 74 });

        var after = await SingleAsync();
        Assert.Equal((new TimeOnly(9, 30), 74, ProposalState.Agreed), (after.From, after.VotersAttending, after.Invited[0].State));
    }

    private Task<string?> TakeAsync(params ToldMeeting[] told) => schedule.TakeAsync("T06", told, Cancel);

    private async Task<Meeting> SingleAsync() => Assert.Single(await meetings.OfRoundAsync(Round, Cancel));

    private Task PutAsync(Meeting meeting) => temporary.Database.WriteAsync(work => meetings.PutAsync(work, meeting, Cancel), Cancel);
}

public class SqliteGroupScheduleTests() : GroupScheduleContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresGroupScheduleTests(PostgresServer server) : GroupScheduleContract(async () => await TemporaryPostgres.OpenAsync(server));
