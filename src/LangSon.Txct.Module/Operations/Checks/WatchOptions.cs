using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Checks;

/// <summary>Settings of the checks that run while nobody looks.</summary>
internal sealed class WatchOptions
{
    public const string Section = "Watch";

    /// <summary>How often. Default 5 minutes; 10 seconds to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class WatchOptionsRanges : IValidateOptions<WatchOptions>;
