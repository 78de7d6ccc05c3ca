using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Reminders as mail over SMTP.</summary>
internal sealed class SmtpMailer(SmtpLine line, IOptions<FollowUpOptions> options) : IMailer
{
    public Task SendAsync(WaitingMail mail, CancellationToken cancel) => line.SendAsync(Message(mail, options.Value.Mail.From), cancel);

    private static MimeMessage Message(WaitingMail mail, string from)
    {
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage { Subject = mail.Title, Body = new TextPart("plain") { Text = mail.Body } };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress(mail.Name, mail.Address));
        message.MessageId = $"{mail.ReminderId}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Address)).AsSpan(0, 6))}@{sender.Domain}";

        // Nobody's absence notes answer a machine (RFC 3834, 5).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
