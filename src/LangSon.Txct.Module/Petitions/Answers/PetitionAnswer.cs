using LangSon.Txct.Petitions.Files;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>What the body that has a petition answered.</summary>
/// <param name="Class">resolved, inProgress, explained or unresolved (Joint Resolution 72/2025/NQLT, art. 49; the Councils' annexes know the fourth).</param>
/// <param name="Agency">Who answered.</param>
/// <param name="RoadMap">What is done until when; null where the answer does not say it apart from its words.</param>
/// <param name="DueOn">The day by which it is to be resolved.</param>
/// <param name="Number">Of the paper that answers, as in 305/BC-UBND.</param>
/// <param name="File">Null where only the paper's number is known.</param>
internal sealed record PetitionAnswer(
    string Class, string Agency, string Words, string? RoadMap, DateOnly? DueOn, string Number, DateOnly IssuedOn, string? Signer, PaperFile? File = null)
{
    /// <summary>It is being resolved and nothing says until when, though the law asks for a road map: the Office may ask for one.</summary>
    public bool LacksRoadMap => Class == AnswerClasses.InProgress && RoadMap is null && DueOn is null && !TermWords.IsIn(Words);
}

/// <summary>What a group of delegates thinks of an answer (Joint Resolution 72/2025/NQLT, art. 53.5).</summary>
/// <param name="Note">Not null where the group is not satisfied.</param>
internal sealed record GroupEvaluation(bool IsSatisfied, string? Note);

/// <summary>When and where voters were told of an answer.</summary>
internal sealed record VotersTold(DateOnly On, string Place);

/// <summary>The classes of answers.</summary>
internal static class AnswerClasses
{
    public const string Resolved = "resolved", InProgress = "inProgress", Explained = "explained", Unresolved = "unresolved";

    /// <summary>In the order of reports.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [(Resolved, "Đã giải quyết xong"), (InProgress, "Đang giải quyết"), (Explained, "Giải trình, cung cấp thông tin"), (Unresolved, "Chưa giải quyết")];

    public static string NameOf(string code) => All.FirstOrDefault(each => each.Code == code).Name ?? code;

    /// <summary>Whether nothing more is to be done.</summary>
    public static bool IsSettled(PetitionAnswer? answer) => answer is { Class: Resolved or Explained };
}
