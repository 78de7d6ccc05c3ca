using LangSon.Txct.Content.Reading;

namespace LangSon.Txct.Petitions.Files;

/// <summary>A file that the Office has filed with a petition: an issued paper, or one that answers.</summary>
internal sealed record PaperFile(string Name, string MediaType, string Sha256);

/// <summary>A file with what it says of itself.</summary>
/// <param name="Paper">Null where it could not be read; a person says then what it is.</param>
/// <param name="IsSure">False for a scan, whose letters were recognised.</param>
internal sealed record FiledPaper(PaperFile File, ReadPaper? Paper, bool IsSure);

/// <summary>Number, day and signer of a paper as a person gave them.</summary>
/// <param name="Number">As in 118/HĐND-VP.</param>
internal sealed record PaperHead(string Number, DateOnly IssuedOn, string? Signer);
