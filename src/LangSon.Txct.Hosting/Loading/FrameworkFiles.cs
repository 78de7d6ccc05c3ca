using System.Text.Json;

namespace LangSon.Txct.Hosting.Loading;

/// <summary>An assembly of one of the shared frameworks.</summary>
/// <param name="Framework">As in Microsoft.AspNetCore.App.</param>
/// <param name="Path">Full path.</param>
internal sealed record FrameworkFile(string Framework, string Path)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>Which of a host's assemblies are the shared frameworks': those in .NET's own folder or, in a host that carries its .NET along, those that its .deps.json counts to a runtime pack.</summary>
internal static class FrameworkFiles
{
    private const string Pack = "runtimepack.";

    public static IReadOnlyList<FrameworkFile> OfThisProcess()
    {
        var trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        List<FrameworkFile> shared = [.. trusted.Select(path => (Framework: SharedFolderOf(path), Path: path)).Where(file => file.Framework is not null).Select(file => new FrameworkFile(file.Framework!, file.Path))];
        return shared.Count > 0 ? shared : CarriedBy(AppContext.BaseDirectory).Files;
    }

    /// <summary>What a host carries along, and which .NET it is; no files and no version if it takes the machine's.</summary>
    public static (Version? Runtime, IReadOnlyList<FrameworkFile> Files) CarriedBy(string directory)
    {
        Version? runtime = null;
        List<FrameworkFile> files = [];
        foreach (var pack in Directory.EnumerateFiles(directory, "*.deps.json").SelectMany(PacksOf))
        {
            var framework = pack.Name[Pack.Length..pack.Name.IndexOf(".Runtime.", StringComparison.Ordinal)];
            runtime = framework == "Microsoft.NETCore.App" && Version.TryParse(pack.Name[(pack.Name.IndexOf('/') + 1)..], out var version) ? version : runtime;
            files.AddRange(pack.Value.GetProperty("runtime").EnumerateObject().Select(file => new FrameworkFile(framework, Path.Combine(directory, file.Name))).Where(file => File.Exists(file.Path)));
        }

        return (runtime, files);
    }

    private static IEnumerable<JsonProperty> PacksOf(string dependencies) =>
        JsonElement.Parse(File.ReadAllBytes(dependencies)).GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Name.StartsWith(Pack, StringComparison.Ordinal) && library.Value.TryGetProperty("runtime", out _));

    private static string? SharedFolderOf(string path) =>
        path.Replace('\\', '/').Split("/shared/") is [_, .., var below] && below.StartsWith("Microsoft.", StringComparison.Ordinal) ? below.Split('/')[0] : null;
}
