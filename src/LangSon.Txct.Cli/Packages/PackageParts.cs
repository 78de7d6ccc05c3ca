using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LangSon.Txct.Hosting.Loading;

namespace LangSon.Txct.Cli.Packages;

/// <summary>What a package has beside the module's own files: which libraries it carries, and which it expects of the framework. Native libraries only of servers.</summary>
internal static class PackageParts
{
    private static readonly string[] Servers = ["linux-x64", "win-x64"];

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Complete(string folder)
    {
        DropForeignNatives(Path.Combine(folder, "runtimes"));
        WriteBill(folder);
        WriteFramework(folder);
    }

    private static void DropForeignNatives(string runtimes)
    {
        if (Directory.Exists(runtimes))
        {
            foreach (var system in Directory.EnumerateDirectories(runtimes).Where(system => !Servers.Contains(Path.GetFileName(system))).ToList())
            {
                Directory.Delete(system, recursive: true);
            }
        }
    }

    /// <summary>The libraries with version and digest as CycloneDX 1.6 words them, read from what the build wrote down.</summary>
    private static void WriteBill(string folder)
    {
        if (Directory.EnumerateFiles(folder, "*.deps.json").FirstOrDefault() is not { } dependencies)
        {
            return;
        }

        var libraries = JsonElement.Parse(File.ReadAllBytes(dependencies)).GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").OrderBy(library => library.Name, StringComparer.Ordinal)
            .Select(library => (Name: library.Name.Split('/')[0], Version: library.Name.Split('/')[1], Sha512: library.Value.GetProperty("sha512").GetString() ?? ""));
        File.WriteAllText(
            Path.Combine(folder, "sbom.cdx.json"),
            JsonSerializer.Serialize(
                new
                {
                    bomFormat = "CycloneDX", specVersion = "1.6", version = 1,
                    components = libraries.Select(library => new
                    {
                        type = "library", name = library.Name, version = library.Version, purl = $"pkg:nuget/{library.Name}@{library.Version}",
                        hashes = library.Sha512.StartsWith("sha512-", StringComparison.Ordinal) ? new[] { new { alg = "SHA-512", content = Convert.ToHexStringLower(Convert.FromBase64String(library.Sha512["sha512-".Length..])) } } : [],
                    }),
                },
                Written) + "\n",
            new UTF8Encoding(false));
    }

    /// <summary>The names of the shared frameworks' assemblies: what the module must find at its host.</summary>
    private static void WriteFramework(string folder)
    {
        var names = FrameworkFiles.OfThisProcess().Select(file => file.Name).Distinct().Order(StringComparer.Ordinal);
        File.WriteAllText(Path.Combine(folder, "framework-assemblies.txt"), string.Concat(names.Select(name => $"{name}\n")), new UTF8Encoding(false));
    }
}
