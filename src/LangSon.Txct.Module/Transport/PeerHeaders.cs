using System.Globalization;

namespace LangSon.Txct.Transport;

/// <summary>What every answer of a contract carries in its headers.</summary>
internal static class PeerHeaders
{
    /// <summary>The other side's clock, when it answered.</summary>
    /// <exception cref="FormatException">The header is missing or is no instant.</exception>
    public static DateTimeOffset ServerTime(PeerReply reply) =>
        DateTimeOffset.Parse(reply.Header("Txct-Server-Time") ?? throw new FormatException("Txct-Server-Time is missing"), CultureInfo.InvariantCulture);

    /// <summary>Changes when the other side was restored from an older copy.</summary>
    /// <exception cref="FormatException">The header is missing.</exception>
    public static string Epoch(PeerReply reply) => reply.Header("Txct-Epoch") ?? throw new FormatException("Txct-Epoch is missing");
}
