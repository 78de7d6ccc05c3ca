using LangSon.Txct.Support;

namespace LangSon.Txct.Planning;

/// <summary>The year's rounds on the calendar, by the plan of 2024.</summary>
public class RoundCalendarTests
{
    private static readonly YearPlan Plan = CollectingRig.Plan;
    private static readonly Session MidYear = new("s-mid", "MidYear", 24, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null);
    private static readonly Session YearEnd = new("s-end", "YearEnd", 28, "Kỳ họp cuối năm", new DateOnly(2024, 12, 9), new DateOnly(2024, 12, 11), null);

    [Fact]
    public void A_fixed_round_includes_its_first_and_its_last_day()
    {
        var calendar = new RoundCalendar(Plan, []);

        Assert.Equal(new RoundDays(new DateOnly(2024, 6, 12), new DateOnly(2024, 6, 19)), calendar.DaysOf(Round("2024-pre-mid")));
    }

    [Fact]
    public void A_round_after_a_session_is_counted_from_the_planned_closing_until_it_closes()
    {
        var calendar = new RoundCalendar(Plan, [MidYear, YearEnd]);

        Assert.Equal(new RoundDays(new DateOnly(2024, 7, 4), new DateOnly(2024, 7, 19)), calendar.DaysOf(Round("2024-post-mid")));
    }

    [Fact]
    public void A_round_after_a_session_is_counted_from_the_closing_in_fact_by_the_day_in_Viet_Nam()
    {
        var calendar = new RoundCalendar(Plan, [MidYear with { ClosedAt = new DateTimeOffset(2024, 7, 5, 18, 30, 0, TimeSpan.Zero) }]);

        Assert.Equal(new RoundDays(new DateOnly(2024, 7, 6), new DateOnly(2024, 7, 21)), calendar.DaysOf(Round("2024-post-mid")));
    }

    [Fact]
    public void A_round_after_a_session_has_no_days_while_the_session_is_unknown()
    {
        var calendar = new RoundCalendar(Plan, [MidYear with { OpensOn = new DateOnly(2023, 7, 2) }]);

        Assert.Null(calendar.DaysOf(Round("2024-post-mid")));
    }

    [Theory]
    [InlineData("2024-06-11T16:59:59Z", false)]
    [InlineData("2024-06-11T17:00:00Z", true)]
    [InlineData("2024-12-31T00:00:00Z", true)]
    public void A_fixed_round_begins_with_its_first_day_in_Viet_Nam(string now, bool hasBegun) =>
        Assert.Equal(hasBegun, new RoundCalendar(Plan, []).HasBegun(Round("2024-pre-mid"), DateTimeOffset.Parse(now)));

    [Fact]
    public void A_round_after_a_session_begins_when_the_session_closes_however_late()
    {
        var closed = new DateTimeOffset(2024, 7, 9, 10, 0, 0, TimeSpan.Zero);
        var calendar = new RoundCalendar(Plan, [MidYear with { ClosedAt = closed }]);

        Assert.False(calendar.HasBegun(Round("2024-post-mid"), closed.AddSeconds(-1)));
        Assert.True(calendar.HasBegun(Round("2024-post-mid"), closed));
        Assert.False(new RoundCalendar(Plan, [MidYear]).HasBegun(Round("2024-post-mid"), closed.AddYears(1)));
    }

    [Theory]
    [InlineData("2024-01-05", "2024-pre-mid")]
    [InlineData("2024-06-12", "2024-pre-mid")]
    [InlineData("2024-07-04", "2024-post-mid")]
    [InlineData("2024-11-05", "2024-post-mid")]
    [InlineData("2024-11-06", "2024-pre-end")]
    [InlineData("2024-12-20", "2024-pre-end")]
    public void The_current_round_is_the_last_that_has_begun(string day, string round)
    {
        var calendar = new RoundCalendar(Plan, [MidYear with { ClosedAt = new DateTimeOffset(2024, 7, 4, 3, 0, 0, TimeSpan.Zero) }, YearEnd]);

        Assert.Equal(round, calendar.Current(DateTimeOffset.Parse($"{day}T05:00:00Z")).Id);
    }

    [Theory]
    [InlineData("2024-01-05", "2024-pre-mid")]
    [InlineData("2024-06-19", "2024-pre-mid")]
    [InlineData("2024-06-20", "2024-post-mid")]
    [InlineData("2024-07-19", "2024-post-mid")]
    [InlineData("2024-07-20", "2024-pre-end")]
    [InlineData("2024-11-15", "2024-post-end")]
    [InlineData("2024-12-26", "2024-post-end")]
    [InlineData("2024-12-27", null)]
    public void A_paper_without_a_session_serves_the_first_round_that_ends_on_or_after_its_day(string day, string? round) =>
        Assert.Equal(round, new RoundCalendar(Plan, [MidYear, YearEnd]).FirstEndingOnOrAfter(DateOnly.Parse(day))?.Id);

    [Fact]
    public void The_rounds_beside_a_session_are_found_by_its_id()
    {
        var calendar = new RoundCalendar(Plan, [MidYear, YearEnd]);

        Assert.Equal("2024-pre-end", calendar.Beside(YearEnd, SessionPosition.Before)?.Id);
        Assert.Equal("2024-post-mid", calendar.Beside(MidYear, SessionPosition.After)?.Id);
        Assert.Null(calendar.Beside(MidYear with { Id = "s-other" }, SessionPosition.After));
    }

    private static Round Round(string id) => Plan.Rounds.Single(round => round.Id == id);
}
