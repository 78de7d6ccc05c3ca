namespace LangSon.Txct.Content;

/// <summary>What is done to a file that another program may have open for itself for a moment: a virus scanner, an indexer, a person's Office. It is tried again for some seconds.</summary>
internal static class BusyFiles
{
    private const int SharingViolation = unchecked((int)0x80070020), LockViolation = unchecked((int)0x80070021), AccessDenied = unchecked((int)0x80070005);

    /// <summary>Linux, of a file that is locked as a whole: EWOULDBLOCK.</summary>
    private const int WouldBlock = 11;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5), First = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromMilliseconds(500);

    public static void Move(string path, string target) => Wait(() => File.Move(path, target, overwrite: true));

    public static void MoveFolder(string path, string target) => Wait(() => Directory.Move(path, target));

    public static void Delete(string path) => Wait(() => File.Delete(path));

    public static void DeleteFolder(string path) => Wait(() => Directory.Delete(path, recursive: true));

    /// <exception cref="IOException">The other program still has it, or something else is wrong.</exception>
    public static T Wait<T>(Func<T> act, TimeSpan? longest = null)
    {
        foreach (var pause in Pauses(longest ?? Longest))
        {
            try
            {
                return act();
            }
            catch (Exception exception) when (IsBusy(exception))
            {
                Thread.Sleep(pause);
            }
        }

        return act();
    }

    /// <exception cref="IOException">The other program still has it, or something else is wrong.</exception>
    public static async Task<T> WaitAsync<T>(Func<T> act, CancellationToken cancel)
    {
        foreach (var pause in Pauses(Longest))
        {
            try
            {
                return act();
            }
            catch (Exception exception) when (IsBusy(exception))
            {
                await Task.Delay(pause, cancel);
            }
        }

        return act();
    }

    private static void Wait(Action act) => Wait(() =>
    {
        act();
        return true;
    });

    /// <summary>Windows says "access denied", too, where a file is to be replaced or removed that somebody has open.</summary>
    private static bool IsBusy(Exception exception) => exception switch
    {
        IOException { HResult: SharingViolation or LockViolation or WouldBlock } => true,
        IOException or UnauthorizedAccessException => OperatingSystem.IsWindows() && exception.HResult == AccessDenied,
        _ => false,
    };

    /// <summary>Longer and longer ones, so long together.</summary>
    private static IEnumerable<TimeSpan> Pauses(TimeSpan longest)
    {
        var pause = First;
        for (var left = longest; left > TimeSpan.Zero;)
        {
            yield return pause < left ? pause : left;
            left -= pause;
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
