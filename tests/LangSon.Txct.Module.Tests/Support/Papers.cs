using System.Text.Json;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Support;

/// <summary>The sample papers, and what is true of them.</summary>
internal static class Papers
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Good(string name) => Path.Combine(Root, "src", "LangSon.Txct.ReferenceHost", "Samples", "documents", name);

    public static string Bad(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "bad", name);

    public static IEnumerable<string> GoodNames() => Directory.EnumerateFiles(Good("")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static JsonElement Truth(string name) => JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "truth", $"{name}.truth.json")));

    public static JsonElement BadTruth(string name) => JsonElement.Parse(File.ReadAllText($"{Bad(name)}.truth.json"));

    /// <summary>Reads a file as the intake does, through transit.</summary>
    public static async Task<Content.Reading.Reading> ReadAsync(string path)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("txct-");
        try
        {
            var options = Options.Create(new ContentOptions());
            await using var bytes = File.OpenRead(path);
            using var file = await new Transit(folder.FullName, options).TakeAsync(bytes, cancel);
            return await new PaperReader(options, TimeProvider.System).ReadAsync(file, Path.GetFileName(path), cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "LangSon.Txct.Module.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
