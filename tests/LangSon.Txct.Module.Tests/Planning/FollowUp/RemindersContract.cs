using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>What every register of reminders must do. One class per database runs it.</summary>
public abstract class RemindersContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 7, 19, 5, 0, 0, TimeSpan.Zero);
    private static readonly Contact Helper = new() { Of = "T04", Name = "Nguyễn Văn B", Address = "giupviec@example.invalid" };

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlReminders reminders = null!;

    internal RemindersContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        reminders = new SqlReminders(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_reminder_is_kept_whole_and_the_latest_comes_first()
    {
        await AddAsync(OfDay(19));
        await AddAsync(OfDay(22) with { SentBy = "chuyenvien" });

        var kept = await reminders.SinceAsync(new DateOnly(2024, 7, 19), Cancel);

        Assert.Equal([22, 19], kept.Select(reminder => reminder.Day.Day));
        Assert.Equivalent(OfDay(22) with { SentBy = "chuyenvien" }, kept[0], strict: true);
        Assert.Equal([22], (await reminders.SinceAsync(new DateOnly(2024, 7, 20), Cancel)).Select(reminder => reminder.Day.Day));
    }

    [Fact]
    public async Task The_same_reminder_is_taken_once_and_its_mail_with_it()
    {
        Assert.True(await AddAsync(OfDay(19), Helper));
        Assert.False(await AddAsync(OfDay(19) with { Title = "Lần nữa" }, Helper));

        Assert.Equal("Đôn đốc", Assert.Single(await reminders.SinceAsync(new DateOnly(2024, 7, 1), Cancel)).Title);
        Assert.Single(await reminders.WaitingAsync(Noon, Cancel));
    }

    [Fact]
    public async Task Mail_waits_until_it_was_sent()
    {
        await AddAsync(OfDay(19), Helper);
        var mail = Assert.Single(await reminders.WaitingAsync(Noon, Cancel));
        Assert.Equal(("Đôn đốc", "giupviec@example.invalid", "Nguyễn Văn B", 0), (mail.Title, mail.Address, mail.Name, mail.Tries));

        await reminders.SentAsync(mail, Noon, Cancel);

        Assert.Empty(await reminders.WaitingAsync(Noon.AddDays(9), Cancel));
        Assert.Empty(await reminders.FailedAsync(new DateOnly(2024, 7, 1), Cancel));
    }

    [Fact]
    public async Task Mail_that_was_not_taken_waits_for_its_next_try_and_is_told_of()
    {
        await AddAsync(OfDay(19), Helper);
        await reminders.NotSentAsync(Assert.Single(await reminders.WaitingAsync(Noon, Cancel)), "450 hộp thư bận", Noon.AddMinutes(5), Cancel);

        Assert.Empty(await reminders.WaitingAsync(Noon.AddMinutes(4), Cancel));
        Assert.Equal(1, Assert.Single(await reminders.WaitingAsync(Noon.AddMinutes(5), Cancel)).Tries);
        Assert.Equal(new FailedMail("giupviec@example.invalid", new DateOnly(2024, 7, 19), "450 hộp thư bận", false), Assert.Single(await reminders.FailedAsync(new DateOnly(2024, 7, 1), Cancel)));
    }

    [Fact]
    public async Task Mail_that_was_given_up_is_not_tried_again()
    {
        await AddAsync(OfDay(19), Helper);
        await reminders.NotSentAsync(Assert.Single(await reminders.WaitingAsync(Noon, Cancel)), "550 không có hộp thư", null, Cancel);

        Assert.Empty(await reminders.WaitingAsync(Noon.AddYears(1), Cancel));
        Assert.True(Assert.Single(await reminders.FailedAsync(new DateOnly(2024, 7, 1), Cancel)).IsGivenUp);
    }

    private static Reminder OfDay(int day) => new(
        Reminder.IdOf(Reminder.Helpers("T04"), new DateOnly(2024, 7, day)), Reminder.Helpers("T04"), new DateOnly(2024, 7, day), null,
        [new ToldItem("minutes|T04|2024-post-mid|m-1|2024-07-17", ItemState.Late, "Biên bản, quá hạn 02 ngày")], "Đôn đốc", "Kính gửi…", Noon.AddDays(day - 19));

    private Task<bool> AddAsync(Reminder reminder, params Contact[] mail) => temporary.Database.WriteAsync(work => reminders.AddAsync(work, reminder, mail, Cancel), Cancel);
}

public class SqliteRemindersTests() : RemindersContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresRemindersTests(PostgresServer server) : RemindersContract(async () => await TemporaryPostgres.OpenAsync(server));
