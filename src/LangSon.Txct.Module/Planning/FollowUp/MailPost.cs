using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Hands waiting mail over to the mail server. What it does not take is tried again, later each time, and given up after some days.</summary>
/// <remarks>
/// A process that ends between the server's yes and the note of it sends that one mail once more, with the same Message-Id,
/// by which most mail programs show it once.
/// </remarks>
internal sealed class MailPost(IReminders reminders, IMailer mailer, IOptions<FollowUpOptions> options, TimeProvider time, ILogger<MailPost> logger)
{
    /// <summary>After 5, 10, 20 … minutes; the last wait is more than two days.</summary>
    private const int MostTries = 10;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);

    public async Task SendAsync(CancellationToken cancel)
    {
        if (options.Value.Mail.Host is null)
        {
            return;
        }

        foreach (var mail in await reminders.WaitingAsync(time.GetUtcNow(), cancel))
        {
            try
            {
                await mailer.SendAsync(mail, cancel);
            }
            catch (MailFaultException fault)
            {
                var next = mail.Tries + 1 < MostTries ? time.GetUtcNow() + (FirstWait * Math.Pow(2, mail.Tries)) : (DateTimeOffset?)null;
                Log.MailNotTaken(logger, mail.ReminderId, next is null, fault);
                await reminders.NotSentAsync(mail, fault.Message, next, cancel);
                continue;
            }

            await reminders.SentAsync(mail, time.GetUtcNow(), cancel);
        }
    }
}
