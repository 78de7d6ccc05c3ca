using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Network;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Support;
using MimeKit;

namespace LangSon.Txct.Collecting.Mail;

/// <summary>The mailbox of a real IMAP server as a source of groups' papers.</summary>
public class MailSourceTests(DovecotServer server)
{
    private const string Known = TestMailbox.Group;

    private static readonly byte[] Report = File.ReadAllBytes(Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/group-reports/02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_that_a_group_has_sent_is_taken_as_what_it_says_it_is()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao to 6.docx", Report)));

        Assert.True(await rig.PullAsync(mailbox.Source(rig)));

        var sent = Assert.Single(await rig.SentAsync());
        Assert.Equal(("T06", "2024-post-mid", "VoterContactReport", "Báo cáo TXCT"), (sent.GroupId, sent.Round, sent.Kind, sent.Title));
        Assert.Equal(["bao cao to 6.docx"], sent.Attachments.Select(part => part.Name));
    }

    [Fact]
    public async Task A_report_and_minutes_in_one_mail_are_two_papers()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Tổ 06 gửi", ("bao cao.docx", Report), ("bien ban.docx", Minutes)));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal([("VoterContactReport", "bao cao.docx"), ("Minutes", "bien ban.docx")], (await rig.SentAsync()).Select(paper => (paper.Kind, paper.Title)));
        Assert.Equal(new MeetingPlace(new DateOnly(2024, 7, 9), "Nhà văn hóa xã Hữu Liên"), (await rig.Inbox.AllAsync(Cancel))[^1].Report.Meeting);
    }

    [Fact]
    public async Task Mail_of_a_stranger_waits_until_a_person_says_whose_it_is()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var source = mailbox.Source(rig);
        await mailbox.PutAsync(TestMailbox.Mail("ai-do@example.invalid", "Báo cáo TXCT", ("bao cao.docx", Report)));
        await rig.PullAsync(source);
        var before = await rig.RowsAsync();

        Assert.Null(await rig.DecideAsync(new ReportDecision("take", "T06", null, null, null), source));
        await rig.PullAsync(source);

        Assert.Equal([(InboxState.Held, "sender-unknown")], before);
        Assert.Equal("T06", Assert.Single(await rig.SentAsync()).GroupId);
        Assert.Empty(await mailbox.DraftsAsync());
    }

    [Theory]
    [InlineData("mx.example.invalid; dmarc=fail header.from=example.invalid", true)]
    [InlineData("mx.example.invalid; spf=fail smtp.mailfrom=example.invalid; dkim=none", true)]
    [InlineData("mx.example.invalid; spf=fail smtp.mailfrom=forwarder.invalid; dkim=pass header.d=example.invalid", false)]
    public async Task Mail_that_the_server_takes_for_forged_is_a_strangers(string results, bool isForged)
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var mail = TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao.docx", Report));
        mail.Headers.Insert(0, HeaderId.AuthenticationResults, results);
        await mailbox.PutAsync(mail);

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal([isForged ? (InboxState.Held, "sender-unknown") : (InboxState.Applied, (string?)null)], await rig.RowsAsync());
    }

    [Fact]
    public async Task All_of_a_domain_may_send_for_a_group()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail("Tro.Ly@TO02.invalid", "Ảnh biên bản", ("anh.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])));

        await rig.PullAsync(mailbox.Source(rig));

        var held = Assert.Single(await rig.Inbox.AllAsync(Cancel));
        Assert.Equal(("kind-unknown", "T02", "anh.jpg"), (held.Code, held.Suggestion?.GroupId, held.Files?.Single().Name));
    }

    [Fact]
    public async Task The_same_mail_twice_is_one_paper()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var mail = TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao.docx", Report));
        await mailbox.PutAsync(mail);
        await mailbox.PutAsync(mail, "2024-06-19T10:00:00+07:00");

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Single(await rig.SentAsync());
        Assert.Equal([(InboxState.Applied, null), (InboxState.Applied, "duplicate-content")], await rig.RowsAsync());
    }

    [Fact]
    public async Task A_mailbox_that_was_made_anew_is_read_anew_and_nothing_is_taken_twice()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var mail = TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao.docx", Report));
        await mailbox.MakeAsync("TXCT");
        await mailbox.PutAsync(mail);
        await rig.PullAsync(mailbox.Source(rig));

        await mailbox.DropAsync();
        await mailbox.MakeAsync("TXCT");
        await mailbox.PutAsync(mail);
        Assert.True(await rig.PullAsync(mailbox.Source(rig)));

        Assert.Single(await rig.SentAsync());
        Assert.Equal([(InboxState.Applied, null), (InboxState.Applied, "duplicate-content")], await rig.RowsAsync());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    public async Task A_paper_is_found_however_often_its_mail_was_forwarded(int times)
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var mail = TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao.docx", Report));
        for (var level = 0; level < times; level++)
        {
            mail = TestMailbox.Mail(Known, "Fwd: Báo cáo TXCT", new MessagePart { Message = mail });
        }

        await mailbox.PutAsync(mail);
        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal("bao cao.docx", Assert.Single(Assert.Single(await rig.SentAsync()).Attachments).Name);
    }

    [Fact]
    public async Task A_mail_that_is_nested_beyond_reason_is_kept_as_it_came()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        MimeEntity body = new TextPart("plain") { Text = "…" };
        for (var level = 0; level < 45; level++)
        {
            body = new Multipart("mixed") { body };
        }

        await mailbox.PutAsync(TestMailbox.Mail(Known, "Lồng nhau", body));
        await rig.PullAsync(mailbox.Source(rig));

        var refused = Assert.Single(await rig.Inbox.AllAsync(Cancel));
        Assert.Equal((InboxState.Refused, "malformed-archive", "thu.eml"), (refused.State, refused.Code, refused.Files?.Single().Name));
        Assert.True(await rig.Content.VerifyAsync(refused.Files!.Single().Sha256, Cancel));
    }

    [Fact]
    public async Task What_Outlook_packed_into_winmail_dat_is_taken_out()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var packed = new MimePart("application", "ms-tnef") { FileName = "winmail.dat", Content = new MimeContent(new MemoryStream(TnefFile.With("bao cao.docx", Report))), ContentTransferEncoding = ContentEncoding.Base64 };
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Báo cáo TXCT", new Multipart("mixed") { new TextPart("plain") { Text = "Kính gửi" }, packed }));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal("bao cao.docx", Assert.Single(Assert.Single(await rig.SentAsync()).Attachments).Name);
    }

    [Fact]
    public async Task A_mail_without_a_file_is_shown_as_it_came()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Tổ xin gửi báo cáo sau"));

        await rig.PullAsync(mailbox.Source(rig));

        var held = Assert.Single(await rig.Inbox.AllAsync(Cancel));
        Assert.Equal((InboxState.Held, "kind-unknown", "thu.eml"), (held.State, held.Code, held.Files?.Single().Name));
    }

    [Fact]
    public async Task Logos_and_signatures_of_a_mail_are_no_files()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var logo = new MimePart("image", "png") { Content = new MimeContent(new MemoryStream(new byte[3000])), ContentTransferEncoding = ContentEncoding.Base64, FileName = "logo.png", ContentDisposition = new ContentDisposition("inline") };
        var signature = new MimePart("application", "pkcs7-signature") { Content = new MimeContent(new MemoryStream(new byte[3000])), ContentTransferEncoding = ContentEncoding.Base64, FileName = "smime.p7s", ContentDisposition = new ContentDisposition("attachment") };
        var paper = new MimePart("application", "octet-stream") { Content = new MimeContent(new MemoryStream(Report)), ContentTransferEncoding = ContentEncoding.Base64, FileName = "bao cao.docx", ContentDisposition = new ContentDisposition("attachment") };
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Báo cáo TXCT", new Multipart("mixed") { logo, paper, signature }));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal("bao cao.docx", Assert.Single(Assert.Single(await rig.SentAsync()).Attachments).Name);
    }

    [Fact]
    public async Task Answers_of_machines_are_no_papers()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var absent = TestMailbox.Mail(Known, "Trả lời tự động: vắng mặt");
        absent.Headers.Add(HeaderId.AutoSubmitted, "auto-replied");
        await mailbox.PutAsync(absent);
        await mailbox.PutAsync(TestMailbox.Mail("mailer-daemon@example.invalid", "Undelivered", new MultipartReport("delivery-status") { new TextPart("plain") { Text = "…" } }));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Empty(await rig.RowsAsync());
    }

    [Fact]
    public async Task A_path_in_a_files_name_leads_nowhere()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Báo cáo TXCT", ("../../etc/bao cao.docx", Report)));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.DoesNotContain('/', Assert.Single(Assert.Single(await rig.SentAsync()).Attachments).Name);
    }

    [Fact]
    public async Task Of_a_paper_with_a_secret_mark_nothing_is_kept_and_its_sender_is_told()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Báo cáo", ("mat.docx", new WordFile().Lines("TỔ ĐẠI BIỂU SỐ 06", "MẬT", "BÁO CÁO", "Kết quả tiếp xúc cử tri sau kỳ họp giữa năm 2024, gồm các ý kiến của cử tri.").ToBytes())));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal([(InboxState.Refused, "secret-mark")], await rig.RowsAsync());
        Assert.Empty(new[] { "content", "transit" }.Select(name => Path.Combine(rig.Folder, name)).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)));
        Assert.Contains("bí mật nhà nước", Assert.Single(await mailbox.DraftsAsync()).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_sender_is_thanked_once_by_a_draft()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var mail = TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao.docx", Report));
        await mailbox.PutAsync(mail);
        var source = mailbox.Source(rig);

        await rig.PullAsync(source);
        var paper = Assert.Single(await rig.Inbox.AllAsync(Cancel)).Report;
        await source.SettleAsync(paper, new Settlement(SettledAs.Taken, null), Cancel);

        var draft = Assert.Single(await mailbox.DraftsAsync());
        Assert.Equal((Known, mail.MessageId, "Trả lời: Báo cáo TXCT"), (draft.To.Mailboxes.Single().Address, draft.InReplyTo, draft.Subject));
        Assert.Contains("đã nhận được thư “Báo cáo TXCT” lúc 09:00 ngày 19/6/2024", draft.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_so_set_the_thanks_are_sent()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await using var smtp = SmtpPeer.Start();
        mailbox.Options.Acknowledge = Thanks.Send;
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao.docx", Report)));

        await rig.PullAsync(mailbox.Source(rig, new FollowUpOptions { Mail = new MailOptions { Host = "127.0.0.1", Port = smtp.Port, Security = MailSecurity.None } }));

        Assert.Single(smtp.Received);
        Assert.Empty(await mailbox.DraftsAsync());
    }

    [Fact]
    public async Task A_photograph_of_60_megabytes_is_taken_whole()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var photo = new byte[60 << 20];
        new Random(4).NextBytes(photo);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Ảnh chụp biên bản", ("anh.jpg", photo)));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal(60 << 20, Assert.Single(await rig.Inbox.AllAsync(Cancel)).Files!.Single().Size);
    }

    [Fact]
    public async Task What_is_larger_than_a_file_may_be_is_refused_with_words()
    {
        await using var rig = await CollectingRig.CreateAsync(maxFileBytes: 1 << 20, readsReally: true);
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Ảnh", ("anh.jpg", new byte[2 << 20])));

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal([(InboxState.Refused, "too-large")], await rig.RowsAsync());
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_again_and_nothing_is_lost()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        await mailbox.PutAsync(TestMailbox.Mail(Known, "Báo cáo TXCT", ("bao cao.docx", Report)));
        var port = mailbox.Options.Port;
        mailbox.Options.Port = 1;
        Assert.False(await rig.PullAsync(mailbox.Source(rig)));
        Assert.Equal("offline", (await rig.HealthAsync("mail")).Health);

        mailbox.Options.Port = port;
        Assert.True(await rig.PullAsync(mailbox.Source(rig)));

        Assert.Single(await rig.SentAsync());
    }

    [Fact]
    public async Task A_wrong_password_is_told_from_a_server_that_is_down()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        mailbox.Options.Password = "sai";

        await rig.PullAsync(mailbox.Source(rig));

        Assert.Equal("auth", (await rig.HealthAsync("mail")).Health);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_gets_no_password()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        (mailbox.Options.Security, mailbox.Options.Port) = (MailSecurity.Tls, (await server.PortsAsync()).Tls);

        Assert.False(await rig.PullAsync(mailbox.Source(rig)));

        Assert.Equal("offline", (await rig.HealthAsync("mail")).Health);
    }

    [Fact]
    public async Task A_certificate_of_an_own_authority_is_trusted()
    {
        await using var rig = await ReadingRigAsync();
        var mailbox = await TestMailbox.OpenAsync(server);
        var ports = await server.PortsAsync();
        (mailbox.Options.Host, mailbox.Options.Security, mailbox.Options.Port) = ("localhost", MailSecurity.Tls, ports.Tls);

        Assert.True(await rig.PullAsync(mailbox.Source(rig, lines: new OutgoingLines(Microsoft.Extensions.Options.Options.Create(new NetworkOptions { CaFile = ports.Certificate })))));

        Assert.Equal("ok", (await rig.HealthAsync("mail")).Health);
    }

    private static byte[] Minutes { get; } = new WordFile().Lines(
        "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "TỔ ĐẠI BIỂU SỐ 06", "BIÊN BẢN", "Hội nghị tiếp xúc cử tri sau kỳ họp thường lệ giữa năm 2024",
        "Hôm nay, ngày 09 tháng 7 năm 2024, tại Nhà văn hóa xã Hữu Liên, Tổ đại biểu số 06 đã tiếp xúc cử tri.").ToBytes();

    private static Task<CollectingRig> ReadingRigAsync() => CollectingRig.CreateAsync(maxFileBytes: 200 << 20, readsReally: true);
}
