using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting;

/// <summary>How often the groups' systems are asked.</summary>
internal sealed class CollectingOptions
{
    public const string Section = "Collecting";

    /// <summary>How often each source is asked. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far before the last bound each question begins, against rows written late. Default 10 minutes; up to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The first wait after a source did not answer; later ones grow, up to the interval. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Whose papers these are; part of their ids, so it never changes. Default langson.</summary>
    [Required]
    public string Tenant { get; set; } = "langson";
}

[OptionsValidator]
internal sealed partial class CollectingOptionsRanges : IValidateOptions<CollectingOptions>;
