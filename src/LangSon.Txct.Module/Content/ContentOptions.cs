using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content;

/// <summary>The limits within which a file is taken and read.</summary>
internal sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>The largest file taken, in bytes. Default 200 MiB; 1 KiB to 2 GiB.</summary>
    [Range(1024L, 2L << 30)]
    public long MaxFileBytes { get; set; } = 200L << 20;

    /// <summary>Longest time for reading one file. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:05:00")]
    public TimeSpan ReadingTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for LibreOffice to convert one old file, beside <see cref="ReadingTime"/>. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ConversionTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Full path of LibreOffice's soffice. Default none: it is looked for on the path; where it is not, old files wait for a person.</summary>
    public string? Soffice { get; set; }

    /// <summary>Full path of Tesseract, with its Vietnamese data. Default none: it is looked for where it is usually installed; where it is not, scans are not recognised.</summary>
    public string? Tesseract { get; set; }
}

[OptionsValidator]
internal sealed partial class ContentOptionsRanges : IValidateOptions<ContentOptions>;
