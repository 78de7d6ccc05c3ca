using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Central;

internal static partial class Log
{
    [LoggerMessage(7001, LogLevel.Information, "Read {Groups} groups, {Delegates} delegates and {Sessions} sessions from {Path}")]
    public static partial void DirectoriesRead(ILogger logger, int groups, int delegates, int sessions, string path);

    [LoggerMessage(7002, LogLevel.Warning, "{Path} has {Count} faults and is not taken over; the first: {Fault}")]
    public static partial void DirectoriesFaulty(ILogger logger, string path, int count, string fault);

    [LoggerMessage(7003, LogLevel.Information, "The host says that it has reached level {Said}; the module works with it at level {Level}")]
    public static partial void LevelFound(ILogger logger, int said, int level);
}
