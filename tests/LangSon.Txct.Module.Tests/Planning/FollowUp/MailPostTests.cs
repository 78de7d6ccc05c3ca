using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Mail on its way to a mail server that speaks SMTP, or does not.</summary>
public class MailPostTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_reaches_the_server_whole_and_once()
    {
        await using var server = SmtpPeer.Start();
        await using var app = await WithMailAsync(server.Port);
        var post = app.Services.GetRequiredService<MailPost>();

        await post.SendAsync(Cancel);
        await post.SendAsync(Cancel);

        var mail = Assert.Single(server.Received);
        Assert.Equal(("txct@example.invalid", "giupviec@example.invalid"), (mail.From, mail.To));
        Assert.Equal("Tổ đại biểu số 04: 2 việc quá hạn", mail.Message.Subject);
        Assert.Contains("Văn phòng xin nhắc các việc sau của Tổ.", mail.Message.TextBody);
        Assert.Equal("auto-generated", mail.Message.Headers["Auto-Submitted"]);
        Assert.StartsWith("reminder-groupAssistants-T04-2024-07-19.", mail.Message.MessageId);
    }

    [Fact]
    public async Task A_mail_that_is_sent_again_after_a_crash_bears_the_same_name()
    {
        await using var server = SmtpPeer.Start();
        await using var app = await WithMailAsync(server.Port);
        var mail = Assert.Single(await app.Services.GetRequiredService<IReminders>().WaitingAsync(app.Time.GetUtcNow(), Cancel));

        await app.Services.GetRequiredService<IMailer>().SendAsync(mail, Cancel);
        await app.Services.GetRequiredService<IMailer>().SendAsync(mail, Cancel);

        Assert.Single(server.Received.Select(row => row.Message.MessageId).Distinct());
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task A_server_that_refuses_is_asked_again_later_and_its_words_are_told()
    {
        await using var server = SmtpPeer.Start(refusal: "450 4.2.1 mailbox is busy");
        await using var app = await WithMailAsync(server.Port);
        await app.Services.GetRequiredService<MailPost>().SendAsync(Cancel);

        var failed = Assert.Single(await app.Services.GetRequiredService<IReminders>().FailedAsync(new DateOnly(2024, 7, 1), Cancel));
        Assert.Contains("mailbox is busy", failed.Why);
        Assert.False(failed.IsGivenUp);

        server.Refusal = null;
        await app.Services.GetRequiredService<MailPost>().SendAsync(Cancel);
        Assert.Empty(server.Received);
        app.Time.Advance(TimeSpan.FromMinutes(5));
        await app.Services.GetRequiredService<MailPost>().SendAsync(Cancel);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_server_that_is_nowhere_is_given_up_after_some_days()
    {
        await using var app = await WithMailAsync(port: 1);
        var post = app.Services.GetRequiredService<MailPost>();

        for (var tries = 0; tries < 40; tries++)
        {
            await post.SendAsync(Cancel);
            app.Time.Advance(TimeSpan.FromHours(6));
        }

        Assert.True(Assert.Single(await app.Services.GetRequiredService<IReminders>().FailedAsync(new DateOnly(2024, 7, 1), Cancel)).IsGivenUp);
    }

    [Fact]
    public async Task A_server_that_says_nothing_does_not_hold_the_others_up_for_ever()
    {
        await using var server = SmtpPeer.Start(isMute: true);
        var options = Options.Create(new FollowUpOptions { Mail = new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None, From = "txct@example.invalid", Patience = TimeSpan.FromSeconds(1) } });
        var mailer = new SmtpMailer(new SmtpLine(options, PeerServer.Straight), options);

        await Assert.ThrowsAsync<MailFaultException>(() => mailer.SendAsync(new WaitingMail("reminder-office-2024-07-19", "vanphong@example.invalid", "", "Đôn đốc", "…", 0), Cancel));
    }

    /// <summary>A group whose helper has an address is late, and was reminded.</summary>
    private static async Task<ModuleApp> WithMailAsync(int port)
    {
        var app = await FollowUpApp.OpenAsync(
            "2024-07-19T08:00:00+07:00",
            ("Planning:FollowUp:Mail:Host", "127.0.0.1"), ("Planning:FollowUp:Mail:Port", $"{port}"), ("Planning:FollowUp:Mail:Security", "None"), ("Planning:FollowUp:Mail:From", "txct@example.invalid"),
            ("Planning:FollowUp:Contacts:0:Of", "T04"), ("Planning:FollowUp:Contacts:0:Address", "giupviec@example.invalid"));
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));
        await app.LookAsync();
        return app;
    }
}
