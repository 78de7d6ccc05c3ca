using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Support;

/// <summary>Remembers which events were logged.</summary>
internal sealed class CollectedLog : ILogger
{
    public List<EventId> Entries { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Entries.Add(eventId);
}
