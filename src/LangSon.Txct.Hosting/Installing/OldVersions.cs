namespace LangSon.Txct.Hosting.Installing;

/// <summary>Lets go of versions that nobody goes back to any more, and of the copies of the data that were made for them.</summary>
internal static class OldVersions
{
    /// <param name="kept">How many versions beside the current one stay, the latest; the previous one stays in any case.</param>
    /// <returns>The versions that went.</returns>
    public static IReadOnlyList<string> Prune(ModuleFolder folder, int kept)
    {
        if (folder.Current is not { } current)
        {
            return [];
        }

        List<string> others = [.. folder.InstalledVersions().Reverse().Where(version => version != current.Version && version != current.Previous)];
        var gone = others.Skip(Math.Max(0, kept - (current.Previous is null ? 0 : 1))).ToList();
        gone.ForEach(version => Remove(folder, folder.VersionPath(version)));
        var needed = folder.SnapshotBefore(current);
        foreach (var copy in DataReturn.CopiesIn(folder.Snapshots).Where(copy => copy != needed).Skip(Math.Max(0, kept - (needed is null ? 0 : 1))).ToList())
        {
            Remove(folder, copy);
        }

        return gone;
    }

    /// <summary>Under another name first: what is cut half way is no version and no copy, and the next command clears it away.</summary>
    private static void Remove(ModuleFolder folder, string path)
    {
        var unfinished = Path.Combine(folder.Root, $"{ModuleFolder.Unfinished}{Guid.NewGuid():n}");
        Directory.Move(path, unfinished);
        Directory.Delete(unfinished, recursive: true);
    }
}
