using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Petitions.Register;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>The petitions of a round as a page shows them.</summary>
/// <param name="Query">The filter as it stands in the address, to come back to.</param>
/// <param name="Shown">Of the page; the filter takes <paramref name="Found"/> in all.</param>
/// <param name="Notes">What a person should look at in the groups' papers.</param>
public sealed record PetitionListView(
    string RoundId, string RoundTitle, IReadOnlyList<Choice> Rounds, IReadOnlyList<Choice> Groups, IReadOnlyList<Choice> Fields, IReadOnlyList<Choice> Competences, IReadOnlyList<Choice> States, ListFilter Filter, string Query,
    IReadOnlyList<PetitionLine> Shown, int Found, int Page, int Pages, PetitionCounts Counts, IReadOnlyList<PaperNote> Notes, bool MayWork, ListNews? News);

/// <param name="IsChosen">Whether it is the one that is shown.</param>
public sealed record Choice(string Value, string Words, bool IsChosen);

/// <summary>What the page was asked for; null is no matter.</summary>
/// <param name="State">undecided, decided, passed, answered, waiting, repeated or setAside.</param>
public sealed record ListFilter(string? Group, string? Field, string? Competence, string? State, string? Words);

public sealed record PetitionCounts(int All, int Undecided, int Repeated, int Answered);

/// <param name="Group">The group's name.</param>
public sealed record PaperNote(string Group, string Note);

/// <summary>What was done just now.</summary>
/// <param name="Act">By which it can be taken back; null where nothing was done.</param>
public sealed record ListNews(string Words, string? Act);

/// <summary>A petition as it is listed.</summary>
/// <param name="Sure">How sure the suggestion is, in words; null where a person has decided.</param>
/// <param name="SourcePath">Of the group's paper, below the module's prefix; null where a person entered the petition.</param>
/// <param name="Spot">Where it stands in the paper.</param>
/// <param name="Repeats">How many others of the round ask the same, as it is suggested or as a person has merged them.</param>
public sealed record PetitionLine(
    string Id, string Text, string? Place, string Group, string? Voter, string Field, string Competence, string Agency, string? Sure, string Reason, string? SourcePath, string? Spot, int Repeats, bool IsMerged,
    bool AnsweredOnSpot, string? PassedBy, string? AnswerClass, bool IsDropped)
{
    internal static PetitionLine Of(PetitionRow row, string group, int repeats) => new(
        row.Id, row.Text, row.Place, group, row.Voter, FieldNames.NameOf(row.Field), LevelWords.NameOf(row.Competence), row.Agency, row.IsDecided ? null : SureWords(row.Confidence), row.Reason,
        row.ReportId.Length == 0 ? null : $"api/collecting/papers/{Uri.EscapeDataString(row.ReportId)}/versions/{row.Number}/files/{row.Source.File ?? 1}", SpotWords(row.Source), repeats, row.Merged is not null,
        row.AnsweredOnSpot, row.PassedBy, row.Answer is { } answer ? AnswerClasses.NameOf(answer.Class) : null, row.IsDropped);

    private static string SureWords(double confidence) => confidence switch { >= 0.9 => "khá chắc", >= 0.6 => "có thể", _ => "chưa chắc" };

    internal static string? SpotWords(PaperSpot spot) => spot switch
    {
        { Table: { } table, Row: { } row } => FormattableString.Invariant($"bảng {table}, dòng {row}"),
        { Page: { } page, Line: { } line } => FormattableString.Invariant($"trang {page}, dòng {line}"),
        { Line: { } line } => FormattableString.Invariant($"đoạn {line}"),
        { Page: { } page } => FormattableString.Invariant($"trang {page}"),
        _ => null,
    };
}

/// <summary>The levels of competence in words.</summary>
internal static class LevelWords
{
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [("trung-uong", "Trung ương"), ("tinh", "Tỉnh"), ("huyen", "Huyện"), ("xa", "Xã, phường")];

    public static string NameOf(string code) => All.FirstOrDefault(level => level.Code == code).Name ?? code;
}
