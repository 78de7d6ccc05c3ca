using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>When a paper that a source lists no more counts as gone.</summary>
public class AbsencesTests
{
    private static readonly DateTimeOffset Night = new(2024, 6, 12, 2, 0, 0, TimeSpan.FromHours(7));

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, false)]
    [InlineData(2, 3, true)]
    public void A_paper_is_gone_after_three_whole_readings_in_turn_and_not_before(int before, int times, bool isGone)
    {
        var absences = Absences.Of([.. Known(30), new KnownPaper("away", before, before == 0 ? null : Night - Day)], Listed(30), Day, Night);

        var absence = Assert.Single(absences.Away);
        Assert.Equal(("away", times, isGone), (absence.RemoteId, absence.Times, absence.GoneAt is not null));
        Assert.Null(absences.Alarm);
    }

    [Fact]
    public void Readings_that_follow_each_other_closely_count_once()
    {
        var absences = Absences.Of([.. Known(30), new KnownPaper("away", 2, Night.AddHours(-23))], Listed(30), Day, Night);

        Assert.Equal(new Absence("away", 2, Night.AddHours(-23), null), Assert.Single(absences.Away));
    }

    [Theory]
    [InlineData(100, 90, false)]
    [InlineData(100, 89, true)]
    [InlineData(1000, 950, false)]
    [InlineData(1000, 949, true)]
    [InlineData(5, 4, false)]
    [InlineData(5, 3, true)]
    [InlineData(1, 0, true)]
    public void Many_that_are_missing_at_once_are_nobodys_intention(int known, int listed, bool isAlarm)
    {
        var absences = Absences.Of([.. Known(known)], Listed(listed), Day, Night);

        Assert.Equal(isAlarm, absences.Alarm is not null);
        Assert.Equal(isAlarm ? 0 : known - listed, absences.Away.Count);
    }

    private static IEnumerable<KnownPaper> Known(int count) => Enumerable.Range(0, count).Select(number => new KnownPaper($"r{number}", 0, null));

    private static HashSet<string> Listed(int count) => [.. Enumerable.Range(0, count).Select(number => $"r{number}")];
}
