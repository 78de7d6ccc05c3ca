using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Library;

/// <summary>Settings of what delegates find.</summary>
internal sealed class LibraryOptions
{
    public const string Section = "Library";

    /// <summary>How often it is looked whether the search index has to follow. Default 5 seconds; 100 milliseconds to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan IndexEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether openings keep the reader's name, so that the Office sees who has opened, and not only how many. Default no; delegates are told which.</summary>
    public bool KeepReaderNames { get; set; }
}

[OptionsValidator]
internal sealed partial class LibraryOptionsRanges : IValidateOptions<LibraryOptions>;
