namespace LangSon.Txct.Content;

/// <summary>Folders that only the account of this process may look into.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes it where it is not yet. Windows gives it the rights of the folder above.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
