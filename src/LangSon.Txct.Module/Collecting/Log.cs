using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Collecting;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "Took {Kind} {ReportId} version {Number} from {Source}")]
    public static partial void Taken(ILogger logger, string kind, string reportId, int number, string source);

    [LoggerMessage(5002, LogLevel.Warning, "{Source} did not answer: {Reason}")]
    public static partial void SourceFailed(ILogger logger, string source, string reason);

    [LoggerMessage(5003, LogLevel.Warning, "{Report} of {Source} could not be fetched: {Reason}")]
    public static partial void NotFetched(ILogger logger, string source, string report, string reason);

    [LoggerMessage(5004, LogLevel.Error, "Asking {Source} failed; it is asked again after a pause")]
    public static partial void PullFailed(ILogger logger, string source, Exception exception);

    [LoggerMessage(5005, LogLevel.Error, "Taking {Report} of {Source} failed; it is taken again with the next reading")]
    public static partial void TakingFailed(ILogger logger, string source, string report, Exception exception);

    [LoggerMessage(5006, LogLevel.Warning, "{Source} was restored, or knows less than before; all of it is asked for")]
    public static partial void Doubted(ILogger logger, string source);

    [LoggerMessage(5007, LogLevel.Warning, "Nothing is taken for deleted at {Source}: {Reason}")]
    public static partial void NothingConcluded(ILogger logger, string source, string reason);

    [LoggerMessage(5008, LogLevel.Warning, "{Source} could not be told what became of {Report}: {Reason}")]
    public static partial void NotSettled(ILogger logger, string source, string report, string reason);
}
