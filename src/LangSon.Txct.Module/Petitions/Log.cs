using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Petitions;

internal static partial class Log
{
    [LoggerMessage(8001, LogLevel.Information, "Read {Count} petitions of {ReportId} version {Number}")]
    public static partial void Read(ILogger logger, string reportId, int number, int count);

    [LoggerMessage(8002, LogLevel.Warning, "{ReportId} version {Number} could not be read for petitions")]
    public static partial void NotRead(ILogger logger, string reportId, int number, Exception exception);

    [LoggerMessage(8003, LogLevel.Error, "Reading papers for petitions failed; it is tried again after a pause")]
    public static partial void ReadingFailed(ILogger logger, Exception exception);
}
