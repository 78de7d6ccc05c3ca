using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Collecting;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "Took {Kind} {ReportId} version {Number} from {Group}")]
    public static partial void Taken(ILogger logger, string kind, string reportId, int number, string group);

    [LoggerMessage(5002, LogLevel.Warning, "The system of {Group} did not answer: {Reason}")]
    public static partial void SourceFailed(ILogger logger, string group, string reason);

    [LoggerMessage(5003, LogLevel.Warning, "{Report} of {Group} could not be fetched: {Reason}")]
    public static partial void NotFetched(ILogger logger, string group, string report, string reason);

    [LoggerMessage(5004, LogLevel.Error, "Asking {Group} failed; it is asked again after a pause")]
    public static partial void PullFailed(ILogger logger, string group, Exception exception);

    [LoggerMessage(5005, LogLevel.Error, "Taking {Report} of {Group} failed; it is taken again with the next reading")]
    public static partial void TakingFailed(ILogger logger, string group, string report, Exception exception);
}
