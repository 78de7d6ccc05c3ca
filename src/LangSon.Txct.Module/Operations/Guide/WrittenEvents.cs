using System.Reflection;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Operations.Guide;

/// <summary>What the module writes into the host's log, read from the code that writes it.</summary>
internal static class WrittenEvents
{
    /// <summary>The event's number, its level where it is always the same, and the form of its message, ordered by number.</summary>
    public static IReadOnlyList<(int Id, LogLevel Level, string Form)> All { get; } =
    [
        .. typeof(WrittenEvents).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().Select(written => (written.EventId, written.Level, written.Message)).OrderBy(written => written.EventId),
    ];
}
