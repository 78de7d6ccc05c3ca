using System.Text.Json;
using LangSon.Txct.Cli.Settings;
using LangSon.Txct.Support;

namespace LangSon.Txct.Operations.Settings;

/// <summary>contracts/module/settings.schema.json against the module's options.</summary>
public sealed class SettingsSchemaTests : IDisposable
{
    private readonly DisposableFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_setting_stands_in_the_schema_with_what_may_be_written_and_the_other_way_round()
    {
        var schema = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(Papers.Root, "contracts/module/settings.schema.json"), TestContext.Current.CancellationToken));

        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(
            new SettingsFile(folder.Path).Known().Values.Select(setting => Line(setting.Key, setting.Hint, setting.Default is "(không)" ? "" : setting.Default, setting.IsSecret, ChoicesOf(setting.Hint))),
            schema.GetProperty("properties").EnumerateObject().Select(property => Line(
                property.Name, HintOf(property.Value.GetProperty("description").GetString()!), Find(property.Value, "default")?.GetString() ?? "", Find(property.Value, "writeOnly") is not null,
                Find(property.Value, "enum") is { } words ? string.Join(", ", words.EnumerateArray().Select(word => word.GetString())) : "")));
    }

    private static string Line(string key, string hint, string byDefault, bool isSecret, string choices) => $"{key} | {hint} | {byDefault} | {isSecret} | {choices}";

    private static string ChoicesOf(string hint) => hint.StartsWith("một trong: ", StringComparison.Ordinal) ? hint["một trong: ".Length..] : hint is "true hoặc false" ? "true, false" : "";

    /// <summary>What stands at the end of a description.</summary>
    private static string HintOf(string description) => description[(description.LastIndexOf(" Cần ", StringComparison.Ordinal) + " Cần ".Length)..^1];

    private static JsonElement? Find(JsonElement body, string name) => body.TryGetProperty(name, out var found) ? found : null;
}
