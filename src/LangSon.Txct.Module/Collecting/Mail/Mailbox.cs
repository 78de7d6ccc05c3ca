using System.Net.Sockets;
using LangSon.Txct.Network;
using LangSon.Txct.Planning.FollowUp;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace LangSon.Txct.Collecting.Mail;

/// <summary>The mailbox over IMAP: one connection a call, for it is asked rarely.</summary>
internal sealed class Mailbox(MailboxOptions options, OutgoingLines lines)
{
    /// <summary>Does something in the folder that is read. What the server does wrong is an answer.</summary>
    public async Task<Answer<T>> InFolderAsync<T>(FolderAccess access, Func<ImapClient, IMailFolder, CancellationToken, Task<Answer<T>>> act, CancellationToken cancel)
    {
        // Whether a certificate was revoked would be asked of addresses that nobody set.
        using var client = new ImapClient { Timeout = (int)options.Patience.TotalMilliseconds, CheckCertificateRevocation = false, ServerCertificateValidationCallback = lines.Authorities is { } own ? own.Believe : null };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Patience);
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security.ToSocket(), patience.Token);
            await client.AuthenticateAsync(options.User, options.Password, patience.Token);
            var folder = await client.GetFolderAsync(options.Folder, patience.Token);
            await folder.OpenAsync(access, patience.Token);
            var answer = await act(client, folder, patience.Token);
            await client.DisconnectAsync(true, patience.Token);
            return answer;
        }
        catch (AuthenticationException exception)
        {
            return new Answer<T>.Unauthorized(exception.Message);
        }
        catch (FolderNotFoundException)
        {
            return new Answer<T>.Missing($"There is no folder {options.Folder} in the mailbox.");
        }
        catch (Exception exception) when (IsOfLine(exception) && !cancel.IsCancellationRequested)
        {
            return new Answer<T>.Unavailable(exception is OperationCanceledException or TimeoutException ? "The mail server did not answer in time." : exception.Message, null);
        }
    }

    private static bool IsOfLine(Exception exception) => exception
        is CommandException or ProtocolException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException or FolderNotOpenException
        or MessageNotFoundException or SocketException or IOException and not Content.TooLargeException or NotSupportedException or TimeoutException or OperationCanceledException
        or MailFaultException;
}
