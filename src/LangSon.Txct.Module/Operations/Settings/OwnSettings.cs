using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LangSon.Txct.Content;

namespace LangSon.Txct.Operations.Settings;

/// <summary>Settings that an administrator gave on the module's own page: one file in the module's folder, its owner's alone, whole or as it was before.</summary>
/// <param name="directory">The module's data folder.</param>
internal sealed class OwnSettings(string directory)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private string Current => Path.Combine(directory, "settings.json");

    private string Before => Path.Combine(directory, "settings.bak.json");

    /// <summary>Keys and values. A file that is no settings is put aside under a name of its own, and the one before it counts.</summary>
    /// <exception cref="IOException">The file is there and the machine does not give it: that is no reason to go on without it.</exception>
    public IReadOnlyDictionary<string, string?> Read()
    {
        if (TryRead(Current) is { } current)
        {
            return current;
        }

        if (File.Exists(Current))
        {
            BusyFiles.Move(Current, Path.Combine(directory, $"settings.bad-{File.GetLastWriteTimeUtc(Current):yyyyMMdd-HHmmss}.json"));
        }

        return TryRead(Before) ?? new Dictionary<string, string?>();
    }

    /// <summary>On return the file is on disk; the one before it stays beside it.</summary>
    public void Write(IReadOnlyDictionary<string, string?> settings)
    {
        PrivateFolder.Create(directory);
        var unfinished = Path.Combine(directory, $"settings.{Guid.NewGuid():n}.tmp");
        try
        {
            using (var file = new FileStream(unfinished, OwnersAlone()))
            {
                JsonSerializer.Serialize(file, settings.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(), Written);
                DurableFiles.Sync(file);
            }

            if (File.Exists(Current))
            {
                File.Copy(Current, Before, overwrite: true);
            }

            BusyFiles.Move(unfinished, Current);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static FileStreamOptions OwnersAlone()
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return how;
    }

    private static Dictionary<string, string?>? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllBytes(path)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
