using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Delivery;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Delivered {Kind} {Id} version {Version}")]
    public static partial void Delivered(ILogger logger, string kind, string id, long version);

    [LoggerMessage(3002, LogLevel.Information, "{Kind} {Id} did not arrive ({Code}); the next try is in {Wait}")]
    public static partial void PutOff(ILogger logger, string kind, string id, string code, TimeSpan wait);

    [LoggerMessage(3003, LogLevel.Error, "{Kind} {Id} was set aside for a person: {Code}")]
    public static partial void SetAside(ILogger logger, string kind, string id, string code);

    [LoggerMessage(3004, LogLevel.Warning, "{Kind} {Id} was sent under a lease that another worker has by now")]
    public static partial void LeaseLost(ILogger logger, string kind, string id);

    [LoggerMessage(3005, LogLevel.Error, "Sending {Kind} {Id} failed unexpectedly")]
    public static partial void DeliveryFailed(ILogger logger, string kind, string id, Exception exception);

    [LoggerMessage(3007, LogLevel.Error, "The disk did not take what was to be written; it is tried again")]
    public static partial void NotWritten(ILogger logger, Exception exception);

    [LoggerMessage(3006, LogLevel.Error, "The relay failed; it goes on after its pause")]
    public static partial void RelayFailed(ILogger logger, Exception exception);

    [LoggerMessage(3008, LogLevel.Error, "The central system does not accept the module's key ({Reason}); one delivery is tried every {Pause} until it does")]
    public static partial void KeyRefused(ILogger logger, string reason, TimeSpan pause);

    [LoggerMessage(3009, LogLevel.Information, "The central system accepts the module's key again")]
    public static partial void KeyAccepted(ILogger logger);
}
