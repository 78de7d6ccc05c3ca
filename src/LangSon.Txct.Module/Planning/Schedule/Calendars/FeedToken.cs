using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>The secret in a calendar's address: whoever has it may read the calendar.</summary>
internal static class FeedToken
{
    private const int SizeInBytes = 32;

    /// <returns>43 characters that an address can hold.</returns>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SizeInBytes));

    /// <summary>What is kept of a token: its SHA-256 in hex.</summary>
    public static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
