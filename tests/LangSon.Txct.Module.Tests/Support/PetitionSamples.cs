using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LangSon.Txct.Support;

/// <summary>Petitions with how a person sorted them.</summary>
internal static class PetitionSamples
{
    public static IReadOnlyList<SampledPetition> All { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "petitions", "petitions.jsonl"))
        .Select(line => JsonSerializer.Deserialize<SampledPetition>(line, JsonSerializerOptions.Web)!)];

    /// <summary>As it is typed without accents.</summary>
    public static string WithoutAccents(string text) => string.Concat(text.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
}

internal sealed record SampledPetition(string Id, string Text, string District, string Place, string Field, string Competence, string Agency, string Cluster);
