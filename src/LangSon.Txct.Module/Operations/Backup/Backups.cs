using System.Text.Json;
using LangSon.Txct.Content;
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

    /// <summary>Where new ones are put, full path. By default beside the data: a restore or a rollback moves the data aside, and must leave the copies.</summary>
    public string Folder => options.Value.Folder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(context.DataDirectory))!, "backups");

    /// <summary>Where they stood before, within the data: what is still there counts, and goes as new ones come.</summary>
    private string OldFolder => Path.Combine(context.DataDirectory, "backups");

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
    public KeptCopy? Last() => Told().FirstOrDefault();

    /// <summary>All copies that can be used, the latest first.</summary>
    public IReadOnlyList<KeptCopy> All() => [.. Told()];

    private IEnumerable<KeptCopy> Told()
    {
        foreach (var copy in Folders().Reverse())
        {
            CopyFacts facts;
            try
            {
                facts = DataCopy.FactsOf(copy);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
            {
                Log.CopyNotRead(logger, copy, exception.Message);
                continue;
            }

            yield return new KeptCopy(copy, facts.MadeAt, facts.Files, facts.Bytes, Path.GetDirectoryName(copy) == OldFolder && OldFolder != Folder);
        }
    }

    /// <summary>Copies here and where they stood before, the oldest first.</summary>
    private IReadOnlyList<string> Folders() =>
        [.. ((string[])[Folder, OldFolder]).Distinct().SelectMany(DataCopy.In).OrderBy(Path.GetFileName, StringComparer.Ordinal)];

    public bool IsDue() => IsNightly && time.GetUtcNow() >= DueAt();

    /// <summary>When the next copy is due: on the night after the last one.</summary>
    public DateTimeOffset DueAt()
    {
        if (Last() is not { } last)
        {
            return startedAt + FirstAfter;
        }

        var tonight = VietNam.At(VietNam.DayOf(last.MadeAt), options.Value.At);
        return tonight > last.MadeAt ? tonight : tonight.AddDays(1);
    }

    public BackupFacts Facts()
    {
        var last = Last();
        return new BackupFacts(IsOwn ? Folder : null, last?.MadeAt, last?.Bytes ?? 0, IsNightly ? DueAt() : null, IsUnderWay, Failure);
    }

    /// <summary>Makes a copy, and lets go of those that are too many. What stands in the way is kept to be told.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            IsAsked = false;
            if (options.Value.Folder is null)
            {
                PrivateFolder.Create(Folder);
            }

            var (folder, facts) = await Task.Run(() => DataCopy.Make(context.DataDirectory, Folder, time), cancel);
            foreach (var old in Folders().SkipLast(options.Value.Keep))
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
/// <param name="Failure">Why the last one was not made, in Vietnamese; null if it was.</param>
public sealed record BackupFacts(string? Folder, DateTimeOffset? LastAt, long LastBytes, DateTimeOffset? NextAt, bool IsUnderWay, string? Failure);

/// <summary>One copy, as it says of itself.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Files">Beside the database.</param>
/// <param name="IsInOldPlace">It stands within the data, where copies stood before.</param>
public sealed record KeptCopy(string Folder, DateTimeOffset MadeAt, int Files, long Bytes, bool IsInOldPlace);
