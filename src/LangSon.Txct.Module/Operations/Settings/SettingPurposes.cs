using System.Text.Json;

namespace LangSon.Txct.Operations.Settings;

/// <summary>What each setting is for, as contracts/module/settings.schema.json says it.</summary>
internal static class SettingPurposes
{
    /// <summary>Before what may be written, which stands in the same description.</summary>
    private const string End = " Cần ";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> All = new(Read);

    /// <returns>A sentence in Vietnamese; empty for what the schema does not name, as lists.</returns>
    public static string Of(string key) => All.Value.GetValueOrDefault(key, "");

    private static Dictionary<string, string> Read()
    {
        using var file = typeof(SettingPurposes).Assembly.GetManifestResourceStream("settings.schema.json") ?? throw new InvalidOperationException("settings.schema.json is not within the module.");
        using var schema = JsonDocument.Parse(file);
        return schema.RootElement.GetProperty("properties").EnumerateObject().ToDictionary(property => property.Name, property => BeforeEnd(property.Value.GetProperty("description").GetString()!));
    }

    private static string BeforeEnd(string description) => description[..description.LastIndexOf(End, StringComparison.Ordinal)];
}
