namespace LangSon.Txct.Petitions.Reading;

/// <summary>What was read from a group's report or minutes. Null where the paper does not say it.</summary>
/// <param name="Meetings">How many meetings with voters it is about.</param>
/// <param name="VotersAttending">How many voters came to all of them.</param>
/// <param name="Opinions">How many spoke.</param>
/// <param name="Petitions">In the order of the paper.</param>
/// <param name="Others">What voters said and that is no petition, in the order of the paper.</param>
/// <param name="Notes">What a person should look at, in words.</param>
internal sealed record ReadGroupPaper(
    int? Meetings, int? VotersAttending, int? Opinions, IReadOnlyList<ReadPetition> Petitions, IReadOnlyList<OtherWords> Others, IReadOnlyList<string> Notes);

/// <summary>One petition as the paper has it.</summary>
/// <param name="Text">Without bullet, number, the lead-in that names voter or place, and a closing bracket that does the same.</param>
/// <param name="Field">A code of the dictionary of fields, where a heading, a column or the text states it.</param>
/// <param name="Competence">trung-uong, tinh, huyen or xa, where it is stated.</param>
/// <param name="Agency">Who is asked, in the paper's words.</param>
/// <param name="AnsweredOnSpot">The paper records an answer at the meeting.</param>
internal sealed record ReadPetition(string Text, string? Field, string? Competence, string? Agency, string? Voter, string? Place, bool AnsweredOnSpot, PaperSpot Source);

/// <summary>Words of voters that are no petition.</summary>
internal sealed record OtherWords(string Text, WordsKind Kind, PaperSpot Source);

internal enum WordsKind
{
    /// <summary>Thanks, praise, agreement.</summary>
    Thanks,

    /// <summary>Asks to know something, and for nothing to be done.</summary>
    Question,

    /// <summary>A complaint or a denunciation: the law sends it another way (Law on Complaints 02/2011/QH13; Law on Denunciations 25/2018/QH14).</summary>
    Complaint,
}

/// <summary>Where something stands in a paper, each from 1.</summary>
/// <param name="Line">The paragraph; in a PDF the printed line of the whole file.</param>
/// <param name="Row">The row of the table, or of the sheet.</param>
/// <param name="File">Of a paper of several files; null where it has one.</param>
internal sealed record PaperSpot(int? Page = null, int? Line = null, int? Table = null, int? Row = null, int? File = null);
