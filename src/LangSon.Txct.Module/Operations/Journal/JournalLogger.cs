using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Operations.Journal;

/// <summary>Hands each event on to the host's log, and keeps it for the administrator's page.</summary>
internal sealed class JournalLogger<T>(ILoggerFactory host, EventJournal journal, TimeProvider time) : ILogger<T>
{
    private readonly ILogger inner = host.CreateLogger(typeof(T).FullName ?? typeof(T).Name);

    private static string Area { get; } = (typeof(T).Namespace ?? "").Split('.').ElementAtOrDefault(2) ?? typeof(T).Name;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information || inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }

        if (logLevel >= LogLevel.Information && typeof(T).Namespace?.StartsWith("LangSon.", StringComparison.Ordinal) == true)
        {
            journal.Add(new JournalEntry(time.GetUtcNow(), logLevel, eventId.Id, Area, formatter(state, exception), FormOf(state), [.. Chain(exception)], Activity.Current?.TraceId.ToString()));
        }
    }

    private static string FormOf<TState>(TState state) =>
        (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(pair => pair.Key == "{OriginalFormat}").Value as string ?? "";

    private static IEnumerable<string> Chain(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return $"{cause.GetType().Name}: {cause.Message}";
        }
    }
}
