using System.ComponentModel.DataAnnotations;
using LangSon.Txct.Collecting.Mail;
using LangSon.Txct.Collecting.Uploads;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting;

/// <summary>How often the groups' sources are asked, and what is concluded from their lists.</summary>
internal sealed class CollectingOptions
{
    public const string Section = "Collecting";

    /// <summary>How often each source is asked. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far before the last bound each question begins at least, against rows written late. Default 10 minutes; up to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The first wait after a source did not answer; later ones grow, up to the interval. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often all that a source has is compared with what is here. Default a day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "31.00:00:00")]
    public TimeSpan CompareInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How far apart two whole readings are at least that both count against a paper they do not list. Default a day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "31.00:00:00")]
    public TimeSpan AbsenceApart { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often a group's schedule is read. Default an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "31.00:00:00")]
    public TimeSpan ScheduleInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a paper whose bytes could not be fetched again and again is left alone first; later waits are 6, 24 and 72 times as long. Default an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan FetchRetry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a file in a folder must have stayed the same before it is taken. Default 2 seconds; 0 to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StillFor { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Folders into which groups without a system put their papers, one entry a folder. Default none.</summary>
    [ValidateEnumeratedItems]
    public List<GroupFolderOptions> Folders { get; set; } = [];

    /// <summary>The mailbox into which groups without a system send.</summary>
    [ValidateObjectMembers]
    public MailboxOptions Mail { get; set; } = new();

    /// <summary>What the groups' people may send in the host.</summary>
    [ValidateObjectMembers]
    public UploadOptions Uploads { get; set; } = new();

    /// <summary>Whose papers these are; part of their ids, so it never changes. Default langson.</summary>
    [Required]
    public string Tenant { get; set; } = "langson";
}

internal sealed class GroupFolderOptions
{
    /// <summary>The group's id, as in T06.</summary>
    [Required]
    public string Id { get; set; } = "";

    /// <summary>Full path of the folder.</summary>
    [Required]
    public string Path { get; set; } = "";
}

[OptionsValidator]
internal sealed partial class CollectingOptionsRanges : IValidateOptions<CollectingOptions>;
