using System.Text.Json;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.PlanFiles;

namespace LangSon.Txct.Cli.Inspect;

/// <summary>What an inspection works on: the files named, the year's plan, the sessions.</summary>
internal static class InspectSources
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <summary>The plan of the file; without one that of 2024.</summary>
    /// <exception cref="PlanFaultException">The file is no plan.</exception>
    public static YearPlan Plan(string? path) => path is not null ? PlanFile.Read(path) : PlanFile.Read(Embedded("plan.json"), "plan-2024.json");

    /// <summary>The sessions of the file, in the form of the host's contract; without one those of 2024.</summary>
    /// <exception cref="PlanFaultException">The file is no list of sessions.</exception>
    public static IReadOnlyList<Session> Sessions(string? path)
    {
        try
        {
            using var json = path is not null ? File.OpenRead(path) : Embedded("sessions.json");
            return JsonSerializer.Deserialize<Session[]>(json, Options) ?? [];
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PlanFaultException($"Không đọc được danh sách kỳ họp {path}.", exception);
        }
    }

    /// <summary>Whether something is there, be it a link that leads nowhere.</summary>
    public static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>Files named, and of folders their files and those one folder deeper; links are named and not followed.</summary>
    public static IEnumerable<string> Files(IEnumerable<string> paths) => paths.SelectMany(path => IsFolder(path) ? Within(path, deeper: true) : [path]);

    private static IEnumerable<string> Within(string folder, bool deeper) => Directory.EnumerateFileSystemEntries(folder)
        .Where(path => !FileNames.IsSidecar(Path.GetFileName(path)))
        .SelectMany(path => !IsFolder(path) ? [path] : deeper ? Within(path, deeper: false) : []);

    private static bool IsFolder(string path) => Directory.Exists(path) && new FileInfo(Path.TrimEndingDirectorySeparator(path)).LinkTarget is null;

    private static Stream Embedded(string name) =>
        typeof(InspectSources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not within the command.");
}
