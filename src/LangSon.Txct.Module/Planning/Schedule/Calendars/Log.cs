using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning.Schedule.Calendars;

internal static partial class Log
{
    [LoggerMessage(2040, LogLevel.Information, "{Person} had a new calendar address made for {Kind} {Owner}; the one before is revoked")]
    public static partial void AddressMade(ILogger logger, string person, string kind, string owner);
}
