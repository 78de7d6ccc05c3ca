using System.Text.Json;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Publishing;

namespace LangSon.Txct.Support;

/// <summary>The sample papers, what is true of them, and how the intake judges them.</summary>
internal static class Papers
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Plan2024 { get; } = Path.Combine(Root, "contracts", "plans", "plan-2024.json");

    public static string Good(string name) => Path.Combine(Root, "src", "LangSon.Txct.ReferenceHost", "Samples", "documents", name);

    public static string Bad(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "bad", name);

    public static IEnumerable<string> GoodNames() => Names(Good(""));

    public static IEnumerable<string> BadNames() => Names(Bad("")).Where(name => !name.EndsWith(".truth.json", StringComparison.Ordinal));

    public static JsonElement Truth(string name) => JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "truth", $"{name}.truth.json")));

    public static JsonElement BadTruth(string name) => JsonElement.Parse(File.ReadAllText($"{Bad(name)}.truth.json"));

    /// <summary>Judges files as the intake does, with the plan and the sessions of 2024.</summary>
    public static Task<IReadOnlyList<InspectedFile>> InspectAsync(params string[] paths) => InspectAsync(UnsignedFiles.Publish, paths);

    public static async Task<IReadOnlyList<InspectedFile>> InspectAsync(UnsignedFiles unsigned, params string[] paths)
    {
        List<InspectedFile> files = [];
        var inspection = new Inspection(InspectSources.Plan(null), InspectSources.Sessions(null), unsigned, TimeProvider.System);
        await foreach (var file in inspection.RunAsync(paths, TestContext.Current.CancellationToken))
        {
            files.Add(file);
        }

        return files;
    }

    /// <summary>Judges one file with these bytes, written for the purpose.</summary>
    public static async Task<InspectedFile> InspectAsync(byte[] bytes, string name, UnsignedFiles unsigned = UnsignedFiles.Publish)
    {
        var folder = Directory.CreateTempSubdirectory("txct-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

            // Written long ago, as far as the intake can tell: it need not wait for more.
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
            return (await InspectAsync(unsigned, path)).Single();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "LangSon.Txct.Module.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
