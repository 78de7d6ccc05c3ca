namespace LangSon.Txct.Petitions.Classifying;

/// <summary>A petition to be sorted.</summary>
/// <param name="District">As in "Huyện Hữu Lũng"; null where it is not known.</param>
/// <param name="Place">Village and commune where it was raised; null where they are not known.</param>
/// <param name="Day">Whose bodies are asked: those of that day.</param>
internal sealed record Unsorted(string Text, string? District, string? Place, DateOnly Day);

/// <summary>How a petition would be sorted: a suggestion, which a person takes or changes.</summary>
/// <param name="Field">A code of the fields.</param>
/// <param name="Alternatives">The next likely fields, the likeliest first.</param>
/// <param name="Competence">trung-uong, tinh, huyen or xa.</param>
/// <param name="Agency">The body competent, by its name.</param>
/// <param name="Confidence">That the field is right, from 0 to 1.</param>
/// <param name="Reason">A Vietnamese sentence.</param>
internal sealed record Classified(string Field, IReadOnlyList<string> Alternatives, string Competence, string Agency, double Confidence, string Reason);
