namespace LangSon.Txct.Pages.Pictures;

/// <summary>One of several that are counted.</summary>
/// <param name="Path">Where those that are counted are shown; null if nowhere.</param>
public sealed record Bar(string Label, int Count, string? Path = null);

/// <summary>A day on a time line.</summary>
/// <param name="Tone">plain, good, info, warn or bad: the word of <paramref name="State"/> as a colour.</param>
/// <param name="Path">Where it is worked on; null if nowhere.</param>
public sealed record TimeMark(DateOnly Day, string Label, string State, string Tone, string? Path = null);
