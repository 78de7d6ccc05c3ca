namespace LangSon.Txct.Delivery;

public class RetryScheduleTests
{
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
            Assert.InRange(After(fails, null), TimeSpan.FromSeconds(seconds * 0.8), TimeSpan.FromSeconds(seconds * 1.2));
        }
    }

    [Fact]
    public void A_longer_wait_that_the_other_side_asks_for_is_granted() =>
        Assert.Equal(TimeSpan.FromMinutes(10), After(0, TimeSpan.FromMinutes(10)));

    [Fact]
    public void A_shorter_wait_that_the_other_side_asks_for_shortens_nothing() =>
        Assert.True(After(3, TimeSpan.FromSeconds(1)) >= TimeSpan.FromMinutes(12));

    [Fact]
    public void No_wait_that_the_other_side_asks_for_is_longer_than_six_hours() =>
        Assert.Equal(TimeSpan.FromHours(6), After(0, TimeSpan.FromDays(20_000)));

    [Fact]
    public void What_was_refused_is_not_tried_again_before_five_minutes() =>
        Assert.True(After(0, null, DeliveryFault.Permanent) >= TimeSpan.FromMinutes(5));

    private static TimeSpan After(long fails, TimeSpan? asked, string fault = DeliveryFault.Availability) =>
        RetrySchedule.After(fails, new DeliveryOptions(), new DeliveryOutcome.TryLater(new DeliveryFault(fault, "code", "text"), asked));
}
