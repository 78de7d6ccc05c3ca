using System.Net.Sockets;
using LangSon.Txct.Network;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>The line to the mail server that takes mail.</summary>
internal sealed class SmtpLine(IOptions<FollowUpOptions> options, OutgoingLines lines)
{
    /// <summary>Whether there is a server at all.</summary>
    public bool IsThere => options.Value.Mail.Host is not null;

    /// <exception cref="MailFaultException">The server was not reached, or did not take it.</exception>
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        var settings = options.Value.Mail;

        // Whether a certificate was revoked would be asked of addresses that nobody set.
        using var client = new SmtpClient { Timeout = (int)settings.Patience.TotalMilliseconds, CheckCertificateRevocation = false, ServerCertificateValidationCallback = lines.Authorities is { } own ? own.Believe : null };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Patience);
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security.ToSocket(), patience.Token);
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", patience.Token);
            }

            await client.SendAsync(message, patience.Token);
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
}
