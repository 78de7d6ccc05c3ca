using LangSon.Txct.Storage;

namespace LangSon.Txct;

/// <summary>Who did what, when and why: what a person did, and what the module did to papers by itself. Nothing of it is ever changed.</summary>
internal interface IHistory
{
    /// <summary>Writes down within <paramref name="work"/> what no other register knows.</summary>
    Task AddAsync(Work work, HistoryEvent happened, CancellationToken cancel);

    /// <summary>The same, by itself.</summary>
    Task AddAsync(HistoryEvent happened, CancellationToken cancel);

    /// <summary>All that is known, from all registers, the latest first.</summary>
    /// <param name="acts">Only these, a percent sign standing for any letters; none for all.</param>
    /// <param name="skip">So many of the latest are left out.</param>
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<HistoryEvent>> ReadAsync(IReadOnlyList<string> acts, int skip, int most, CancellationToken cancel);

    /// <summary>Each moment at which something was done, from one on, in no particular order.</summary>
    /// <param name="act">One of <see cref="HistoryActs"/>.</param>
    Task<IReadOnlyList<DateTimeOffset>> MomentsAsync(string act, DateTimeOffset from, CancellationToken cancel);
}

/// <param name="By">A person's id; null for the module itself.</param>
/// <param name="Act">One of <see cref="HistoryActs"/>.</param>
/// <param name="Subject">What it was done to: words, or the id of a document, paper, group, session or round.</param>
/// <param name="Reason">Why, or with what; null where there is nothing to say.</param>
internal sealed record HistoryEvent(DateTimeOffset At, string? By, string Act, string Subject, string? Reason);

/// <summary>Acts that have no register of their own.</summary>
internal static class HistoryActs
{
    public const string Published = "published", Completed = "completed", MadePublic = "made-public", MadePrivate = "made-private", Exported = "exported", Approved = "approved", Skipped = "skipped", SettingChanged = "setting-changed", RolesTried = "roles-tried";
}
