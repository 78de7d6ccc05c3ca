using System.ComponentModel.DataAnnotations;

namespace LangSon.Txct.Transport;

/// <summary>How long, how often and how hard another system is asked.</summary>
internal sealed class PeerOptions
{
    public const string Section = "Transport";

    /// <summary>Longest wait for a connection. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for one attempt of a call. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest wait for a call, its repetitions included. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest wait for one chunk up or one file down. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "02:00:00")]
    public TimeSpan TransferTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest wait for the next byte of an answer. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>From when on an answer must come with <see cref="LeastBytesPerSecond"/>. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SlowGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The slowest an answer may come, on average, in bytes a second. Default 8 KiB; 0 for any.</summary>
    [Range(0, 1 << 30)]
    public int LeastBytesPerSecond { get; set; } = 8 << 10;

    /// <summary>How often a call is repeated that got no answer or "not now". Default 2; 0 to 5.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Wait before the first repetition, doubled each time. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest Retry-After that is waited for within a call; a longer one is left to the caller. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a peer that fails is left alone. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:05:00")]
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Calls at the same time to one peer, of either kind: questions and commits, and bytes. Default 4; 1 to 64. The host has its own number.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;
}
