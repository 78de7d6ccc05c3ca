using System.Globalization;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Network;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Planning.Schedule;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LangSon.Txct.Collecting.Mail;

/// <summary>The mailbox as a source: each mail is an arrival, with one paper or several. Nothing in it is moved or deleted.</summary>
/// <remarks>
/// A process that ends between the thanks and the note of it thanks once more, with the same Message-Id,
/// by which most mail programs show it once.
/// </remarks>
internal sealed class MailSource(MailboxOptions options, ITransit transit, SmtpLine smtp, OutgoingLines lines, IOptions<ContentOptions> content, TimeProvider time) : IReportSource, ISettlingSource
{
    /// <summary>The mark of a mail that was answered.</summary>
    private const string Settled = "TxctSettled";

    private const int MostTitleLetters = 300;

    /// <summary>A server keeps the day of arrival in a zone of its own.</summary>
    private static readonly TimeSpan DayAndZone = TimeSpan.FromDays(2);

    private static readonly string[] Told = ["Auto-Submitted", "Authentication-Results", "Content-Type"];

    private readonly Mailbox mailbox = new(options, lines);
    private readonly MailFiles files = new(transit, content);
    private readonly Senders senders = new(options.Senders);

    public string Id => "mail";

    public string? GroupId => null;

    public SourceTraits Traits { get; } = new(KeepsAll: false, ListsAll: false) { Interval = options.Interval };

    public Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel) => mailbox.InFolderAsync<SourcePage>(
        FolderAccess.ReadOnly,
        async (_, folder, patience) =>
        {
            var asOf = time.GetUtcNow();
            var first = (modifiedSince ?? asOf.AddDays(-options.Days)) - DayAndZone;
            var ids = await folder.SearchAsync(SearchQuery.DeliveredAfter(first.UtcDateTime), patience);
            var mails = ids.Count == 0
                ? []
                : await folder.FetchAsync(ids, new FetchRequest(MessageSummaryItems.UniqueId | MessageSummaryItems.Envelope | MessageSummaryItems.InternalDate, Told), patience);
            return new Answer<SourcePage>.Ok(new SourcePage(
                [.. mails.Where(IsOfPerson).Select(mail => PaperOf(folder, mail)).OrderBy(paper => paper.ModifiedAt)], null, asOf, $"{folder.UidValidity}"));
        },
        cancel);

    public async Task<Answer<FetchedPaper>> FetchAsync(SourceReport report, CancellationToken cancel)
    {
        var answer = await mailbox.InFolderAsync(FolderAccess.ReadOnly, (_, folder, patience) => TakeAsync(folder, report, patience), cancel);
        if (answer is not Answer<TransitFile>.Ok { Value: var mail })
        {
            return answer.As<FetchedPaper>();
        }

        using (mail)
        {
            var (found, findings) = await files.OfAsync(mail, cancel);
            return new Answer<FetchedPaper>.Ok(new FetchedPaper(report, found) { Findings = findings });
        }
    }

    public async Task<Answer<bool>> SettleAsync(SourceReport report, Settlement settlement, CancellationToken cancel) => options.Acknowledge == Thanks.None || report.IsStrange
        ? new Answer<bool>.Ok(true)
        : await mailbox.InFolderAsync(
            FolderAccess.ReadWrite,
            async (client, folder, patience) => UidOf(folder, report) is { } uid ? await ThankAsync(client, folder, uid, settlement, patience) : new Answer<bool>.Ok(true),
            cancel);

    /// <summary>What a machine sent, as a note of absence or of a mail that was not delivered, is no paper (RFC 3834; RFC 3464).</summary>
    private static bool IsOfPerson(IMessageSummary mail) =>
        mail.Headers?[HeaderId.AutoSubmitted] is null or "no" && mail.Headers?[HeaderId.ContentType]?.Contains("multipart/report", StringComparison.OrdinalIgnoreCase) is not true;

    private SourceReport PaperOf(IMailFolder folder, IMessageSummary mail)
    {
        var address = mail.Envelope?.From.Mailboxes.FirstOrDefault()?.Address.ToLowerInvariant() ?? "";
        var group = senders.GroupOf(address);
        var title = TypedText.Plain(mail.Envelope?.Subject ?? "");
        return new SourceReport(
            $"{folder.UidValidity}.{mail.UniqueId.Id}", 1, null, group, null, null, null, null, title.Length > MostTitleLetters ? title[..MostTitleLetters] : title, [],
            mail.InternalDate ?? time.GetUtcNow(), false)
        {
            Sender = address, IsStrange = group is null || IsForged(mail.Headers?[HeaderId.AuthenticationResults]),
        };
    }

    /// <summary>The receiving server says that the sender is not who it claims to be (RFC 8601).</summary>
    private static bool IsForged(string? results) => results is not null && (results.Contains("dmarc=fail", StringComparison.OrdinalIgnoreCase)
        || (results.Contains("spf=fail", StringComparison.OrdinalIgnoreCase) && !results.Contains("dkim=pass", StringComparison.OrdinalIgnoreCase)));

    private async Task<Answer<TransitFile>> TakeAsync(IMailFolder folder, SourceReport report, CancellationToken cancel)
    {
        if (UidOf(folder, report) is not { } uid)
        {
            return new Answer<TransitFile>.Missing("The mailbox was made anew.");
        }

        return new Answer<TransitFile>.Ok(await transit.TakeAsync(target => CopyAsync(folder, uid, target, cancel), cancel));
    }

    /// <summary>A piece at a time, so that a large mail takes no more memory than a small one.</summary>
    private static async Task CopyAsync(IMailFolder folder, UniqueId uid, Stream target, CancellationToken cancel)
    {
        const int piece = 1 << 20;
        var from = 0;
        long came;
        do
        {
            await using var bytes = await folder.GetStreamAsync(uid, from, piece, cancel);
            came = bytes.Length;
            await bytes.CopyToAsync(target, cancel);
            from += piece;
        }
        while (came == piece);
    }

    /// <summary>Null where the mailbox was made anew, so that its numbers mean other mails.</summary>
    private static UniqueId? UidOf(IMailFolder folder, SourceReport report)
    {
        var parts = report.Id.Split('#')[0].Split('.');
        return parts[0] == $"{folder.UidValidity}" ? new UniqueId(folder.UidValidity, uint.Parse(parts[1], CultureInfo.InvariantCulture)) : null;
    }

    private async Task<Answer<bool>> ThankAsync(ImapClient client, IMailFolder folder, UniqueId uid, Settlement settlement, CancellationToken cancel)
    {
        var found = await folder.FetchAsync([uid], MessageSummaryItems.Flags | MessageSummaryItems.Envelope | MessageSummaryItems.InternalDate | MessageSummaryItems.References, cancel);
        if (found is not [{ Envelope: { } envelope } mail] || mail.Keywords.Contains(Settled))
        {
            return new Answer<bool>.Ok(true);
        }

        var thanks = Acknowledgement.Write(options.From, mail, envelope, $"txct.{folder.UidValidity}.{uid.Id}", settlement, time.GetUtcNow());
        if (options.Acknowledge == Thanks.Send && smtp.IsThere)
        {
            await smtp.SendAsync(thanks, cancel);
        }
        else
        {
            await DraftAsync(client, thanks, cancel);
        }

        await folder.StoreAsync(uid, new StoreFlagsRequest(StoreAction.Add, MessageFlags.None, [Settled]) { Silent = true }, cancel);
        return new Answer<bool>.Ok(true);
    }

    private async Task DraftAsync(ImapClient client, MimeMessage thanks, CancellationToken cancel)
    {
        var drafts = options.Drafts is { } name ? await client.GetFolderAsync(name, cancel)
            : client.GetFolder(SpecialFolder.Drafts) ?? throw new NotSupportedException("The mailbox has no folder for drafts; its name belongs into the settings.");
        await drafts.AppendAsync(new AppendRequest(thanks, MessageFlags.Draft | MessageFlags.Seen), cancel);
    }
}
