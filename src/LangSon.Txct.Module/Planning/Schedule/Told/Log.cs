using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning.Schedule.Told;

internal static partial class Log
{
    [LoggerMessage(2045, LogLevel.Information, "The system of group {Group} told of {Count} new or changed meetings")]
    public static partial void Taken(ILogger logger, string group, int count);
}
