using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Support;

/// <summary>What a group's system really has, and how it lists it: two rows a page, by their place in a list that may move meanwhile.</summary>
internal sealed class ModelPeer : IReportSource
{
    private const int PageSize = 2;

    private readonly Dictionary<string, SourceReport> rows = [];
    private Dictionary<string, SourceReport> copy = [];
    private int named;
    private int epoch;

    public string Id => "T01";

    public string GroupId => "T01";

    public SourceTraits Traits { get; } = new(KeepsAll: true, ListsAll: false);

    /// <summary>Its clock.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Done once, between two pages.</summary>
    public Action? BetweenPages { get; set; }

    /// <summary>The papers that it has, by id.</summary>
    public IEnumerable<SourceReport> Live => rows.Values.Where(row => !row.Deleted);

    public void Insert(TimeSpan late) => Put(new SourceReport($"r{++named}", 1, "Minutes", "T01", "2024-pre-mid", null, null, null, $"{named}", [], Now - late, false));

    public void Update(int which) => Change(which, row => row with { Version = row.Version + 1, Title = $"{row.Title}+", ModifiedAt = Now });

    /// <summary>Other content under the same version and time.</summary>
    public void UpdateSilently(int which) => Change(which, row => row with { Title = row.Title.EndsWith('*') ? row.Title[..^1] : $"{row.Title}*" });

    public void Delete(int which) => Change(which, row => new SourceReport(row.Id, row.Version, null, null, null, null, null, null, "", [], Now, true));

    /// <summary>Gone, and no word of it.</summary>
    public void Vanish(int which)
    {
        if (Pick(which) is { } row)
        {
            rows.Remove(row.Id);
        }
    }

    public void Copy() => copy = new Dictionary<string, SourceReport>(rows);

    public void Restore()
    {
        rows.Clear();
        foreach (var (id, row) in copy)
        {
            rows[id] = row;
        }

        epoch++;
    }

    public Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel)
    {
        if (cursor is not null && BetweenPages is { } once)
        {
            BetweenPages = null;
            once();
        }

        var from = cursor is null ? 0 : int.Parse(cursor);
        var listed = rows.Values.Where(row => modifiedSince is null ? !row.Deleted : row.ModifiedAt >= modifiedSince).OrderBy(row => row.ModifiedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        var next = from + PageSize < listed.Count ? $"{from + PageSize}" : null;
        return Task.FromResult<Answer<SourcePage>>(new Answer<SourcePage>.Ok(new SourcePage([.. listed.Skip(from).Take(PageSize)], next, Now, $"e{epoch}")));
    }

    public Task<Answer<FetchedPaper>> FetchAsync(SourceReport report, CancellationToken cancel) => throw new NotSupportedException();

    private SourceReport? Pick(int which) => Live.OrderBy(row => row.Id, StringComparer.Ordinal).ToList() is { Count: > 0 } live ? live[which % live.Count] : null;

    private void Change(int which, Func<SourceReport, SourceReport> change)
    {
        if (Pick(which) is { } row)
        {
            Put(change(row));
        }
    }

    private void Put(SourceReport row) => rows[row.Id] = row;
}
