using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Library;

internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "Fetched part {Part} of {DocumentId} version {Number} from the central system")]
    public static partial void Fetched(ILogger logger, string part, string documentId, int number);

    [LoggerMessage(6002, LogLevel.Warning, "Part {Part} of {DocumentId} version {Number} could not be fetched: {Reason}")]
    public static partial void NotFetched(ILogger logger, string part, string documentId, int number, string reason);

    [LoggerMessage(6003, LogLevel.Error, "Part {Part} of {DocumentId} version {Number} has another digest than the central system's list says")]
    public static partial void OtherBytes(ILogger logger, string part, string documentId, int number);

    [LoggerMessage(6004, LogLevel.Information, "The search index took over {Count} changes")]
    public static partial void Indexed(ILogger logger, int count);

    [LoggerMessage(6005, LogLevel.Error, "The search index could not follow; it is tried again")]
    public static partial void IndexingFailed(ILogger logger, Exception exception);

    [LoggerMessage(6006, LogLevel.Error, "Bundles of documents could not be made; it is tried again")]
    public static partial void BundlingFailed(ILogger logger, Exception exception);

    [LoggerMessage(6007, LogLevel.Warning, "The text of part {Part} of {DocumentId} could not be read for the search index; it is found by its metadata until it can")]
    public static partial void TextNotRead(ILogger logger, string part, string documentId, Exception exception);
}
