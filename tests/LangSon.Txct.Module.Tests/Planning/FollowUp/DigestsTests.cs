using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Whom the module reminds by itself, when, and of what.</summary>
public class DigestsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_and_the_late_group_s_helpers_are_reminded_and_nobody_else()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00");
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));

        await app.LookAsync();

        var notices = await app.NoticesAsync();
        Assert.Equal(["office", "groupAssistants:T04"], notices.SelectMany(notice => notice.To));
        Assert.Contains("- Biên bản cuộc tiếp xúc ngày 12/7/2024, hết ngày 17/7/2024 (quá hạn 02 ngày)", notices[1].Body);
        Assert.StartsWith("Kính gửi đồng chí giúp việc Tổ đại biểu số 04", notices[1].Body);
        Assert.Contains("Tổ đại biểu số 04: Báo cáo tổng hợp", notices[0].Body);
    }

    [Theory]
    [InlineData("2024-07-19T07:29:59+07:00")]
    [InlineData("2024-07-19T17:00:00+07:00")]
    [InlineData("2024-07-20T09:00:00+07:00")]
    [InlineData("2024-09-02T09:00:00+07:00")]
    public async Task Nobody_is_reminded_at_night_at_the_weekend_or_on_a_holiday(string now)
    {
        await using var app = await FollowUpApp.OpenAsync(now);
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));

        await app.LookAsync();

        Assert.Empty(await app.NoticesAsync());
    }

    [Fact]
    public async Task One_message_a_day_however_often_it_looks_and_whatever_else_falls_due()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00");
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));
        await app.LookAsync();
        await app.MeetAsync("T04", new DateOnly(2024, 7, 11));
        app.Time.Advance(TimeSpan.FromHours(3));

        await app.LookAsync();
        await app.LookAsync();

        Assert.Equal(["office", "groupAssistants:T04"], (await app.NoticesAsync()).SelectMany(notice => notice.To));
    }

    [Fact]
    public async Task What_was_told_is_not_told_the_next_day_and_again_when_it_gets_worse_or_some_days_later()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-15T08:00:00+07:00");
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));

        // Near on Monday the 15th, due on the 17th, late from the 18th; the 20th and 21st are a weekend.
        Assert.Equal([15, 17, 18, 22, 25], await DaysOfRemindersAsync(app, "groupAssistants:T04", days: 11));
    }

    [Fact]
    public async Task A_group_that_has_sent_hears_no_more()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-17T08:00:00+07:00");
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));
        await app.LookAsync();
        await app.ArriveAsync("T04", "VoterContactReport");
        await app.ArriveAsync("T04", "Minutes");

        app.Time.Advance(TimeSpan.FromDays(2));
        await app.LookAsync();

        Assert.Single(await app.NoticesAsync(), notice => notice.To.Contains("groupAssistants:T04"));
        Assert.DoesNotContain("Tổ đại biểu số 04", (await app.NoticesAsync())[^1].Body);
    }

    [Fact]
    public async Task More_time_that_was_granted_stops_the_reminders_until_it_is_near()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-16T08:00:00+07:00");
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));
        var register = app.Services.GetRequiredService<Deadlines.IDeadlineRegister>();
        foreach (var (rule, meeting) in new[] { ("report", (string?)null), ("minutes", "m-T04-07-12") })
        {
            await register.ExtendAsync(new Deadlines.Extension(rule, "T04", "2024-post-mid", meeting, new DateOnly(2024, 7, 26), "Mưa lũ.", "chuyenvien", app.Time.GetUtcNow()), Cancel);
        }

        Assert.Equal([24, 26], await DaysOfRemindersAsync(app, "groupAssistants:T04", days: 11));
    }

    [Fact]
    public async Task A_paper_of_the_round_that_is_missing_is_the_office_s_to_follow_up()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-06-07T08:00:00+07:00");
        await app.MeetInAsync("2024-pre-mid", "T04", new DateOnly(2024, 6, 12));

        await app.LookAsync();

        var notice = Assert.Single(await app.NoticesAsync(), notice => notice.Body.Contains("còn thiếu", StringComparison.Ordinal));
        Assert.Equal(["office"], notice.To);
        Assert.Contains("UBND tỉnh: Trước kỳ họp thường lệ giữa năm 2024, còn thiếu: Báo cáo của UBND tỉnh: 6 tháng đầu năm", notice.Body);
        Assert.Contains("hạn hôm nay", notice.Body);
        Assert.Contains("Tổ đại biểu số 04: Đề nghị mời lãnh đạo sở, ngành khi có nội dung bức xúc (cuộc tiếp xúc ngày 12/6/2024), hết ngày 11/6/2024 (còn 4 ngày)", notice.Body);
        Assert.Contains("Văn phòng: Lịch TXCT gửi cơ quan báo, đài (đợt a)", notice.Body);
    }

    [Fact]
    public async Task A_message_to_many_stays_within_what_the_contract_takes_and_says_what_it_leaves_out()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00");
        for (var day = 5; day <= 13; day++)
        {
            for (var group = 1; group <= 11; group++)
            {
                await app.MeetAsync($"T{group:00}", new DateOnly(2024, 7, day));
            }
        }

        await app.LookAsync();

        var toOffice = (await app.NoticesAsync())[0];
        Assert.InRange(toOffice.Body.Length, 6000, 8000);
        Assert.Matches("- và [0-9]+ việc khác", toOffice.Body);
    }

    [Fact]
    public async Task A_contact_gets_the_same_by_mail_where_a_server_is_set()
    {
        (string, string?)[] contacts =
        [
            ("Planning:FollowUp:Contacts:0:Of", "T04"), ("Planning:FollowUp:Contacts:0:Name", "Nguyễn Văn B"), ("Planning:FollowUp:Contacts:0:Address", "giupviec@example.invalid"),
            ("Planning:FollowUp:Contacts:1:Of", "T05"), ("Planning:FollowUp:Contacts:1:Address", "khac@example.invalid"),
        ];
        await using var without = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00", contacts);
        await using var with = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00", [.. contacts, ("Planning:FollowUp:Mail:Host", "127.0.0.1"), ("Planning:FollowUp:Mail:From", "txct@example.invalid")]);
        foreach (var app in new[] { without, with })
        {
            await app.MeetAsync("T04", new DateOnly(2024, 7, 12));
            await app.LookAsync();
        }

        Assert.Empty(await WaitingAsync(without));
        var mail = Assert.Single(await WaitingAsync(with));
        Assert.Equal(("giupviec@example.invalid", (await with.NoticesAsync())[1].Body), (mail.Address, mail.Body));
    }

    /// <summary>On which days of July a recipient is reminded, looked at each morning.</summary>
    private static async Task<IReadOnlyList<int>> DaysOfRemindersAsync(ModuleApp app, string to, int days)
    {
        for (var day = 0; day < days; day++)
        {
            await app.LookAsync();
            app.Time.Advance(TimeSpan.FromDays(1));
        }

        return [.. (await app.Services.GetRequiredService<IReminders>().SinceAsync(new DateOnly(2024, 7, 1), Cancel)).Where(row => row.To == to).Select(row => row.Day.Day).Order()];
    }

    private static Task<IReadOnlyList<WaitingMail>> WaitingAsync(ModuleApp app) => app.Services.GetRequiredService<IReminders>().WaitingAsync(app.Time.GetUtcNow(), Cancel);
}
