using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Backup;

/// <summary>Settings of the nightly backup.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Whether the module copies its data each night. Default yes; a PostgreSQL database is its server's to copy.</summary>
    public bool Nightly { get; set; } = true;

    /// <summary>When, in Vietnam's time. Default 02:15. What the machine slept through is made up for.</summary>
    public TimeOnly At { get; set; } = new(2, 15);

    /// <summary>Where copies stand, full path. Default the folder "backups" beside the module's data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>How many copies are kept. Default 3; 1 to 60.</summary>
    [Range(1, 60)]
    public int Keep { get; set; } = 3;
}

[OptionsValidator]
internal sealed partial class BackupOptionsRanges : IValidateOptions<BackupOptions>;
