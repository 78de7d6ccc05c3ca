using System.ComponentModel.DataAnnotations;
using LangSon.Txct.Planning.FollowUp;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Mail;

/// <summary>The mailbox into which groups without a system send their papers; none is read while it has no server.</summary>
internal sealed class MailboxOptions
{
    /// <summary>The IMAP server. Default none.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 993;

    /// <summary>Default <see cref="MailSecurity.Tls"/>.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.Tls;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The folder that is read. Nothing in it is moved or deleted.</summary>
    [Required]
    public string Folder { get; set; } = "INBOX";

    /// <summary>How old a mail may be that is still looked at. Default 120 days; 1 to 3650.</summary>
    [Range(1, 3650)]
    public int Days { get; set; } = 120;

    /// <summary>How often it is looked at. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the server may take for one call. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Who sends for which group. Mail of others waits until a person says whose it is.</summary>
    [ValidateEnumeratedItems]
    public List<MailSender> Senders { get; set; } = [];

    /// <summary>Whether a known sender is thanked. Default by a draft, which a person sends.</summary>
    public Thanks Acknowledge { get; set; } = Thanks.Draft;

    /// <summary>The Office's address, from which it thanks; needed where it does.</summary>
    public string From { get; set; } = "";

    /// <summary>The folder for drafts. Default: the one that the server calls so.</summary>
    public string? Drafts { get; set; }
}

/// <summary>By a draft, by a mail over the server of the reminders (a draft where there is none), or not at all.</summary>
internal enum Thanks { Draft, Send, None }

internal sealed class MailSender
{
    /// <summary>An address, or all of a domain: @to06.example.</summary>
    [Required]
    public string Address { get; set; } = "";

    /// <summary>The group's id, as in T06.</summary>
    [Required]
    public string Group { get; set; } = "";
}
