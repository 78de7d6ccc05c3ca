using System.Net;
using System.Text.Json;

namespace LangSon.Txct.Transport;

/// <summary>The one place where an answer over the wire gets its meaning.</summary>
internal static class PeerAnswers
{
    /// <summary>tus 1.0: the bytes were changed on their way, and were not kept.</summary>
    private const HttpStatusCode ChecksumMismatch = (HttpStatusCode)460;

    /// <summary>Reads an answer whose loss is harmless: nothing was to change, or the call may simply be made again.</summary>
    public static Answer<T> Read<T>(PeerReply reply, Func<PeerReply, T> value, TimeProvider time) => reply switch
    {
        { IsSuccess: true } => Parse(reply, value),
        { IsTransient: true } => new Answer<T>.Unavailable(reply.Fault ?? $"status {(int)reply.Status}", reply.RetryAfter(time)),
        { Status: HttpStatusCode.Locked or ChecksumMismatch } => new Answer<T>.Unavailable($"status {(int)reply.Status}", reply.RetryAfter(time)),
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => new Answer<T>.Unauthorized($"status {(int)reply.Status}"),
        { Status: HttpStatusCode.NotFound } => new Answer<T>.Missing($"status {(int)reply.Status}"),
        { Status: HttpStatusCode.Gone } => new Answer<T>.Withdrawn(Problem(reply, "detail") ?? Reason(reply)),
        { Status: HttpStatusCode.Conflict } => new Answer<T>.Conflict(Code(reply), Reason(reply), Latest(reply)),
        _ => new Answer<T>.Refused(Code(reply), Reason(reply)),
    };

    /// <summary>Reads the answer to a commit: without one, nobody knows whether it took effect.</summary>
    public static Answer<T> ReadCommit<T>(PeerReply reply, Func<PeerReply, T> value, TimeProvider time) => reply switch
    {
        { Fault: { } fault } => new Answer<T>.Ambiguous(fault),
        { Status: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } => new Answer<T>.Ambiguous($"status {(int)reply.Status}"),

        // Without the contract's code it is not the host who found something else there.
        { Status: HttpStatusCode.Conflict } when !HasCode(reply) => new Answer<T>.Refused(Code(reply), Reason(reply)),
        _ => Read(reply, value, time),
    };

    /// <summary>Whether the other side itself says what is wrong, as its contract words it.</summary>
    public static bool HasCode(PeerReply reply) => Problem(reply, "code") is not null;

    private static Answer<T> Parse<T>(PeerReply reply, Func<PeerReply, T> value)
    {
        try
        {
            return new Answer<T>.Ok(value(reply));
        }
        catch (Exception exception)
        {
            // A portal's page with status 200, or a peer that broke its contract: not an answer of ours, whatever the reader stumbled over.
            return new Answer<T>.Unavailable($"The answer is not of the contract: {exception.Message}", null);
        }
    }

    private static string Code(PeerReply reply) => Problem(reply, "code") ?? $"http-{(int)reply.Status}";

    private static string Reason(PeerReply reply) => Problem(reply, "title") ?? $"status {(int)reply.Status}";

    private static long? Latest(PeerReply reply) =>
        long.TryParse(reply.Header("Upload-Offset") ?? Problem(reply, "latest"), out var latest) ? latest : null;

    private static string? Problem(PeerReply reply, string name)
    {
        try
        {
            return PeerJson.Parse(reply.Body).TryGetProperty(name, out var value) ? value.ToString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
