using LangSon.Txct.Content;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>A way back that was begun: written down before anything moves, and gone when all of it is done.</summary>
/// <param name="Next">Name of the folder, beside that of the data, that takes its place; null if the data stay.</param>
/// <param name="Before">Name of the folder as which the data of today are kept.</param>
/// <param name="Pointer">The version that is current afterwards.</param>
internal sealed record PendingReturn(string? Next, string Before, CurrentVersion Pointer);

/// <summary>Goes back to another version, with the data as they were for it where it cannot read those of today. Cut anywhere, it is finished by whoever comes next.</summary>
internal static class DataReturn
{
    /// <summary>What a copy of the data says of itself; no part of the data.</summary>
    private const string FactsOfCopy = "backup.json";

    /// <param name="snapshot">Full path of the copy of the data; null to leave the data.</param>
    /// <returns>Where the data of today are kept; null if they stay.</returns>
    public static string? Run(ModuleFolder folder, string? snapshot, CurrentVersion pointer)
    {
        var next = snapshot is null ? null : $"{ModuleFolder.Unfinished}{Guid.NewGuid():n}";
        var before = $"data.before-{pointer.At:yyyyMMdd-HHmmss-fff}";
        if (next is not null)
        {
            Copy(snapshot!, Path.Combine(folder.Root, next));
        }

        folder.Begin(new PendingReturn(next, before, pointer));
        Finish(folder);
        return next is null ? null : Path.Combine(folder.Root, before);
    }

    /// <summary>Goes on where a way back was cut; does nothing if there is none.</summary>
    public static void Finish(ModuleFolder folder)
    {
        if (folder.Pending is not { } pending)
        {
            return;
        }

        if (pending.Next is not null && Path.Combine(folder.Root, pending.Next) is var next && Directory.Exists(next))
        {
            if (Directory.Exists(folder.Data))
            {
                BusyFiles.MoveFolder(folder.Data, Path.Combine(folder.Root, pending.Before));
            }

            BusyFiles.MoveFolder(next, folder.Data);
            DurableFiles.SyncFolder(folder.Root);
        }

        folder.MakeCurrent(pending.Pointer);
        folder.ForgetPending();
    }

    /// <summary>The copies of the data that are whole by what stands beside them, the latest first.</summary>
    public static IEnumerable<string> CopiesIn(string directory) => !Directory.Exists(directory) ? []
        : Directory.EnumerateDirectories(directory).Where(copy => File.Exists(Path.Combine(copy, FactsOfCopy))).OrderByDescending(Path.GetFileName, StringComparer.Ordinal);

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => Path.GetRelativePath(source, file) != FactsOfCopy))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            using var written = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite);
            DurableFiles.Sync(written);
        }

        foreach (var made in Directory.EnumerateDirectories(target, "*", SearchOption.AllDirectories).Prepend(target))
        {
            DurableFiles.SyncFolder(made);
        }
    }
}
