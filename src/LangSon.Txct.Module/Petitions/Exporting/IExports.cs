namespace LangSon.Txct.Petitions.Exporting;

/// <summary>Reports that were made for somebody, and what the Office's leader approved. The record stays.</summary>
internal interface IExports
{
    /// <summary>Those of a round, the latest first.</summary>
    Task<IReadOnlyList<Export>> OfRoundAsync(string roundId, CancellationToken cancel);

    Task<Export?> FindAsync(string id, CancellationToken cancel);

    Task AddAsync(Export export, CancellationToken cancel);

    /// <summary>The last approval of a round's petitions; null if there was none.</summary>
    Task<Approval?> ApprovalAsync(string roundId, CancellationToken cancel);

    Task ApproveAsync(Approval approval, CancellationToken cancel);
}

/// <param name="Summary">What it holds and what it lacks, in Vietnamese.</param>
/// <param name="By">A person's id.</param>
internal sealed record Export(string Id, string RoundId, string FileName, string MediaType, long Size, string Sha256, string Summary, string By, DateTimeOffset At);

/// <summary>That the Office's leader approved a round's petitions.</summary>
/// <param name="Mark">Of the petitions as they stood: <see cref="Consolidated.Consolidation.Mark"/>.</param>
internal sealed record Approval(string RoundId, string Mark, string By, DateTimeOffset At);
