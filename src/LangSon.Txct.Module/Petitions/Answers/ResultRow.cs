using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>A row of a report on resolving petitions: one petition and what became of it.</summary>
/// <param name="Class">As the report states it, else as its words suggest; null where neither tells.</param>
internal sealed record ResultRow(string Text, string? Place, string? Agency, string Words, string? Class, PaperSpot Source);
