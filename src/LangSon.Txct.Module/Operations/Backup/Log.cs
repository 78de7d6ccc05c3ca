using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Operations.Backup;

internal static partial class Log
{
    [LoggerMessage(9001, LogLevel.Information, "The module's data were copied to {Folder}: {Files} files, {Bytes} bytes")]
    public static partial void Copied(ILogger logger, string folder, int files, long bytes);

    [LoggerMessage(9002, LogLevel.Error, "The module's data could not be copied; it is tried again")]
    public static partial void NotCopied(ILogger logger, Exception exception);

    [LoggerMessage(9003, LogLevel.Warning, "The copy {Folder} says nothing of itself: {Reason}")]
    public static partial void CopyNotRead(ILogger logger, string folder, string reason);
}
