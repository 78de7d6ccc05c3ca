namespace LangSon.Txct.Petitions.Files;

/// <summary>A file that the Office has filed with a petition: an issued paper, or one that answers.</summary>
internal sealed record PaperFile(string Name, string MediaType, string Sha256);

/// <summary>A paper that was filed.</summary>
/// <param name="File">Null where only the paper's number is known.</param>
internal sealed record FiledPaper(PaperHead Head, PaperFile? File);

/// <summary>Number, day and signer of a paper as a person gave them.</summary>
/// <param name="Number">As in 118/HĐND-VP.</param>
internal sealed record PaperHead(string Number, DateOnly IssuedOn, string? Signer);
