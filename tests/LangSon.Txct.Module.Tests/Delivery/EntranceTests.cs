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
        Assert.Equal(Pass.Free, entrance.LetIn());

        entrance.Learn(Refused);

        Assert.Equal(Pass.None, entrance.LetIn());
    }

    [Fact]
    public void After_each_pause_it_lets_in_just_one()
    {
        entrance.Learn(Refused);
        time.Advance(Pause);

        Assert.Equal(Pass.Trial, entrance.LetIn());
        Assert.Equal(Pass.None, entrance.LetIn());

        entrance.Learn(Refused);
        time.Advance(Pause);

        Assert.Equal(Pass.Trial, entrance.LetIn());
    }

    [Fact]
    public void Once_a_delivery_arrives_or_is_refused_for_what_it_is_all_are_let_in()
    {
        foreach (var proof in new[] { Delivered, Unwanted })
        {
            entrance.Learn(Refused);
            time.Advance(Pause);
            Assert.Equal(Pass.Trial, entrance.LetIn());

            entrance.Learn(proof);

            Assert.Equal(Pass.Free, entrance.LetIn());
            Assert.Equal(Pass.Free, entrance.LetIn());
        }
    }

    [Fact]
    public void A_line_that_is_down_proves_nothing_of_the_key()
    {
        entrance.Learn(Down);
        Assert.Equal(Pass.Free, entrance.LetIn());

        entrance.Learn(Refused);
        entrance.Learn(Down);
        Assert.Equal(Pass.None, entrance.LetIn());
    }

    [Fact]
    public void Who_was_let_in_with_nothing_to_deliver_leaves_the_place_to_the_next()
    {
        entrance.Learn(Refused);
        time.Advance(Pause);
        var trial = entrance.LetIn();

        entrance.LeaveUnused(trial);

        Assert.Equal(Pass.Trial, entrance.LetIn());
    }

    [Fact]
    public void Who_was_let_in_before_the_key_was_refused_opens_nothing_by_leaving()
    {
        var free = entrance.LetIn();
        entrance.Learn(Refused);

        entrance.LeaveUnused(free);

        Assert.Equal(Pass.None, entrance.LetIn());
    }
}
