namespace LangSon.Txct.Planning.Schedule;

public class ScheduleConflictsTests
{
    private static readonly DateOnly Day = new(2024, 7, 8);
    private static readonly Group[] Groups = [new("T01", 1, "Tổ đại biểu số 01", ""), new("T02", 2, "Tổ đại biểu số 02", "")];
    private static readonly Meeting Planned = At("m-1", "T01", "8h", "10h", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A", "Lý Thị B");

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void A_day_before_the_first_or_after_the_last_of_the_round_is_outside(int day, bool isOutside)
    {
        var meeting = Planned with { Day = new(2024, 7, day) };

        var conflicts = Of(meeting);

        Assert.Equal(isOutside ? [$"Ngày {day:00}/7/2024 nằm ngoài thời gian của đợt (05/7/2024 đến 19/7/2024)."] : [], conflicts);
        Assert.Empty(new ScheduleConflicts(null, [meeting], Groups).Of(meeting));
    }

    [Theory]
    [InlineData("8h", null, true)]
    [InlineData("9h59", null, true)]
    [InlineData("10h", null, false)]
    [InlineData("7h", "8h", false)]
    [InlineData("7h", "8h01", true)]
    [InlineData("7h", null, false)]
    [InlineData(null, null, false)]
    public void A_delegate_cannot_be_at_two_places_at_one_time(string? from, string? to, bool isConflict)
    {
        var other = At("m-2", "T02", from, to, "Hội trường UBND xã Tân Thành", "Nông Văn C", " hoàng văn  a");

        var conflicts = Of(Planned, other);

        Assert.Equal(isConflict ? ["Hoàng Văn A cùng lúc có ở “Hội trường UBND xã Tân Thành” (Tổ đại biểu số 02)."] : [], conflicts);
        Assert.Equal(isConflict, Of(other, Planned).Count == 1);
    }

    [Fact]
    public void Another_day_the_same_place_another_person_or_a_cancelled_meeting_is_no_conflict()
    {
        var other = Planned with { Id = "m-2", GroupId = "T02", Place = "Hội trường UBND xã Tân Thành" };

        Assert.NotEmpty(Of(Planned, other));
        Assert.Empty(Of(Planned, other with { Day = Day.AddDays(1) }));
        Assert.Empty(Of(Planned, other with { Place = "NHÀ VĂN HÓA xã Hòa Bình" }));
        Assert.Empty(Of(Planned, other with { Delegates = ["Nông Văn C"] }));
        Assert.Empty(Of(Planned, other with { State = MeetingState.Cancelled }));
        Assert.Empty(Of(Planned with { State = MeetingState.Cancelled }, other));
    }

    [Fact]
    public void The_whole_of_one_group_is_not_the_whole_of_another()
    {
        var whole = Planned with { Delegates = ["Các đại biểu trong Tổ"] };

        Assert.Empty(Of(whole, whole with { Id = "m-2", GroupId = "T02", Place = "Hội trường" }));
        Assert.NotEmpty(Of(whole, whole with { Id = "m-2", Place = "Hội trường" }));
    }

    private static IReadOnlyList<string> Of(Meeting meeting, params Meeting[] others) =>
        new ScheduleConflicts(new RoundDays(new(2024, 7, 5), new(2024, 7, 19)), [meeting, .. others], Groups).Of(meeting);

    private static Meeting At(string id, string group, string? from, string? to, string place, params string[] delegates) => new(
        id, group, "2024-post-mid", Day, Clock(from), Clock(to), place, null, MeetingForm.Periodic, "") { Delegates = delegates };

    private static TimeOnly? Clock(string? text) => text is null ? null : Reading.WrittenTime.Read(text).From;
}
