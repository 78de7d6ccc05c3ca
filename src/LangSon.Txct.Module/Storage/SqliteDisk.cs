namespace LangSon.Txct.Storage;

/// <summary>Whether a folder lies on a disk of this machine. Over a network SQLite's locks and its shared memory do not hold, and committed data are lost.</summary>
internal static class SqliteDisk
{
    private static readonly string[] Networks = ["nfs", "smb", "cifs", "afs", "ceph", "glusterfs", "fuse.glusterfs", "fuse.sshfs", "davfs"];

    /// <exception cref="IOException"><paramref name="folder"/> lies on another machine.</exception>
    public static void AssertLocal(string folder)
    {
        var root = OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder;
        if (root.StartsWith(@"\\", StringComparison.Ordinal))
        {
            throw Refusal(folder, root);
        }

        var disk = new DriveInfo(root);
        if (IsNetwork(disk.DriveType, disk.DriveFormat))
        {
            throw Refusal(folder, disk.DriveFormat);
        }
    }

    /// <param name="format">The file system's name, as nfs4 or cifs.</param>
    public static bool IsNetwork(DriveType type, string format) =>
        (OperatingSystem.IsWindows() && type == DriveType.Network) || Networks.Any(network => format.StartsWith(network, StringComparison.OrdinalIgnoreCase));

    private static IOException Refusal(string folder, string format) => new(
        $"Thư mục dữ liệu {folder} nằm trên ổ đĩa mạng ({format}); SQLite ở đó có thể mất dữ liệu. " +
        "Xin chuyển thư mục dữ liệu sang ổ đĩa của chính máy này, hoặc đặt Storage:Provider = PostgreSql.");
}
