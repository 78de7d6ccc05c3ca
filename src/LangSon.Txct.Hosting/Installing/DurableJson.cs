using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LangSon.Txct.Content;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>Small facts on the disk: whenever the power is cut, a file holds the whole of what was written last, or of what was before.</summary>
internal static class DurableJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write<T>(string path, T value)
    {
        var unfinished = $"{path}.{Guid.NewGuid():n}.tmp";
        using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, value, Form);
            DurableFiles.Sync(file);
        }

        BusyFiles.Move(unfinished, path);
        DurableFiles.SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <returns>Null if there is no such file.</returns>
    /// <exception cref="ModuleRefusedException">Other hands wrote into the file (TXCT-INS-005).</exception>
    public static T? Read<T>(string path) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Form) ?? throw new JsonException("null");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            throw new ModuleRefusedException("TXCT-INS-005", $"Tệp {path} không đọc được. Xin chuyển tệp sang chỗ khác rồi chạy lại lệnh cài.");
        }
    }

    public static void Delete(string path)
    {
        if (File.Exists(path))
        {
            BusyFiles.Delete(path);
            DurableFiles.SyncFolder(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Adds a line to a file that only grows.</summary>
    public static void Append<T>(string path, T value)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(value, Form), (byte)'\n']);
        DurableFiles.Sync(file);
    }

    /// <summary>The lines that are whole, oldest first; none if there is no such file.</summary>
    public static IReadOnlyList<T> Lines<T>(string path) => !File.Exists(path) ? []
        : [.. File.ReadLines(path).Where(line => line.EndsWith('}')).Select(line => JsonSerializer.Deserialize<T>(line, Form)!)];
}
