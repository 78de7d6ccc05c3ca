using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LangSon.Txct.Support;

/// <summary>Petitions with how a person sorted them.</summary>
internal static class PetitionSamples
{
    public static IReadOnlyList<SampledPetition> All { get; } = Read("petitions.jsonl");

    /// <summary>Others, by another hand, and partly about unusual things. Not all say their field, and not all have been searched for repeats.</summary>
    public static IReadOnlyList<SampledPetition> More { get; } = Read("more.jsonl");

    private static List<SampledPetition> Read(string name) => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "petitions", name)).Select(line => JsonSerializer.Deserialize<SampledPetition>(line, JsonSerializerOptions.Web)!)];

    /// <summary>As it is typed without accents.</summary>
    public static string WithoutAccents(string text) => string.Concat(text.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
}

internal sealed record SampledPetition(string Id, string Text, string District, string Place, string? Field = null, string? Competence = null, string? Agency = null, string? Cluster = null);
