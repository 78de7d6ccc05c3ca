using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>The deadlines of plan 1404/KH-HĐND, row by row.</summary>
public class DeadlineEngineTests
{
    private static readonly YearPlan Plan = CollectingRig.Plan;
    private static readonly DateTimeOffset Closed = new(2024, 7, 5, 17, 0, 0, TimeSpan.FromHours(7));
    private static readonly Session MidYear = new("s-mid", "MidYear", 25, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null);
    private static readonly Session YearEnd = new("s-end", "YearEnd", 31, "Kỳ họp cuối năm", new DateOnly(2024, 12, 9), new DateOnly(2024, 12, 11), null);
    private static readonly Group[] Groups = [new("T01", 1, "Tổ đại biểu số 01", ""), new("T04", 4, "Tổ đại biểu số 04", "")];

    private static readonly MeetingDay[] Meetings =
    [
        new("m1", "T04", "2024-pre-mid", new DateOnly(2024, 6, 13)), new("m2", "T04", "2024-pre-mid", new DateOnly(2024, 6, 18)), new("m3", "T01", "2024-pre-mid", new DateOnly(2024, 6, 12)),
    ];

    /// <summary>Rule, subject, round, meeting, nominal, due: domain.md's table "who owes what, by when".</summary>
    public static TheoryData<string, string, string?, string?, string, string> Rows => new()
    {
        { "group-plan", "T04", null, null, "2024-01-14", "2024-01-14" },
        { "documents", "2024-pre-mid", "2024-pre-mid", null, "2024-06-11", "2024-06-11" },
        { "documents", "2024-pre-end", "2024-pre-end", null, "2024-11-05", "2024-11-05" },
        { "people-committee-reports", "2024-pre-mid", "2024-pre-mid", null, "2024-06-07", "2024-06-07" },
        { "people-committee-reports", "2024-pre-end", "2024-pre-end", null, "2024-11-01", "2024-11-01" },
        { "press-schedule", "2024-pre-mid", "2024-pre-mid", null, "2024-06-11", "2024-06-11" },
        { "spending-guidance", "2024-pre-mid", "2024-pre-mid", null, "2024-06-11", "2024-06-11" },
        { "invitation-proposal", "T04", "2024-pre-mid", "m2", "2024-06-17", "2024-06-17" },
        { "minutes", "T04", "2024-pre-mid", "m1", "2024-06-18", "2024-06-18" },
        { "minutes", "T04", "2024-pre-mid", "m2", "2024-06-23", "2024-06-24" },
        { "minutes", "T01", "2024-pre-mid", "m3", "2024-06-17", "2024-06-17" },
        { "report", "T04", "2024-pre-mid", null, "2024-06-23", "2024-06-24" },
        { "report", "T01", "2024-pre-mid", null, "2024-06-17", "2024-06-17" },
        { "round-end", "2024-pre-mid", "2024-pre-mid", null, "2024-06-19", "2024-06-19" },
        { "round-end", "2024-pre-end", "2024-pre-end", null, "2024-11-14", "2024-11-14" },
        { "round-end-after-session", "2024-post-mid", "2024-post-mid", null, "2024-07-20", "2024-07-22" },
        { "round-end-after-session", "2024-post-end", "2024-post-end", null, "2024-12-26", "2024-12-26" },
        { "petitions", "2024-pre-mid", "2024-pre-mid", null, "2024-06-25", "2024-06-25" },
        { "delegate-report", "2024-post-end", "2024-post-end", null, "2024-12-26", "2024-12-26" },
        { "thematic-mid", "T04", null, null, "2024-05-31", "2024-05-31" },
        { "thematic-end", "T04", null, null, "2024-10-31", "2024-10-31" },
        { "thematic-year", "T04", null, null, "2024-12-31", "2024-12-31" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_row_of_the_plan_has_its_day(string rule, string subject, string? round, string? meeting, string nominal, string due)
    {
        var row = Assert.Single(All(), row => row.Key == (rule, subject, round, meeting));

        Assert.Equal((DateOnly.Parse(nominal), DateOnly.Parse(due)), (row.Nominal, row.Due));
        Assert.StartsWith("Kế hoạch 1404/KH-HĐND", row.LegalBasis);
    }

    [Fact]
    public void Every_rule_of_the_plan_has_a_row() => Assert.Equal(Plan.Deadlines.Select(rule => rule.Code).Order(), All().Select(row => row.Rule).Distinct().Order());

    [Theory]
    [InlineData("minutes", "m1", "Tiếp xúc ngày 13/6; thời hạn 05 ngày tính từ 14/6, hết ngày 18/6/2024")]
    [InlineData("minutes", "m2", "Tiếp xúc ngày 18/6; thời hạn 05 ngày tính từ 19/6, hết ngày 23/6/2024; ngày 23/6 là Chủ nhật nên lùi đến hết thứ Hai, ngày 24/6/2024 (Bộ luật Dân sự 2015, Điều 148 khoản 5)")]
    public void A_day_is_explained_for_somebody_with_a_calendar(string rule, string meeting, string explanation) =>
        Assert.Equal(explanation, Assert.Single(All(), row => row.Rule == rule && row.MeetingId == meeting).Explanation);

    [Fact]
    public void Days_back_from_the_earliest_contact_say_whose_day_they_count_from()
    {
        Assert.Equal(
            "Cuộc tiếp xúc sớm nhất của đợt ngày 12/6; phải xong trước đó 05 ngày, không tính ngày 12/6, hết ngày 07/6/2024",
            Row("people-committee-reports", "2024-pre-mid").Explanation);
        Assert.StartsWith("Chưa Tổ nào báo lịch, tính theo ngày đầu của đợt 06/11", Row("people-committee-reports", "2024-pre-end").Explanation);
    }

    [Fact]
    public void A_closing_in_fact_takes_the_place_of_the_planned_one()
    {
        Assert.StartsWith("Kỳ họp bế mạc ngày 05/7;", Row("round-end-after-session", "2024-post-mid").Explanation);
        Assert.StartsWith("Kỳ họp dự kiến bế mạc ngày 11/12;", Row("round-end-after-session", "2024-post-end").Explanation);
    }

    [Fact]
    public void A_session_that_is_opened_again_and_closes_later_moves_what_hangs_on_it_and_nothing_else()
    {
        var before = All(Closed);

        var changes = Changes(before, All(Closed.AddDays(3)), new DateOnly(2024, 7, 6));

        var change = Assert.Single(changes);
        Assert.Equal(("round-end-after-session", "2024-post-mid"), (change.After!.Rule, change.After.Subject));
        Assert.EndsWith("hạn 22/7/2024 chuyển thành 23/7/2024.", change.ToSentence());
    }

    [Fact]
    public void A_meeting_that_moves_moves_its_minutes_and_the_report_of_its_group()
    {
        MeetingDay[] moved = [Meetings[0], Meetings[1] with { Day = new DateOnly(2024, 6, 19) }, Meetings[2]];

        var changes = Changes(All(), All(Closed, moved), new DateOnly(2024, 6, 1));

        Assert.Equal([("invitation-proposal", "m2")], changes.Select(change => (change.After!.Rule, change.After.MeetingId!)));
        Assert.Equal(new DateOnly(2024, 6, 24), Row("report", "T04", moved).Due);
    }

    [Fact]
    public void What_was_over_before_a_change_stays_over()
    {
        var changes = Changes(All(), All(Closed, []), new DateOnly(2024, 6, 18));

        Assert.DoesNotContain(changes, change => change.Before?.MeetingId == "m3");
        Assert.Contains(changes, change => change.Before?.MeetingId == "m2" && change.After is null);
    }

    [Fact]
    public void A_further_holiday_moves_what_ends_on_it()
    {
        var holiday = Plan with { Calendar = Plan.Calendar.With([new NamedDay(new DateOnly(2024, 6, 24), "ngày bầu cử")], []) };

        var row = Row("report", "T04", Meetings, holiday);

        Assert.Equal((new DateOnly(2024, 6, 23), new DateOnly(2024, 6, 25)), (row.Nominal, row.Due));
    }

    [Fact]
    public void A_rule_holds_for_events_within_its_validity_only()
    {
        var later = Plan with { Deadlines = [.. Plan.Deadlines.Where(rule => rule.Code == "minutes").Select(rule => rule with { Validity = new Validity(new DateOnly(2024, 6, 13), new DateOnly(2024, 6, 17)) })] };

        Assert.Equal(["m1"], All(Closed, Meetings, later).Select(row => row.MeetingId));
    }

    [Fact]
    public void The_last_day_lasts_until_midnight_in_Viet_Nam()
    {
        var row = Row("minutes", "T01");

        Assert.False(row.IsOver(new DateTimeOffset(2024, 6, 17, 16, 59, 59, TimeSpan.Zero)));
        Assert.True(row.IsOver(new DateTimeOffset(2024, 6, 17, 17, 0, 0, TimeSpan.Zero)));
    }

    private static IReadOnlyList<Deadline> All(DateTimeOffset? closed = null, IReadOnlyList<MeetingDay>? meetings = null, YearPlan? plan = null) =>
        [.. new DeadlineEngine(new RoundCalendar(plan ?? Plan, [MidYear with { ClosedAt = closed ?? Closed }, YearEnd]), Groups, meetings ?? Meetings).All()];

    private static IReadOnlyList<DeadlineChange> Changes(IReadOnlyList<Deadline> before, IReadOnlyList<Deadline> after, DateOnly today) =>
        DeadlineChanges.Between([.. before.Select(ToldDeadline.Of)], [.. after.Select(ToldDeadline.Of)], today);

    private static Deadline Row(string rule, string subject, IReadOnlyList<MeetingDay>? meetings = null, YearPlan? plan = null) =>
        Assert.Single(All(Closed, meetings, plan), row => row.Rule == rule && row.Subject == subject);
}
