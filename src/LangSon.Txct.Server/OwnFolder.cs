namespace LangSon.Txct.Server;

/// <summary>Folders of the server below its data, into which only its own account may look.</summary>
internal static class OwnFolder
{
    /// <summary>Makes it where it is not yet. Windows gives it the rights of the folder above.</summary>
    public static DirectoryInfo Create(ServerOptions options, string name)
    {
        var path = Path.Combine(options.DataDirectory, "server", name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
