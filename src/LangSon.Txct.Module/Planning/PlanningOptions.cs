using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning;

/// <summary>Where the year's plan stands, and how often the directories are asked for.</summary>
internal sealed class PlanningOptions
{
    public const string Section = "Planning";

    /// <summary>Full path of the year's plan, in the form of contracts/plans/plan.schema.json.</summary>
    [Required]
    public string PlanFile { get; set; } = "";

    /// <summary>How often sessions and groups are asked for when nobody wakes the module. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon the directories are asked for again after the central system did not answer. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(5);
}

[OptionsValidator]
internal sealed partial class PlanningOptionsRanges : IValidateOptions<PlanningOptions>;
