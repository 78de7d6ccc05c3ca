using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting.Running;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Module {Id} {Version} was loaded from {Package}")]
    public static partial void Loaded(ILogger logger, string id, string version, string package);

    [LoggerMessage(1002, LogLevel.Error, "The module was not loaded: {Code}")]
    public static partial void NotLoaded(ILogger logger, string code, Exception exception);

    [LoggerMessage(1003, LogLevel.Error, "The module failed to start: {Code}")]
    public static partial void NotStarted(ILogger logger, string code, Exception exception);

    [LoggerMessage(1004, LogLevel.Information, "The module is active with {Jobs} background jobs")]
    public static partial void Active(ILogger logger, int jobs);

    [LoggerMessage(1005, LogLevel.Error, "Background job {Job} failed; it starts again in {Delay}")]
    public static partial void JobFailed(ILogger logger, string job, TimeSpan delay, Exception exception);

    [LoggerMessage(1006, LogLevel.Error, "A request to the module failed, incident {Incident}")]
    public static partial void RequestFailed(ILogger logger, string incident, Exception exception);

    [LoggerMessage(1007, LogLevel.Warning, "The module's handler of the closing of session {Session} failed")]
    public static partial void WakeFailed(ILogger logger, string session, Exception exception);

    [LoggerMessage(1008, LogLevel.Warning, "The module did not stop within {Limit}")]
    public static partial void StoppedLate(ILogger logger, TimeSpan limit);

    [LoggerMessage(1009, LogLevel.Warning, "The module threw while it was stopped")]
    public static partial void StopFailed(ILogger logger, Exception exception);

    [LoggerMessage(1010, LogLevel.Error, "What the administrator wants of the module could not be followed")]
    public static partial void NotFollowed(ILogger logger, Exception exception);

    [LoggerMessage(1011, LogLevel.Warning, "The module's state could not be written down for the administrator")]
    public static partial void NotTold(ILogger logger, Exception exception);

    [LoggerMessage(1012, LogLevel.Error, "More than {Faults} requests to the module failed within a minute; its endpoints are off for {BackOff}")]
    public static partial void TakenOff(ILogger logger, int faults, TimeSpan backOff);

    [LoggerMessage(1013, LogLevel.Error, "Version {Failed} failed its first start ({Code}); the host goes back to {Version}")]
    public static partial void WentBack(ILogger logger, string failed, string version, string code);
}
