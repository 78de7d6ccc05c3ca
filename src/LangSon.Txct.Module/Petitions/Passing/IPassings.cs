using LangSon.Txct.Petitions.Files;

namespace LangSon.Txct.Petitions.Passing;

/// <summary>Papers that pass petitions on.</summary>
internal interface IPassings
{
    /// <summary>Keeps drafts, all or none.</summary>
    /// <returns>False if a petition of theirs stands in another paper already.</returns>
    Task<bool> AddAsync(IReadOnlyList<PassingPaper> drafts, CancellationToken cancel);

    /// <summary>The drafts and issued papers of a round, in the order in which they were drafted.</summary>
    Task<IReadOnlyList<PassingPaper>> OfRoundAsync(string round, CancellationToken cancel);

    Task<PassingPaper?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Says how a paper was issued: from then on its petitions are passed on. Said again, the last one counts, and all are kept. False if there is no such paper.</summary>
    Task<bool> IssueAsync(string id, PassingIssue issue, CancellationToken cancel);

    /// <summary>Drops a draft: its petitions wait for another. False if it is not there, or was issued.</summary>
    Task<bool> DropAsync(string id, string by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Petitions that stand in a draft or an issued paper.</summary>
    Task<IReadOnlySet<string>> TakenAsync(CancellationToken cancel);

    /// <summary>Petitions that were passed on, each with number, day and signer of its paper.</summary>
    Task<IReadOnlyDictionary<string, PaperHead>> IssuedAsync(CancellationToken cancel);
}

/// <summary>A paper to one recipient: a draft until it was issued.</summary>
/// <param name="Competence">trung-uong, tinh, huyen or xa.</param>
/// <param name="Issue">Null while it is a draft.</param>
internal sealed record PassingPaper(string Id, string Round, string Recipient, string Competence, DateTimeOffset MadeAt, string MadeBy, IReadOnlyList<PassedLine> Lines, PassingIssue? Issue = null);

/// <summary>A petition, or several that were merged, as the paper has it.</summary>
/// <param name="Ids">Of the register.</param>
/// <param name="Groups">Names of the groups to which it was raised.</param>
/// <param name="Field">A code of the fields.</param>
/// <param name="Agency">The body that has to solve it.</param>
/// <param name="Times">How often it was raised.</param>
internal sealed record PassedLine(IReadOnlyList<string> Ids, string Text, string Groups, string? Place, string Field, string Agency, int Times);

/// <summary>What the register gave the paper.</summary>
internal sealed record PassingIssue(PaperHead Head, PaperFile File, string By, DateTimeOffset At);
