using System.Globalization;
using LangSon.Txct.Collecting.Mail;
using LangSon.Txct.Content;
using LangSon.Txct.Network;
using LangSon.Txct.Planning.FollowUp;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LangSon.Txct.Support;

/// <summary>A mailbox of its own on the real IMAP server, and the module's source over it.</summary>
internal sealed class TestMailbox
{
    public const string Group = "to06@example.invalid";

    private TestMailbox(MailboxOptions options) => Options = options;

    public MailboxOptions Options { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestMailbox> OpenAsync(DovecotServer server) => new(new MailboxOptions
    {
        Host = "127.0.0.1", Port = (await server.PortsAsync()).Plain, Security = MailSecurity.None, User = $"u{Guid.NewGuid():n}", Password = DovecotServer.Password,
        From = "Văn phòng <vanphong@example.invalid>", Senders = [new MailSender { Address = Group, Group = "T06" }, new MailSender { Address = "@to02.invalid", Group = "T02" }],
    });

    public MailSource Source(CollectingRig rig, FollowUpOptions? sending = null, long maxFileBytes = 200 << 20, OutgoingLines? lines = null) => new(
        Options, rig.Transit, new SmtpLine(Microsoft.Extensions.Options.Options.Create(sending ?? new FollowUpOptions()), PeerServer.Straight), lines ?? PeerServer.Straight,
        Microsoft.Extensions.Options.Options.Create(new ContentOptions { MaxFileBytes = maxFileBytes }), rig.Time);

    /// <summary>A mail with these files.</summary>
    public static MimeMessage Mail(string from, string subject, params (string Name, byte[] Bytes)[] files)
    {
        var body = new BodyBuilder { TextBody = "Kính gửi Văn phòng, Tổ gửi báo cáo." };
        foreach (var (name, bytes) in files)
        {
            body.Attachments.Add(name, bytes);
        }

        return Mail(from, subject, body.ToMessageBody());
    }

    public static MimeMessage Mail(string from, string subject, MimeEntity body)
    {
        var mail = new MimeMessage { Subject = subject, Body = body };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse("vanphong@example.invalid"));
        return mail;
    }

    /// <param name="at">When it arrived, as the server says.</param>
    public Task PutAsync(MimeMessage mail, string at = "2024-06-19T09:00:00+07:00") => InAsync(async client =>
    {
        var folder = await client.GetFolderAsync(Options.Folder, Cancel);
        return await folder.AppendAsync(new AppendRequest(mail, MessageFlags.None, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)), Cancel);
    });

    /// <summary>Makes a folder, and reads it from now on.</summary>
    public Task MakeAsync(string folder) => InAsync(async client =>
    {
        Options.Folder = folder;
        return await client.GetFolder(client.PersonalNamespaces[0]).CreateAsync(folder, true, Cancel);
    });

    /// <summary>Throws the folder away, as a server that was put up anew.</summary>
    public Task DropAsync() => InAsync(async client =>
    {
        await (await client.GetFolderAsync(Options.Folder, Cancel)).DeleteAsync(Cancel);
        return true;
    });

    public Task<IReadOnlyList<MimeMessage>> DraftsAsync() => InAsync<IReadOnlyList<MimeMessage>>(async client =>
    {
        var drafts = client.GetFolder(SpecialFolder.Drafts)!;
        await drafts.OpenAsync(FolderAccess.ReadOnly, Cancel);
        List<MimeMessage> all = [];
        foreach (var id in await drafts.SearchAsync(SearchQuery.All, Cancel))
        {
            all.Add(await drafts.GetMessageAsync(id, Cancel));
        }

        return all;
    });

    private async Task<T> InAsync<T>(Func<ImapClient, Task<T>> act)
    {
        using var client = new ImapClient();
        await client.ConnectAsync(Options.Host!, Options.Port, MailKit.Security.SecureSocketOptions.None, Cancel);
        await client.AuthenticateAsync(Options.User, Options.Password, Cancel);
        var done = await act(client);
        await client.DisconnectAsync(true, Cancel);
        return done;
    }
}
