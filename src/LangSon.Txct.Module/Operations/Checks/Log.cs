using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Operations.Checks;

internal static partial class Log
{
    [LoggerMessage(EventId = 9101, Message = "Check {Code} is now {Level}")]
    public static partial void Changed(ILogger logger, LogLevel severity, string code, CheckLevel level);
}
