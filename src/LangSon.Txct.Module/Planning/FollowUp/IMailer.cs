namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Hands one mail over to a mail server.</summary>
internal interface IMailer
{
    /// <exception cref="MailFaultException">The server was not reached, or did not take it.</exception>
    Task SendAsync(WaitingMail mail, CancellationToken cancel);
}

/// <summary>A mail was not taken; the message says why, as the server words it.</summary>
internal sealed class MailFaultException(string message, Exception inner) : Exception(message, inner);
