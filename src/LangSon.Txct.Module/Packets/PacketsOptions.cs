using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Packets;

/// <summary>Whose packets these are, and the limits within which one is read. A packet past a limit is refused whole.</summary>
internal sealed class PacketsOptions
{
    public const string Section = "Packets";

    /// <summary>Codes of the own organisation. Default none: the receiver is not looked at.</summary>
    public HashSet<string> OwnCodes { get; set; } = [];

    /// <summary>The own organisation as status packets name it. Default none.</summary>
    public string? OwnName { get; set; }

    /// <summary>Full path of the folder into which answers to senders are written. Default packets-out in the data folder.</summary>
    public string? OutFolder { get; set; }

    /// <summary>Older code to the one of today, as 000.00.00.H37 to H37. Default none: a code is what it says.</summary>
    public Dictionary<string, string> Aliases { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What each Priority means. Default 0 normal, 1 urgent, 2 very urgent, 3 express; senders are not known to differ.</summary>
    public Dictionary<int, PacketUrgency> Urgencies { get; set; } = new()
    {
        [0] = PacketUrgency.Normal, [1] = PacketUrgency.Urgent, [2] = PacketUrgency.VeryUrgent, [3] = PacketUrgency.Express,
    };

    /// <summary>The number that the exchange gives to a type's name, for packets written. Default none: 0 is written.</summary>
    public Dictionary<string, int> TypeNumbers { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The largest packet, in bytes. Default 200 MiB, which is what the intake takes as one file; 1 KiB to 1 GiB.</summary>
    [Range(1024L, 1L << 30)]
    public long MaxPacketBytes { get; set; } = 200L << 20;

    /// <summary>The largest attachment, in bytes, unpacked. Default 100 MiB: a long scanned report has some 30 MB; 1 KiB to 1 GiB.</summary>
    [Range(1024L, 1L << 30)]
    public long MaxAttachmentBytes { get; set; } = 100L << 20;

    /// <summary>All attachments together, in bytes, unpacked: what one packet may take of the disk. Default 300 MiB; 1 KiB to 4 GiB.</summary>
    [Range(1024L, 4L << 30)]
    public long MaxAttachmentsBytes { get; set; } = 300L << 20;

    /// <summary>Most attachments. Default 100: a document with an annex for each of the 65 communes and wards goes through; 1 to 1000.</summary>
    [Range(1, 1000)]
    public int MaxAttachments { get; set; } = 100;

    /// <summary>How many times larger than its packed bytes a wrapped attachment may be. Default 20: office files and PDFs are packed already; 2 to 200.</summary>
    [Range(2, 200)]
    public int MaxRatio { get; set; } = 20;

    /// <summary>Most elements. Default 20,000: a packet to a thousand receivers has some 9,000; 100 to 1,000,000.</summary>
    [Range(100, 1_000_000)]
    public int MaxElements { get; set; } = 20_000;

    /// <summary>Deepest nesting. Default 32: the standard needs 8, a signature some more; 8 to 200.</summary>
    [Range(8, 200)]
    public int MaxDepth { get; set; } = 32;

    /// <summary>Most letters of one element's text, attachments aside. Default 65,536: a subject is allowed 500; 1000 to 1,000,000.</summary>
    [Range(1000, 1_000_000)]
    public int MaxTextLetters { get; set; } = 65_536;

    /// <summary>Longest time for reading one packet. Default 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan ReadingTime { get; set; } = TimeSpan.FromSeconds(60);
}

[OptionsValidator]
internal sealed partial class PacketsOptionsRanges : IValidateOptions<PacketsOptions>;

/// <summary>Codes in the settings are codes.</summary>
internal sealed class PacketsOptionsRules : IValidateOptions<PacketsOptions>
{
    public ValidateOptionsResult Validate(string? name, PacketsOptions options)
    {
        var wrong = options.OwnCodes.Concat(options.Aliases.Values).Where(code => !OrganizationCodes.IsCode(code)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Txct:{PacketsOptions.Section}: {string.Join(", ", wrong)} is no code of an organisation (QĐ 20/2020/QĐ-TTg).");
    }
}
