using System.Runtime.InteropServices;
using LangSon.Txct.Operations.Settings;

namespace LangSon.Txct.Operations.Bundle;

/// <summary>Facts about the machine and the module's folder that name nobody.</summary>
internal static class BundleFacts
{
    private const string SetWord = "(đã đặt)";

    /// <summary>Folders of the module's own; files beside them may bear any name and are counted together.</summary>
    private static readonly string[] OwnFolders = ["bundles", "content", "packets-out", "transit", "uploaded", "uploads"];

    public static object Versions(string data, TimeProvider time)
    {
        var versions = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(data))!, "versions");
        return new
        {
            madeAt = time.GetUtcNow(), tool = typeof(BundleFacts).Assembly.GetName().Version?.ToString(3),
            installed = Directory.Exists(versions) ? Directory.EnumerateDirectories(versions).Select(Path.GetFileName).Where(name => Version.TryParse(name, out _)).Order(StringComparer.Ordinal).ToList() : [],
            runtime = Environment.Version.ToString(), system = RuntimeInformation.OSDescription, architecture = RuntimeInformation.OSArchitecture.ToString(),
        };
    }

    /// <summary>Numbers, times and choices as they are; of letters only that there are some, since they may name people.</summary>
    public static object Settings(BundleSource source) =>
        source.Kept.Where(pair => source.Known.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => source.Known[pair.Key] switch
            {
                { IsSecret: true } => Redaction.Masked,
                { Hint: Setting.Letters } => SetWord,
                _ => pair.Value,
            });

    public static object Folders(string data)
    {
        var own = OwnFolders.Where(name => Directory.Exists(Path.Combine(data, name))).ToDictionary(name => name, name => Sum(Directory.EnumerateFiles(Path.Combine(data, name), "*", SearchOption.AllDirectories)));
        own["(khác)"] = Sum(Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(file => !OwnFolders.Contains(Path.GetRelativePath(data, file).Split(Path.DirectorySeparatorChar)[0])));
        return own;
    }

    private static object Sum(IEnumerable<string> files)
    {
        var sizes = files.Select(file => new FileInfo(file)).Where(file => file.Exists).Select(file => file.Length).ToList();
        return new { files = sizes.Count, bytes = sizes.Sum() };
    }
}
