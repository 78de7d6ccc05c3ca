using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Support;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Collecting;

/// <summary>Seventy sources over three days, as they are: some stall, some answer now and then, some are off all the while.</summary>
public class FleetTests
{
    private const int Sources = 70, Hours = 72;

    private enum Manner { Sound, Stalling, Flaky, Off }

    [Fact]
    public async Task Sound_sources_are_read_each_time_and_in_the_end_nothing_of_any_is_lost_or_doubled()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 6, 12, 8, 0, 0, TimeSpan.FromHours(7)));
        await using var rig = await CollectingRig.CreateAsync(time: clock);
        var fleet = Enumerable.Range(0, Sources).Select(number => (Source: new FakeReportSource($"S{number}", isOfOneGroup: false), Manner: MannerOf(number))).ToList();
        HashSet<string> owed = [];
        HashSet<string> sent = [];

        for (var hour = 0; hour < Hours; hour++)
        {
            foreach (var (source, manner) in fleet)
            {
                source.Now = clock.GetUtcNow();
                if (random.Next(10) == 0)
                {
                    // Each is the minutes of a meeting of its own.
                    var place = $"{source.Id} giờ {hour}";
                    source.Add(place, place, kind: "Minutes", meeting: new MeetingPlace(new DateOnly(2024, 6, 12), place), group: "T01");
                    owed.Add(place);
                }

                var isAway = manner switch { Manner.Sound => false, Manner.Flaky => random.Next(2) == 0, _ => true };
                source.BeforePage = _ => isAway ? new Answer<SourcePage>.Unavailable(manner == Manner.Stalling ? "No byte came for 60 s." : "connection refused", null) : null;
                Assert.Equal(!isAway, await rig.PullAsync(source));
            }

            clock.Advance(TimeSpan.FromHours(1));
            Take(await rig.SentAsync(), sent);
            var late = owed.Except(sent).Where(paper => fleet.Single(each => each.Source.Id == paper.Split(' ')[0]).Manner == Manner.Sound);
            Assert.Empty(late);
        }

        foreach (var (source, _) in fleet)
        {
            (source.BeforePage, source.Now) = (null, clock.GetUtcNow());
            Assert.True(await rig.PullAsync(source));
        }

        Take(await rig.SentAsync(), sent);
        Assert.Equal(owed.Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
    }

    /// <summary>30 of a hundred stall, 20 are flaky, 10 are off for three days.</summary>
    private static Manner MannerOf(int number) => (number % 10) switch { < 3 => Manner.Stalling, < 5 => Manner.Flaky, 5 => Manner.Off, _ => Manner.Sound };

    private static void Take(IEnumerable<ReportVersion> versions, HashSet<string> sent) => Assert.All(versions, version => Assert.True(sent.Add(version.SourceReportId), $"{version.SourceReportId} was sent twice."));
}
