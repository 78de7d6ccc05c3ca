using System.ComponentModel.DataAnnotations;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>When and by which ways people are reminded of what is owed.</summary>
internal sealed class FollowUpOptions
{
    public const string Section = "Planning:FollowUp";

    /// <summary>Working days before its last day from which a thing is told of. Default 2; 0 to 30.</summary>
    [Range(0, 30)]
    public int NearDays { get; set; } = 2;

    /// <summary>Days after which a late thing is told of again. Default 3; 1 to 60.</summary>
    [Range(1, 60)]
    public int RepeatDays { get; set; } = 3;

    /// <summary>The time of day from which a message may go, in Asia/Ho_Chi_Minh, on working days. Default 07:30.</summary>
    public TimeOnly From { get; set; } = new(7, 30);

    /// <summary>The time of day at which messages stop. Default 17:00.</summary>
    public TimeOnly To { get; set; } = new(17, 0);

    /// <summary>How often it is looked whether somebody is to be reminded. The first look waits as long: what came while the module was off is counted first. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "06:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The mail server; nothing is sent by mail while it has no host.</summary>
    [ValidateObjectMembers]
    public MailOptions Mail { get; set; } = new();

    /// <summary>To whom mail goes beside the messages in the host.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<Contact> Contacts { get; set; } = [];
}

/// <summary>How mail is handed over.</summary>
internal sealed class MailOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Default <see cref="MailSecurity.StartTls"/>.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>The sender's address; needed where there is a host.</summary>
    public string From { get; set; } = "";

    /// <summary>Null where the server asks for none.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>How long the server may take. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Encrypted from the beginning, encrypted once connected, or not at all, as within a machine.</summary>
internal enum MailSecurity { StartTls, Tls, None }

internal static class MailSecurityWords
{
    public static SecureSocketOptions ToSocket(this MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}

/// <summary>Somebody who is reminded by mail.</summary>
internal sealed class Contact
{
    /// <summary>office, or the id of the group that the person helps, as in T04.</summary>
    [Required, RegularExpression("^(office|T[0-9]{2,3})$")]
    public string Of { get; set; } = "";

    public string Name { get; set; } = "";

    [Required, EmailAddress]
    public string Address { get; set; } = "";
}

[OptionsValidator]
internal sealed partial class FollowUpOptionsRanges : IValidateOptions<FollowUpOptions>;
