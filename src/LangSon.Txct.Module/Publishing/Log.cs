using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Took {Sha256}: {Outcome} {Code}")]
    public static partial void Taken(ILogger logger, string sha256, FileOutcome outcome, string code);

    [LoggerMessage(4002, LogLevel.Information, "{Path} cannot be opened yet: {Reason}")]
    public static partial void NotOpened(ILogger logger, string path, string reason);

    [LoggerMessage(4003, LogLevel.Warning, "The central system did not give its list of documents: {Reason}")]
    public static partial void ListUnavailable(ILogger logger, string reason);

    [LoggerMessage(4004, LogLevel.Error, "Publishing failed; it goes on after its pause")]
    public static partial void RoundFailed(ILogger logger, Exception exception);

    [LoggerMessage(4005, LogLevel.Information, "{Person} completed held file {File} and released it")]
    public static partial void HeldReleased(ILogger logger, string person, long file);

    [LoggerMessage(4006, LogLevel.Error, "{Path} could not be taken; the next look tries again")]
    public static partial void NotTaken(ILogger logger, string path, Exception exception);

    [LoggerMessage(4007, LogLevel.Information, "Withdrawal of {DocumentId} was ordered by {By}")]
    public static partial void WithdrawalOrdered(ILogger logger, string documentId, string by);

    [LoggerMessage(4008, LogLevel.Warning, "{DocumentId} withdraws a document, and {Count} bear the number that it names; none is withdrawn")]
    public static partial void WithdrawalUnclear(ILogger logger, string documentId, int count);

    [LoggerMessage(4009, LogLevel.Warning, "The central system has another epoch than before: it was restored from a copy")]
    public static partial void EpochChanged(ILogger logger);

    [LoggerMessage(4010, LogLevel.Warning, "The central system has lost {Versions} versions and {Withdrawals} withdrawals; they are sent again")]
    public static partial void SendingAgain(ILogger logger, int versions, int withdrawals);

    [LoggerMessage(4011, LogLevel.Error, "{Code}: what was written of {Path} was gone at once; a virus scanner deletes it. The next look tries again")]
    public static partial void Vanished(ILogger logger, string code, string path, Exception exception);
}
