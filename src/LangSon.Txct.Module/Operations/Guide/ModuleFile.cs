using System.Text.Json;

namespace LangSon.Txct.Operations.Guide;

/// <summary>What the module's own manifest says, for people.</summary>
internal static class ModuleFile
{
    public static IReadOnlyList<string> Outbound() => Capability("outbound");

    public static IReadOnlyList<string> Jobs() => Capability("jobs");

    private static List<string> Capability(string name)
    {
        using var file = typeof(ModuleFile).Assembly.GetManifestResourceStream("module.json") ?? throw new InvalidOperationException("module.json is not within the module.");
        using var manifest = JsonDocument.Parse(file);
        return [.. manifest.RootElement.GetProperty("capabilities").GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
    }
}
