using System.Text.Json;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.Schedule;

/// <summary>What every store of meetings must do. One class per database runs it.</summary>
public abstract class MeetingsContract : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2024, 6, 12);
    private static readonly Meeting Planned = new("m-1", "T01", "A", Day, new(8, 0), null, "Nhà văn hóa xã Hòa Bình", "Xã Hòa Bình", MeetingForm.Periodic, "ke-hoach.docx")
    {
        Theme = "Đất đai",
        JointLevels = ["huyện"],
        Delegates = ["Hoàng Văn A", "Lý Thị B"],
        Invited = [new InvitedBody("Sở Nông nghiệp", "Cử tri hỏi về rừng", ProposalState.Proposed)],
        VotersExpected = 120,
        VotersAttending = 98,
    };

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlMeetings meetings = null!;

    internal MeetingsContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        meetings = new SqlMeetings(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_meeting_is_kept_whole()
    {
        Assert.True(await PutAsync(Planned));

        Assert.Equal(Text(Planned), Text(await meetings.FindAsync("m-1", Cancel)));
        Assert.Null(await meetings.FindAsync("m-2", Cancel));
    }

    [Fact]
    public async Task Each_change_raises_the_sequence_and_the_same_told_again_does_not()
    {
        await PutAsync(Planned);
        Assert.False(await PutAsync(Planned with { Sequence = 7 }));
        Assert.True(await PutAsync(Planned with { Day = Day.AddDays(1) }));
        Assert.True(await PutAsync(Planned with { Day = Day.AddDays(1), Place = "Hội trường UBND xã" }));

        var kept = await meetings.FindAsync("m-1", Cancel);
        Assert.Equal((2, Day.AddDays(1), "Hội trường UBND xã"), (kept!.Sequence, kept.Day, kept.Place));
    }

    [Fact]
    public async Task A_meeting_stays_with_the_group_and_round_it_was_first_kept_for()
    {
        await PutAsync(Planned);
        await PutAsync(Planned with { GroupId = "T02", RoundId = "B", VotersExpected = 10 });

        var kept = await meetings.FindAsync("m-1", Cancel);
        Assert.Equal(("T01", "A", 10), (kept!.GroupId, kept.RoundId, kept.VotersExpected));
    }

    [Fact]
    public async Task A_cancelled_meeting_stays_in_its_round_and_sets_no_date()
    {
        await PutAsync(Planned);
        await PutAsync(Planned with { Id = "m-2", State = MeetingState.Cancelled });
        await PutAsync(Planned with { Id = "m-3", State = MeetingState.Held, Day = Day.AddDays(-1) });

        Assert.Equal(["m-3", "m-1", "m-2"], (await meetings.OfRoundAsync("A", Cancel)).Select(meeting => meeting.Id));
        Assert.Equal([new MeetingDay("m-3", "T01", "A", Day.AddDays(-1)), new MeetingDay("m-1", "T01", "A", Day)], await meetings.OfYearAsync(2024, Cancel));
    }

    [Fact]
    public async Task A_year_has_its_first_and_its_last_day_and_no_other_years()
    {
        foreach (var (id, day) in new[] { ("m-1", new DateOnly(2023, 12, 31)), ("m-2", new(2024, 1, 1)), ("m-3", new(2024, 12, 31)), ("m-4", new(2025, 1, 1)) })
        {
            await PutAsync(Planned with { Id = id, Day = day });
        }

        Assert.Equal(["m-2", "m-3"], (await meetings.OfYearAsync(2024, Cancel)).Select(meeting => meeting.MeetingId));
    }

    private static string Text(Meeting? meeting) => JsonSerializer.Serialize(meeting);

    private Task<bool> PutAsync(Meeting meeting) => temporary.Database.WriteAsync(work => meetings.PutAsync(work, meeting, Cancel), Cancel);
}

public class SqliteMeetingsTests() : MeetingsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresMeetingsTests(PostgresServer server) : MeetingsContract(async () => await TemporaryPostgres.OpenAsync(server));
