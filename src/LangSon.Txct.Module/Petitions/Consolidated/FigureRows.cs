namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The figures of a round, each with the ids of the petitions that it counts.</summary>
internal sealed record FigureRows(
    string Round, DateTimeOffset At, int Petitions, int GroupsSent, int Groups, IReadOnlyList<string> Missing, int Undecided, IReadOnlyList<FigureRow> ByField, IReadOnlyList<FigureRow> ByGroup, IReadOnlyList<FigureRow> ByAgency,
    IReadOnlyList<FigureRow> ByAnswer)
{
    public static FigureRows Of(Consolidation all) => new(
        all.Round.Id, all.At, all.Petitions.Count, all.GroupsSent, all.Groups, all.Missing, all.Undecided, Rows(all.ByField()), Rows(all.ByGroup()), Rows(all.ByAgency()), Rows(all.ByAnswer()));

    private static List<FigureRow> Rows(IReadOnlyList<CountedPart> parts) =>
    [
        .. parts.Select(part => new FigureRow(part.Code, part.Name, part.All,
            [.. Consolidation.Levels.Select(level => new Figure(level.Code, [.. part.Petitions.Where(petition => petition.Competence == level.Code).Select(petition => petition.Id)]))])),
    ];
}

internal sealed record FigureRow(string Code, string Name, int All, IReadOnlyList<Figure> PerLevel);

/// <param name="Ids">The petitions counted; of several that count once the first.</param>
internal sealed record Figure(string Competence, IReadOnlyList<string> Ids)
{
    public int Count => Ids.Count;
}
