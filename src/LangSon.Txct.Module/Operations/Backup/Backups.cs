using System.Text.Json;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Backup;

/// <summary>The copies that the module makes of its own data: when the next is due, and how the last one went.</summary>
internal sealed class Backups(IModuleContext context, IDatabase database, IOptions<BackupOptions> options, TimeProvider time, ILogger<Backups> logger) : IDisposable
{
    /// <summary>A first copy is soon there, and no start of the host is slowed down by it.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Bell bell = new(time);
    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    /// <summary>Where they stand, full path.</summary>
    public string Folder => options.Value.Folder ?? Path.Combine(context.DataDirectory, "backups");

    /// <summary>False where the database is not the module's to copy.</summary>
    public bool IsOwn => database.Dialect == SqlDialect.Sqlite;

    public bool IsNightly => IsOwn && options.Value.Nightly;

    /// <summary>Why the last copy was not made; null if it was, or none was due yet.</summary>
    public string? Failure { get; private set; }

    /// <summary>Somebody wants a copy now.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>A copy is being made, or will be at once.</summary>
    public bool IsUnderWay => IsAsked || turn.CurrentCount == 0;

    public void Dispose() => turn.Dispose();

    /// <summary>Has a copy made at once, also where none is due.</summary>
    public void Ask()
    {
        IsAsked = IsOwn;
        bell.Ring();
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken cancel) => bell.WaitAsync(longest, cancel);

    /// <returns>The latest copy; null if there is none.</returns>
    public LastCopy? Last()
    {
        foreach (var copy in DataCopy.In(Folder).Reverse())
        {
            try
            {
                return new LastCopy(copy, DataCopy.FactsOf(copy));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
            {
                Log.CopyNotRead(logger, copy, exception.Message);
            }
        }

        return null;
    }

    public bool IsDue() => IsNightly && time.GetUtcNow() >= DueAt();

    /// <summary>When the next copy is due: on the night after the last one.</summary>
    public DateTimeOffset DueAt()
    {
        if (Last() is not { } last)
        {
            return startedAt + FirstAfter;
        }

        var tonight = VietNam.At(VietNam.DayOf(last.Facts.MadeAt), options.Value.At);
        return tonight > last.Facts.MadeAt ? tonight : tonight.AddDays(1);
    }

    public BackupFacts Facts()
    {
        var last = Last();
        return new BackupFacts(IsOwn ? Folder : null, last?.Facts.MadeAt, last?.Facts.Bytes ?? 0, IsNightly ? DueAt() : null, IsUnderWay);
    }

    /// <summary>Makes a copy, and lets go of those that are too many. What stands in the way is kept to be told.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            IsAsked = false;
            var (folder, facts) = await Task.Run(() => DataCopy.Make(context.DataDirectory, Folder, time), cancel);
            foreach (var old in DataCopy.In(Folder).SkipLast(options.Value.Keep))
            {
                Directory.Delete(old, recursive: true);
            }

            Failure = null;
            Log.Copied(logger, folder, facts.Files, facts.Bytes);
        }
        catch (Exception exception) when (exception is BackupFaultException or IOException or UnauthorizedAccessException)
        {
            Failure = exception.Message;
            Log.NotCopied(logger, exception);
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>What the administrator's page tells of the copies.</summary>
/// <param name="Folder">Where they stand, full path; null where the database is not the module's to copy.</param>
/// <param name="LastAt">When the latest was made; null if there is none.</param>
/// <param name="LastBytes">How large it is.</param>
/// <param name="NextAt">When the next is due; null if none is made by itself.</param>
/// <param name="IsUnderWay">One is being made.</param>
public sealed record BackupFacts(string? Folder, DateTimeOffset? LastAt, long LastBytes, DateTimeOffset? NextAt, bool IsUnderWay);

/// <param name="Folder">Full path.</param>
internal sealed record LastCopy(string Folder, CopyFacts Facts);
