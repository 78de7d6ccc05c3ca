using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning.FollowUp;

internal static partial class Log
{
    [LoggerMessage(2050, LogLevel.Information, "{Recipient} was reminded of {Count} open items")]
    public static partial void Reminded(ILogger logger, string recipient, int count);

    [LoggerMessage(2051, LogLevel.Information, "{Person} had group {Group} reminded of {Count} open items")]
    public static partial void SentByPerson(ILogger logger, string person, string group, int count);

    [LoggerMessage(2052, LogLevel.Warning, "The mail of {Reminder} was not taken; given up: {GivenUp}")]
    public static partial void MailNotTaken(ILogger logger, string reminder, bool givenUp, Exception exception);

    [LoggerMessage(2053, LogLevel.Error, "It could not be looked whom to remind; the next look does it again")]
    public static partial void NotLooked(ILogger logger, Exception exception);
}
