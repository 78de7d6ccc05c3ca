using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Storage;

internal static partial class SqliteLog
{
    [LoggerMessage(1001, LogLevel.Information, "Another process still has {Path} open; waiting {Wait} at most for it to end")]
    public static partial void WaitsForOldProcess(ILogger logger, string path, TimeSpan wait);

    [LoggerMessage(1002, LogLevel.Warning, "The process before this one did not close {Path}; it was checked and is whole")]
    public static partial void Checked(ILogger logger, string path);
}
