using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Repeats;

/// <summary>Lays the petitions of the register beside each other.</summary>
internal sealed class PetitionSignatures(IDirectory directory)
{
    /// <summary>Each petition's cluster, by the place of the first petition in it.</summary>
    public async Task<int[]> ClustersAsync(IReadOnlyList<Petition> petitions, CancellationToken cancel)
    {
        var areas = (await directory.GroupsAsync(cancel)).ToDictionary(group => group.Id, group => group.Area, StringComparer.Ordinal);
        return Clustering.Of([.. petitions.AsParallel().AsOrdered().Select(petition => Signature.Of(petition.Text, areas.GetValueOrDefault(petition.GroupId), petition.Place))]);
    }
}
