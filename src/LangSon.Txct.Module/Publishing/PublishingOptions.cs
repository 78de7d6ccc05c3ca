using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing;

/// <summary>Where papers come from, and how soon they are looked for.</summary>
internal sealed class PublishingOptions
{
    public const string Section = "Publishing";

    /// <summary>Full path of the folder into which the Office drops papers. Default none: nothing is taken.</summary>
    public string? DropFolder { get; set; }

    /// <summary>How long a file must have stayed the same before it is taken. Default 2 seconds; 0 to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StillFor { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the folder is looked at. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often sessions and the central system's list are asked for when nobody wakes the module. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What becomes of a file without a digital signature. Default: a person confirms it.</summary>
    public UnsignedFiles UnsignedFiles { get; set; } = UnsignedFiles.Confirm;

    /// <summary>Whether the required documents of a round wait for one another. Default: each goes as soon as the plan lets it.</summary>
    public ReleaseMode Release { get; set; } = ReleaseMode.AsReady;

    /// <summary>Whose documents these are; part of their ids, so it never changes. Default langson.</summary>
    [Required]
    public string Tenant { get; set; } = "langson";
}

internal enum UnsignedFiles
{
    /// <summary>Held until a person says that it is what was issued.</summary>
    Confirm,

    /// <summary>Published as it is.</summary>
    Publish,
}

internal enum ReleaseMode
{
    /// <summary>Each paper as soon as the plan lets it.</summary>
    AsReady,

    /// <summary>The required documents of a round in one set, once the last of them is there; all else as it is ready.</summary>
    WhenComplete,
}

[OptionsValidator]
internal sealed partial class PublishingOptionsRanges : IValidateOptions<PublishingOptions>;
