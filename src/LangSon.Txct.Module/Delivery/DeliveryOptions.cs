using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Delivery;

/// <summary>How the outbox is worked off.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>How long a worker may hold a delivery without renewing it. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Deliveries at the same time; most of that time they wait for a disk or a line, and share its syncs. Default 16; 1 to 64.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 16;

    /// <summary>Parts of several chunks that are sent at the same time. Default 4; 1 to 64.</summary>
    [Range(1, 64)]
    public int LargeAtOnce { get; set; } = 4;

    /// <summary>Longest wait until the outbox is looked at when nobody rings. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Bytes sent in one request. Default 8 MiB; 64 KiB to 16 MiB.</summary>
    [Range(64 << 10, 16 << 20)]
    public int ChunkBytes { get; set; } = 8 << 20;

    /// <summary>The first wait after a failure; later ones grow from it. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The shortest wait before what was refused is tried once more; a proxy that is broken for a moment refuses, too. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RefusedRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long nothing is sent after the central system refused the module's key; then one delivery tries it. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RefusedKeyPause { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>However long the other side asks to wait, it is looked at again after this: a wrong header parks nothing for ever. Default 6 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan LongestAsked { get; set; } = TimeSpan.FromHours(6);
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsRanges : IValidateOptions<DeliveryOptions>;
