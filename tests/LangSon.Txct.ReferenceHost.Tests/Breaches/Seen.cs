using System.Collections.Concurrent;
using System.Globalization;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>What has passed the proxy, as far as a breach needs it to be narrow.</summary>
internal sealed class Seen
{
    /// <summary>Documents that somebody tried to commit.</summary>
    public ConcurrentDictionary<string, bool> Tried { get; } = new();

    /// <summary>Documents that were committed, and their highest version.</summary>
    public ConcurrentDictionary<string, int> Highest { get; } = new();

    /// <summary>Documents with a version that waits, and the set that it waits for.</summary>
    public ConcurrentDictionary<string, string> Waiting { get; } = new();

    /// <summary>Documents that came with a set, and how many it has.</summary>
    public ConcurrentDictionary<string, int> Shown { get; } = new();

    /// <summary>Uploads, with their length and the offset told last.</summary>
    public ConcurrentDictionary<string, (long Length, long Offset)> Uploads { get; } = new();

    /// <summary>Uploads whose last PATCH was not acknowledged.</summary>
    public ConcurrentDictionary<string, bool> Unanswered { get; } = new();

    /// <summary>What a breach itself remembers of something.</summary>
    public ConcurrentDictionary<string, string> Remembered { get; } = new();

    public void Asked(Exchange exchange)
    {
        if (exchange.IsCommit)
        {
            Tried[exchange.Id] = true;
        }

        if (exchange.Method == "PATCH")
        {
            Unanswered[exchange.Id] = true;
        }
    }

    public void Answered(Exchange exchange)
    {
        if (exchange.Path.StartsWith("uploads", StringComparison.Ordinal))
        {
            OfUpload(exchange);
        }

        if (exchange is { IsCommit: true, IsTaken: true })
        {
            Highest[exchange.Id] = Math.Max(Highest.GetValueOrDefault(exchange.Id), (int)Number(exchange.Path.Split('/')[^1]));
        }

        if (exchange is { IsCommit: true, Status: 201 } && exchange.Sent?["setId"]?.GetValue<string>() is { } set)
        {
            Waiting[exchange.Id] = set;
        }

        if (exchange.IsSet && exchange.IsTaken)
        {
            var members = exchange.Sent!["members"]!.AsArray();
            foreach (var member in members)
            {
                var id = member!["documentId"]!.GetValue<string>();
                Waiting.TryRemove(id, out _);
                Shown[id] = members.Count;
            }
        }
    }

    private void OfUpload(Exchange exchange)
    {
        if (exchange.Method == "POST" && exchange.Status == 201)
        {
            Uploads[exchange.NewId] = (Number(exchange.Asked("Upload-Length")), Number(exchange.AnswerHeaders["Upload-Offset"]));
        }
        else if (exchange.Method == "PATCH")
        {
            if (exchange.Status == 204)
            {
                Unanswered.TryRemove(exchange.Id, out _);
                Uploads[exchange.Id] = (Uploads[exchange.Id].Length, Number(exchange.AnswerHeaders["Upload-Offset"]));
            }
        }
    }

    private static long Number(string? text) => long.Parse(text ?? "0", CultureInfo.InvariantCulture);
}
