using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Mail over SMTP.</summary>
internal sealed class SmtpMailer(IOptions<FollowUpOptions> options) : IMailer
{
    public async Task SendAsync(WaitingMail mail, CancellationToken cancel)
    {
        var settings = options.Value.Mail;
        using var client = new SmtpClient { Timeout = (int)settings.Patience.TotalMilliseconds };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Patience);
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, Security(settings.Security), patience.Token);
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", patience.Token);
            }

            await client.SendAsync(Message(mail, settings.From), patience.Token);
        }
        catch (Exception exception) when (
            (exception is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException
                or ParseException or SocketException or IOException or NotSupportedException or TimeoutException or OperationCanceledException) && !cancel.IsCancellationRequested)
        {
            throw new MailFaultException(exception is TimeoutException or OperationCanceledException ? "The mail server did not answer in time." : exception.Message, exception);
        }

        try
        {
            await client.DisconnectAsync(true, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or CommandException or SocketException)
        {
            // The mail was taken; how the line ends concerns nobody.
        }
    }

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

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
