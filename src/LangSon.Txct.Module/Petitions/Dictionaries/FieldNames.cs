using System.Text.Json;
using System.Text.Json.Serialization;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <param name="Code">As in giao-thong.</param>
/// <param name="Group">Its column in the Councils' annexes: co-che-chinh-sach, kinh-te-ngan-sach, van-hoa-xa-hoi, tu-phap or an-ninh-quoc-phong-khac.</param>
/// <param name="Printed">How papers write it.</param>
internal sealed record FieldName(string Code, string Name, string Group, IReadOnlyList<string> Printed);

/// <summary>The fields by which petitions are sorted.</summary>
internal static class FieldNames
{
    /// <summary>Words around the name of a field in a heading.</summary>
    private static readonly string[] Around = ["linh vuc", "nhom linh vuc", "ve linh vuc", "nhom van de", "ve cong tac", "cong tac", "ve van de", "ve viec", "trong linh vuc", "nhom", "nganh", "ve", "ve cac", "ve mot so", "cac", "mot so"];

    private static readonly Dictionary<string, string> Codes = Dictionary.Read<FieldName[]>("fields.json").SelectMany(field => field.Printed.Append(field.Name).Select(name => (Name: Folded.Of(name), field.Code)))
        .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Code, StringComparer.Ordinal);

    public static IReadOnlyList<FieldName> All { get; } = Dictionary.Read<FieldName[]>("fields.json");

    /// <summary>The columns of the Councils' annexes, in their order.</summary>
    public static IReadOnlyList<(string Code, string Short, string Name)> Groups { get; } =
    [
        ("co-che-chinh-sach", "CC CS", "cơ chế, chính sách"), ("kinh-te-ngan-sach", "KT NS", "kinh tế, ngân sách"), ("van-hoa-xa-hoi", "VH XH", "văn hóa, xã hội"), ("tu-phap", "TP", "tư pháp"),
        ("an-ninh-quoc-phong-khac", "AN QP", "an ninh, quốc phòng và vấn đề khác"),
    ];

    public static string GroupOf(string code) => All.FirstOrDefault(field => field.Code == code)?.Group ?? Groups[^1].Code;

    public static string NameOf(string code) => All.FirstOrDefault(field => field.Code == code)?.Name ?? code;

    /// <summary>The field of a heading or a cell that says nothing else, as in "Lĩnh vực quốc phòng, biên giới"; of several the first. Null if it is none.</summary>
    public static string? Find(string printed)
    {
        var words = Folded.Of(printed);
        words = Around.Where(around => words.StartsWith($"{around} ", StringComparison.Ordinal)).MaxBy(around => around.Length) is { } lead ? words[(lead.Length + 1)..] : words;
        return Codes.GetValueOrDefault(words) ?? OfSeveral(words);
    }

    /// <summary>Names one after the other, with or without "và" between them, and nothing else.</summary>
    private static string? OfSeveral(string words)
    {
        string? first = null;
        var left = words.Split(' ');
        while (left.Length > 0)
        {
            var taken = Enumerable.Range(1, left.Length).Reverse().FirstOrDefault(count => Codes.ContainsKey(string.Join(' ', left[..count])));
            if (taken > 0)
            {
                first ??= Codes[string.Join(' ', left[..taken])];
            }
            else if (first is null || left[0] is not ("va" or "nong" or "thon" or "xa" or "hoi"))
            {
                return null;
            }

            left = left[Math.Max(taken, 1)..];
        }

        return first;
    }
}

/// <summary>What the module knows of words, as data beside the code.</summary>
internal static class Dictionary
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static T Read<T>(string name)
    {
        using var json = typeof(Dictionary).Assembly.GetManifestResourceStream($"LangSon.Txct.Petitions.Dictionaries.{name}") ?? throw new InvalidOperationException($"{name} is not within the module.");
        return JsonSerializer.Deserialize<T>(json, Options)!;
    }
}
