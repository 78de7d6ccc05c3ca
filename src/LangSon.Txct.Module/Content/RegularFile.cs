using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LangSon.Txct.Content;

/// <summary>What became of opening a file by its path.</summary>
internal abstract record OpenedFile
{
    private OpenedFile() { }

    internal sealed record Opened(FileStream Bytes, DateTime WrittenAtUtc) : OpenedFile;

    /// <summary>A link, a pipe, a device, a folder.</summary>
    internal sealed record NotRegular : OpenedFile;

    /// <summary>Missing, or not ours to read.</summary>
    internal sealed record Unreadable : OpenedFile;
}

/// <summary>Opens regular files only: never follows a link, never waits at a pipe, never wakes a device.</summary>
/// <remarks>The kind is asked of the opened file itself, so nothing can be put in its place between asking and opening.</remarks>
internal static partial class RegularFile
{
    private const int NonBlocking = 0x800, CloseOnExec = 0x80000, EmptyPath = 0x1000, KindMask = 0xF000, KindRegular = 0x8000;
    private const int TooManyLinks = 40, NoSuchDevice = 6;

    public static OpenedFile Open(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OpenOnLinux(path) : OpenElsewhere(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new OpenedFile.Unreadable();
        }
    }

    private static OpenedFile OpenOnLinux(string path)
    {
        var noFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;
        var number = OpenFile(path, NonBlocking | CloseOnExec | noFollow);
        if (number < 0)
        {
            return Marshal.GetLastPInvokeError() is TooManyLinks or NoSuchDevice ? new OpenedFile.NotRegular() : new OpenedFile.Unreadable();
        }

        var handle = new SafeFileHandle(number, ownsHandle: true);
        Span<byte> status = stackalloc byte[256];
        if (FileStatus(number, "", EmptyPath, 1, ref MemoryMarshal.GetReference(status)) != 0 || (BitConverter.ToUInt16(status[28..]) & KindMask) != KindRegular)
        {
            handle.Dispose();
            return new OpenedFile.NotRegular();
        }

        return new OpenedFile.Opened(new FileStream(handle, FileAccess.Read), File.GetLastWriteTimeUtc(handle));
    }

    private static OpenedFile OpenElsewhere(string path)
    {
        var attributes = File.GetAttributes(path);
        if ((attributes & (FileAttributes.ReparsePoint | FileAttributes.Device | FileAttributes.Directory)) != 0)
        {
            return new OpenedFile.NotRegular();
        }

        var bytes = BusyFiles.Wait(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return new OpenedFile.Opened(bytes, File.GetLastWriteTimeUtc(bytes.SafeFileHandle));
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileStatus(int folder, string path, int flags, uint mask, ref byte status);
}
