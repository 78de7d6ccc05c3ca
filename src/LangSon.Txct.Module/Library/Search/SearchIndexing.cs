using LangSon.Txct.Central;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Library.Search;

/// <summary>Has the index follow what can be searched. It compares states, so what was missed once is caught up with.</summary>
internal sealed class SearchIndexing(
    ISearchIndex index, ICatalogue catalogue, IPetitions petitions, DocumentTexts texts, Rounds rounds, IOptions<LibraryOptions> options, TimeProvider time, ILogger<SearchIndexing> logger) : BackgroundService
{
    private const int AtOnce = 50;

    /// <summary>How long a text that could not be read is left alone.</summary>
    private static readonly TimeSpan LeftAlone = TimeSpan.FromHours(1);

    private string? followed;
    private long? revived;
    private bool isComplete;

    /// <summary>Whether the index was ever as things stand since the start.</summary>
    public bool IsComplete => Volatile.Read(ref isComplete);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.IndexEvery, time);
        do
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.IndexingFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Brings the index up to date, if anything has changed since it last was.</summary>
    public async Task FollowAsync(CancellationToken cancel)
    {
        if (revived is not { } last || time.GetElapsedTime(last) >= LeftAlone)
        {
            await index.ReviveAsync(cancel);
            (revived, followed) = (time.GetTimestamp(), null);
        }

        var stamp = await index.StampAsync(cancel);
        if (stamp == followed)
        {
            return;
        }

        var indexed = 0;
        while (await index.StaleAsync(AtOnce, cancel) is { Count: > 0 } stale)
        {
            List<SearchEntry> entries = [];
            foreach (var subject in stale.Where(subject => !subject.IsGone))
            {
                if (await EntryAsync(subject, cancel) is { } entry)
                {
                    entries.Add(entry);
                }
            }

            await index.WriteAsync(entries, [.. stale.Where(subject => subject.IsGone)], cancel);
            indexed += stale.Count;
            if (entries.Count == 0 && stale.All(subject => !subject.IsGone))
            {
                return;
            }
        }

        if (indexed > AtOnce)
        {
            await index.WeighAsync(cancel);
        }

        if (indexed > 0)
        {
            Log.Indexed(logger, indexed);
        }

        followed = stamp;
        Volatile.Write(ref isComplete, true);
    }

    /// <summary>Null if it has gone in the meantime; it then no longer belongs there at the next look.</summary>
    private async Task<SearchEntry?> EntryAsync(StaleSubject subject, CancellationToken cancel) => subject.Kind == SearchKinds.Document
        ? await catalogue.FindAsync(subject.Subject, cancel) is { Withdrawn: null } document ? await EntryAsync(document, subject.Version, cancel) : null
        : await petitions.FindAsync(subject.Subject, cancel) is { } petition ? await EntryAsync(petition, subject.Version, cancel) : null;

    private async Task<SearchEntry> EntryAsync(CentralDocument document, long version, CancellationToken cancel)
    {
        var metadata = document.Metadata;
        var (text, isWhole) = await texts.OfAsync(document, cancel);
        return new SearchEntry(
            SearchKinds.Document, document.DocumentId, isWhole ? version : -version, SearchFacts.ShelfOf(SearchFacts.GroupOf(document)), metadata.IssuedOn ?? VietNam.DayOf(document.ModifiedAt),
            string.Join(' ', new[] { metadata.Subject, metadata.FullNumber(), metadata.Subject.Length > 0 ? null : document.Parts.FirstOrDefault()?.Name }.OfType<string>()),
            $"{metadata.Issuer}\n{metadata.Signer}\n{text}".Trim(), SearchFacts.Of(document));
    }

    private async Task<SearchEntry> EntryAsync(Petition petition, long version, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var day = calendar.Plan.Rounds.FirstOrDefault(round => round.Id == petition.Round) is { } round ? calendar.DaysOf(round)?.First ?? new DateOnly(round.Session.Year, 1, 1) : time.Today();
        return new SearchEntry(SearchKinds.Petition, petition.Id, version, SearchFacts.ShelfOf(SearchGroupKind.Petitions), day, petition.Text, petition.Place ?? "", SearchFacts.Of(petition, day));
    }
}
