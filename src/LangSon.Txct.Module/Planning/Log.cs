using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "The central system did not give sessions and groups; the last known ones stay in use")]
    public static partial void DirectoryUnavailable(ILogger logger);

    [LoggerMessage(2002, LogLevel.Information, "{Count} deadlines have moved")]
    public static partial void DeadlinesMoved(ILogger logger, int count);

    [LoggerMessage(2003, LogLevel.Error, "Deadlines could not be compared with those last told; the next look does it again")]
    public static partial void DeadlinesNotCompared(ILogger logger, Exception exception);

    [LoggerMessage(2004, LogLevel.Warning, "{Person} has confirmed that the session {Session} has closed; the central system had not said so")]
    public static partial void ClosingConfirmed(ILogger logger, string session, string person);
}
