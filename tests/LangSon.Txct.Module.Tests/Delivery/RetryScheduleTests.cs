namespace LangSon.Txct.Delivery;

public class RetryScheduleTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(0, 15)]
    [InlineData(1, 60)]
    [InlineData(2, 5 * 60)]
    [InlineData(3, 15 * 60)]
    [InlineData(4, 60 * 60)]
    [InlineData(5, 3 * 60 * 60)]
    [InlineData(6, 6 * 60 * 60)]
    [InlineData(1_000_000, 6 * 60 * 60)]
    public void The_wait_grows_with_each_failure_up_to_six_hours_give_or_take_a_fifth(long fails, int seconds)
    {
        for (var sample = 0; sample < 200; sample++)
        {
            Assert.InRange(RetrySchedule.After(fails, First, null), TimeSpan.FromSeconds(seconds * 0.8), TimeSpan.FromSeconds(seconds * 1.2));
        }
    }

    [Fact]
    public void A_longer_wait_that_the_other_side_asks_for_is_granted() =>
        Assert.Equal(TimeSpan.FromMinutes(10), RetrySchedule.After(0, First, TimeSpan.FromMinutes(10)));

    [Fact]
    public void A_shorter_wait_that_the_other_side_asks_for_shortens_nothing() =>
        Assert.True(RetrySchedule.After(3, First, TimeSpan.FromSeconds(1)) >= TimeSpan.FromMinutes(12));

    [Fact]
    public void No_wait_that_the_other_side_asks_for_is_longer_than_six_hours() =>
        Assert.Equal(TimeSpan.FromHours(6), RetrySchedule.After(0, First, TimeSpan.FromDays(20_000)));
}
