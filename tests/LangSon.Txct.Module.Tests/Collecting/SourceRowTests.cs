using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Collecting;

/// <summary>What a source's line in the register says, and when a person should look at it.</summary>
public class SourceRowTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void How_much_of_what_the_source_has_is_here_is_a_figure()
    {
        var row = SourceRow.Of(new SourceCoverage(new SourceState("T01", "T01", "ok", Now, null), new SourceReading { Listed = 12, ComparedAt = Now }, 2, 0), Now);

        Assert.Equal((12, 10, Now, null), (row.Listed, row.Taken, row.ComparedAt, row.Alarm));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(5, "hơn 4 giờ")]
    [InlineData(30, "hơn 24 giờ")]
    [InlineData(80, "hơn 72 giờ")]
    public void A_source_that_is_silent_for_long_is_an_alarm(int hours, string? words)
    {
        var row = SourceRow.Of(new SourceCoverage(new SourceState("T01", "T01", "offline", Now.AddHours(-hours), "refused"), new SourceReading { Newest = Now }, 0, 0), Now);

        Assert.Equal(words is not null, row.Alarm is not null);
        Assert.Contains(words ?? "", row.Alarm ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(199, false)]
    [InlineData(201, true)]
    public void A_source_of_which_the_newest_paper_is_too_old_is_an_alarm_though_it_answers(int days, bool isAlarm)
    {
        var row = SourceRow.Of(new SourceCoverage(new SourceState("T01", "T01", "ok", Now, null), new SourceReading { Newest = Now.AddDays(-days) }, 0, 0), Now);

        Assert.Equal(isAlarm, row.Alarm is not null);
    }
}
