using LangSon.Txct.Petitions.Register;

namespace LangSon.Txct.Petitions.Repeats;

/// <summary>How often a petition was raised.</summary>
internal static class Raised
{
    /// <summary>A group's minutes and its report of the same round tell of the same words: the longer list of the two counts.</summary>
    public static int Times(IReadOnlyList<Petition> petitions) =>
        petitions.GroupBy(petition => (petition.GroupId, petition.Round)).Sum(group => group.GroupBy(petition => petition.Kind, StringComparer.Ordinal).Max(kind => kind.Count()));
}
