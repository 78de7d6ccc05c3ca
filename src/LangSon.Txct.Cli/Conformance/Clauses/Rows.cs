using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Compares receipts and rows with what was sent.</summary>
internal static class Rows
{
    /// <summary>By name, media type, size and SHA-256, in any order.</summary>
    /// <param name="hasDigests">Whether the host must tell the SHA-256; below level 3 it need not, but if it does it must be right.</param>
    public static void ExpectParts(Answer answer, JsonElement parts, Paper paper, bool hasDigests = true)
    {
        var due = paper.Parts.Select(part => (part.Name, "text/plain", (long)part.Bytes.Length, part.Sha256)).ToHashSet();
        var came = parts.EnumerateArray().Select(part => (
            Name: part.GetProperty("name").GetString()!, part.GetProperty("mediaType").GetString()!, part.GetProperty("size").GetInt64(),
            hasDigests || part.TryGetProperty("sha256", out _) ? part.GetProperty("sha256").GetString()! : paper.Parts.FirstOrDefault(sent => sent.Name == part.GetProperty("name").GetString())?.Sha256 ?? ""));
        answer.Expect(due.SetEquals(came), $"có đúng {due.Count} tệp đã gửi");
    }

    /// <summary>The two bodies must say the same, whatever their spacing.</summary>
    public static void ExpectSame(Answer first, Answer again) =>
        again.Expect(JsonElement.DeepEquals(first.Json, again.Json), $"là biên nhận của lần đầu, {first.Json}, không phải {again.Json}");
}
