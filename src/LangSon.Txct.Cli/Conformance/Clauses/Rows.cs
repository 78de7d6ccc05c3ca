using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Compares receipts and rows with what was sent.</summary>
internal static class Rows
{
    /// <summary>By name, media type, size and SHA-256, in any order.</summary>
    public static void ExpectParts(Answer answer, JsonElement parts, Paper paper)
    {
        var due = paper.Parts.Select(part => (part.Name, "text/plain", (long)part.Bytes.Length, part.Sha256)).ToHashSet();
        var came = parts.EnumerateArray().Select(part =>
            (part.GetProperty("name").GetString()!, part.GetProperty("mediaType").GetString()!, part.GetProperty("size").GetInt64(), part.GetProperty("sha256").GetString()!));
        answer.Expect(due.SetEquals(came), $"có đúng {due.Count} tệp đã gửi");
    }

    /// <summary>The two bodies must say the same, whatever their spacing.</summary>
    public static void ExpectSame(Answer first, Answer again) =>
        again.Expect(JsonElement.DeepEquals(first.Json, again.Json), $"là biên nhận của lần đầu, {first.Json}, không phải {again.Json}");
}
