using System.Security.Cryptography;
using System.Text;

namespace LangSon.Txct.Planning.Schedule;

/// <summary>Ids of meetings, made when a meeting is first known: the same plan read twice makes the same ids.</summary>
internal static class MeetingIds
{
    /// <param name="day">The day first planned.</param>
    /// <param name="place">The place first planned; case, spacing and the way of writing accents do not matter.</param>
    public static string Of(string groupId, string roundId, DateOnly day, string place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', groupId, roundId, $"{day:yyyy-MM-dd}", TypedText.Plain(place).ToUpperInvariant())));
        return $"m-{Convert.ToHexStringLower(hash.AsSpan(0, 12))}";
    }
}
