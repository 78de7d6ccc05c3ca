using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "The central system did not give sessions and groups; the last known ones stay in use")]
    public static partial void DirectoryUnavailable(ILogger logger);
}
