using System.Net;

namespace LangSon.Txct.Transport;

/// <summary>What came back from another system, before anyone reads meaning into it.</summary>
/// <param name="Status">0 if there was no answer.</param>
/// <param name="Body">The text of a JSON answer; empty for bytes, which went elsewhere.</param>
/// <param name="Fault">Why there was no whole answer; null if there was.</param>
internal sealed record PeerReply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body, string? Fault)
{
    public static PeerReply None(string fault) => new(0, new Dictionary<string, string>(), "", fault);

    /// <summary>No answer, "slow down", or a fault on the other side: the same call may succeed later.</summary>
    public bool IsTransient => Fault is not null
        || Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    public bool IsSuccess => Fault is null && (int)Status is >= 200 and < 300;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>How long the other side asks to wait; null if it does not say, or says nonsense.</summary>
    public TimeSpan? RetryAfter(TimeProvider time)
    {
        if (!System.Net.Http.Headers.RetryConditionHeaderValue.TryParse(Header("Retry-After"), out var value))
        {
            return null;
        }

        var wait = value.Delta ?? value.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }
}
