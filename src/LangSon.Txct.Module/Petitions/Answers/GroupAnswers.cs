using LangSon.Txct.Petitions.Register;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>The petitions of a group that were answered, for its delegates to tell the voters.</summary>
internal sealed class GroupAnswers(IPetitions petitions)
{
    /// <param name="withTold">Also what voters were told already.</param>
    public async Task<IReadOnlyList<Petition>> OfAsync(string group, bool withTold, CancellationToken cancel) =>
    [
        .. (await petitions.AllAsync(cancel)).Where(petition => petition.GroupId == group && petition.State.Answer is not null && (withTold || petition.State.Told is null))
            .OrderBy(petition => AnswerClasses.All.Select(known => known.Code).ToList().IndexOf(petition.State.Answer!.Class)),
    ];
}
