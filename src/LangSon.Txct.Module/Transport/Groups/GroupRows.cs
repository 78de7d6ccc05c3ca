using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AutoMapper;
using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Transport.Groups;

/// <summary>Rows of a group's list. One that is not of the contract stands for itself: it spoils no other.</summary>
internal static class GroupRows
{
    private const int MostIdLetters = 200, MostLettersKept = 64 << 10;

    /// <param name="now">The system's time when it answered.</param>
    public static SourceReport Read(JsonElement row, IMapper mapper, DateTimeOffset now)
    {
        try
        {
            var report = row.Deserialize<WireGroupReport>(PeerJson.Options) ?? throw new JsonException("null where a row was expected");
            return report.Id is { Length: > 0 and <= MostIdLetters } && report.ModifiedAt != default && report is { Attachments: not null, Title: not null }
                ? mapper.Map<SourceReport>(report)
                : Unreadable(row, now);
        }
        catch (JsonException)
        {
            return Unreadable(row, now);
        }
    }

    private static SourceReport Unreadable(JsonElement row, DateTimeOffset now)
    {
        var text = row.GetRawText();
        var id = row.ValueKind == JsonValueKind.Object && row.TryGetProperty("id", out var said) && said.ValueKind == JsonValueKind.String && said.GetString() is { Length: > 0 and <= MostIdLetters } name
            ? name
            : $"row-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";
        return new SourceReport(id, 0, null, null, null, null, null, null, "", [], now, false) { Unreadable = text.Length > MostLettersKept ? text[..MostLettersKept] : text };
    }
}
