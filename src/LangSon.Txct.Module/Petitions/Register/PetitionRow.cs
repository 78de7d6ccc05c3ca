using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Register;

/// <summary>A petition as the Office sees it in a list.</summary>
/// <param name="Text">As a person worded it; else as the paper does. So is the place.</param>
/// <param name="IsReworded">The paper has other words.</param>
/// <param name="Field">As it was decided; else as the paper states it; else as it is suggested. So are competence and agency.</param>
/// <param name="IsDecided">Whether a person has decided.</param>
/// <param name="SetAside">split, joined, noPetition or takenBack; null where it counts.</param>
/// <param name="IsDropped">The paper's latest version no longer has it.</param>
/// <param name="Cluster">The id of the first petition of the round that asks the same.</param>
/// <param name="Merged">The same for petitions that a person has merged; null where it was merged with none.</param>
/// <param name="MadeOf">The petitions that were split or joined to make it.</param>
/// <param name="PassedBy">Number and notation of the paper that passed it on; null while none did.</param>
internal sealed record PetitionRow(
    string Id, string ReportId, int Number, string Group, string Text, bool IsReworded, string Field, string Competence, string Agency, bool IsDecided, double Confidence, string Reason, IReadOnlyList<string> Alternatives,
    string? Voter, string? Place, bool AnsweredOnSpot, PaperSpot Source, string? SetAside, bool IsDropped, string Cluster, string? Merged, IReadOnlyList<string> MadeOf, string? PassedBy,
    PetitionAnswer? Answer, GroupEvaluation? Evaluation, VotersTold? Told)
{
    public static PetitionRow Of(Petition petition, string? cluster = null, string? passedBy = null) => new(
        petition.Id, petition.ReportId, petition.Number, petition.GroupId, petition.Text, petition.State.Wording is not null, petition.Sorted.Field, petition.Sorted.Competence, petition.Sorted.Agency,
        petition.State.Decided is not null, petition.Suggested.Confidence, petition.Suggested.Reason, petition.Suggested.Alternatives, petition.Read.Voter, petition.Place, petition.Read.AnsweredOnSpot, petition.Read.Source,
        petition.State.SetAside, petition.IsDropped, cluster ?? petition.Id, petition.State.Merged, petition.MadeOf, passedBy, petition.State.Answer, petition.State.Evaluation, petition.State.Told);
}
