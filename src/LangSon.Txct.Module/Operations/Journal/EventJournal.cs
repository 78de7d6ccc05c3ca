using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Operations.Journal;

/// <summary>The module's last events, in memory: what the administrator reads without looking for the host's log.</summary>
internal sealed class EventJournal
{
    private const int Kept = 500;

    private readonly Lock turn = new();
    private readonly Queue<JournalEntry> entries = new();

    public void Add(JournalEntry entry)
    {
        lock (turn)
        {
            entries.Enqueue(entry);
            if (entries.Count > Kept)
            {
                entries.Dequeue();
            }
        }
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<JournalEntry> Entries()
    {
        lock (turn)
        {
            return [.. entries.Reverse()];
        }
    }

    public int CountErrors(DateTimeOffset since) => Entries().Count(entry => entry.Level >= LogLevel.Error && entry.At >= since);
}

/// <param name="Id">The event's number.</param>
/// <param name="Area">The part of the module that wrote it.</param>
/// <param name="Form">The message without what was filled in, so that it names nobody; empty where there is none.</param>
/// <param name="Causes">Each exception's type and message, the outermost first; empty where there was none.</param>
/// <param name="Trace">By which the host's own log tells which request it belongs to; null outside of one.</param>
public sealed record JournalEntry(DateTimeOffset At, LogLevel Level, int Id, string Area, string Message, string Form, IReadOnlyList<string> Causes, string? Trace);
