using System.ComponentModel;
using System.Runtime.InteropServices;

namespace LangSon.Txct.Content;

/// <summary>Makes files and their names outlive a power cut.</summary>
/// <remarks>The runtime swallows what fsync says on Linux, and cannot open a folder at all; so libc is asked itself.</remarks>
internal static partial class DurableFiles
{
    /// <exception cref="IOException">The disk did not take the bytes. The file must not be trusted, nor synced again.</exception>
    public static void Sync(FileStream file)
    {
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (!OperatingSystem.IsWindows())
        {
            Check(Fsync((int)file.SafeFileHandle.DangerousGetHandle()), file.Name);
        }
    }

    /// <summary>Makes the names in a folder durable. Windows keeps them with the files.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(path, 0);
        Check(handle, path);
        try
        {
            Check(Fsync(handle), path);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static void Check(int result, string path)
    {
        if (result < 0)
        {
            throw new IOException($"{path} could not be made durable.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
