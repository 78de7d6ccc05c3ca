using LangSon.Txct.Central;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Delivery;

public class EntranceTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private static readonly DeliveryOutcome
        Refused = new DeliveryOutcome.TryLater(new(DeliveryFault.Auth, "unauthorized", "status 401"), null),
        Down = new DeliveryOutcome.TryLater(new(DeliveryFault.Availability, "unavailable", "connection refused"), null),
        Delivered = new DeliveryOutcome.Delivered(new CommitReceipt("doc-1", 1, DateTimeOffset.UnixEpoch, [])),
        Unwanted = new DeliveryOutcome.SetAside(new(DeliveryFault.Permanent, "refused", "status 400"));

    private readonly FakeTimeProvider time = new();
    private readonly Entrance entrance;

    public EntranceTests() => entrance = new Entrance(time, Pause, NullLogger.Instance);

    [Fact]
    public void It_is_open_until_the_key_is_refused()
    {
        Assert.True(entrance.LetsIn());

        entrance.Learn(Refused);

        Assert.False(entrance.LetsIn());
    }

    [Fact]
    public void After_each_pause_it_lets_in_just_one()
    {
        entrance.Learn(Refused);
        time.Advance(Pause);

        Assert.True(entrance.LetsIn());
        Assert.False(entrance.LetsIn());

        entrance.Learn(Refused);
        time.Advance(Pause);

        Assert.True(entrance.LetsIn());
    }

    [Fact]
    public void Once_a_delivery_arrives_or_is_refused_for_what_it_is_all_are_let_in()
    {
        foreach (var proof in new[] { Delivered, Unwanted })
        {
            entrance.Learn(Refused);
            time.Advance(Pause);
            Assert.True(entrance.LetsIn());

            entrance.Learn(proof);

            Assert.True(entrance.LetsIn());
            Assert.True(entrance.LetsIn());
        }
    }

    [Fact]
    public void A_line_that_is_down_proves_nothing_of_the_key()
    {
        entrance.Learn(Down);
        Assert.True(entrance.LetsIn());

        entrance.Learn(Refused);
        entrance.Learn(Down);
        Assert.False(entrance.LetsIn());
    }

    [Fact]
    public void Who_was_let_in_with_nothing_to_deliver_leaves_the_place_to_the_next()
    {
        entrance.Learn(Refused);
        time.Advance(Pause);
        Assert.True(entrance.LetsIn());

        entrance.LeaveUnused();

        Assert.True(entrance.LetsIn());
    }
}
