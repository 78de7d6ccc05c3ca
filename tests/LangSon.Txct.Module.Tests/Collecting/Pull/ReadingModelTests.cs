using CsCheck;
using LangSon.Txct.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>Whatever a group's system does in whatever order, what is here ends as a whole copy of what it really has.</summary>
public class ReadingModelTests
{
    private const int Sequences = 100_000;

    private static readonly DateTimeOffset Start = new(2024, 6, 12, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly Act[] WellBehaved = [Act.Insert, Act.Update, Act.Delete, Act.Tick, Act.Poll, Act.PollWhileInserting, Act.PollWhileUpdating];

    private enum Act { Insert, Update, Delete, Tick, Poll, PollWhileInserting, PollWhileUpdating, InsertLate, UpdateSilently, Vanish, Copy, Restore, TickLong }

    /// <summary>A system that tells its own time truly owes nothing to whole readings: each question finds all that changed, with no overlap at all.</summary>
    [Fact]
    public void Each_question_finds_all_that_has_changed() => Any(Gen.Int[0, WellBehaved.Length - 1].Select(place => WellBehaved[place])).Sample(
        steps =>
        {
            var run = new Run(overlap: TimeSpan.Zero);
            foreach (var step in steps)
            {
                run.Do(step);
            }

            run.Do(new Step(Act.Poll, 0));
            run.Do(new Step(Act.Poll, 0));
            return run.IsCopy;
        },
        iter: Sequences, print: Print);

    /// <summary>Rows that come in late, change in silence or vanish, copies put back: after enough whole readings nothing lacks, nothing is too much, and nothing that is there was taken for deleted.</summary>
    [Fact]
    public void Whole_readings_end_in_a_copy_whatever_went_before() => Any(Gen.Enum<Act>()).Sample(
        steps =>
        {
            var run = new Run(overlap: TimeSpan.FromMinutes(10));
            foreach (var step in steps)
            {
                run.Do(step);
            }

            for (var day = 0; day < Absences.Readings + 1; day++)
            {
                run.Do(new Step(Act.TickLong, 0));
                run.Do(new Step(Act.Poll, 0));
            }

            return run.IsCopyOrAlarm;
        },
        iter: Sequences, print: Print);

    private static Gen<Step[]> Any(Gen<Act> act) => Gen.Select(act, Gen.Int[0, 20], (what, which) => new Step(what, which)).Array[3, 20];

    private static string Print(Step[] steps) => string.Join(", ", steps.Select(step => $"{step.Act}({step.Which})"));

    private sealed record Step(Act Act, int Which);

    private sealed class Run
    {
        private readonly ModelPeer peer = new() { Now = Start };
        private readonly MemorySources register = new();
        private readonly Clock clock = new();
        private readonly SourceReader reader;

        public Run(TimeSpan overlap) => reader = new SourceReader(
            register, Microsoft.Extensions.Options.Options.Create(new CollectingOptions { Overlap = overlap }), clock, NullLogger<SourceReader>.Instance);

        public bool IsCopy => Lacking == 0 && TooMuch == 0;

        /// <summary>Where more than one paper is missing at once, or all, nothing is concluded, and a person is told.</summary>
        public bool IsCopyOrAlarm => Lacking == 0 && (TooMuch == 0 || ((TooMuch > 1 || !peer.Live.Any()) && register.Alarm is not null));

        private int Lacking => peer.Live.Count(row => register.Here.GetValueOrDefault(row.Id)?.Title != row.Title);

        private int TooMuch => register.Here.Keys.Except(peer.Live.Select(row => row.Id)).Count();

        public void Do(Step step)
        {
            switch (step.Act)
            {
                case Act.Insert: peer.Insert(TimeSpan.Zero); break;
                case Act.InsertLate: peer.Insert(TimeSpan.FromHours(step.Which)); break;
                case Act.Update: peer.Update(step.Which); break;
                case Act.UpdateSilently: peer.UpdateSilently(step.Which); break;
                case Act.Delete: peer.Delete(step.Which); break;
                case Act.Vanish: peer.Vanish(step.Which); break;
                case Act.Copy: peer.Copy(); break;
                case Act.Restore: peer.Restore(); break;
                case Act.Tick: Pass(TimeSpan.FromMilliseconds(step.Which)); break;
                case Act.TickLong: Pass(TimeSpan.FromHours(25)); break;
                case Act.Poll: Poll(); break;
                case Act.PollWhileInserting: peer.BetweenPages = () => { Pass(TimeSpan.FromMilliseconds(step.Which)); peer.Insert(TimeSpan.Zero); }; Poll(); break;
                case Act.PollWhileUpdating: peer.BetweenPages = () => { Pass(TimeSpan.FromMilliseconds(step.Which)); peer.Update(step.Which); }; Poll(); break;
            }
        }

        private void Pass(TimeSpan time)
        {
            peer.Now += time;
            clock.Now += time;
        }

        private void Poll()
        {
            var reading = reader.ReadAsync(peer, CancellationToken.None);
            if (!reading.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("All of this is in memory.", reading.Exception);
            }

            peer.BetweenPages = null;
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
