using System.Globalization;

namespace LangSon.Txct.Transport;

/// <summary>Parts of a question that the contracts share.</summary>
internal static class PeerQuery
{
    /// <summary>The lower bound of a list, included; nothing for the whole list.</summary>
    public static string Since(DateTimeOffset? instant) => instant is { } since
        ? $"&modifiedSince={Uri.EscapeDataString(since.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture))}"
        : "";
}
