using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Suggests how to sort a petition of a group on a day.</summary>
internal delegate Classified PetitionSorter(ReadPetition petition, string groupId, DateOnly day);

/// <summary>Makes ready for sorting: what the Office decided before, the words that it added, and whose area is which.</summary>
internal sealed class PetitionSorting(IPetitions petitions, IOwnWords words, IDirectory directory)
{
    public async Task<PetitionSorter> ReadyAsync(CancellationToken cancel)
    {
        var areas = (await directory.GroupsAsync(cancel)).ToDictionary(group => group.Id, group => group.Area, StringComparer.Ordinal);
        var classifier = new Classifier(LearnedFields.From([.. await petitions.DecidedAsync(cancel)]), new OwnWords(await words.AllAsync(cancel)));
        return (petition, groupId, day) => classifier.Classify(new Unsorted(petition.Text, areas.GetValueOrDefault(groupId), petition.Place, day));
    }
}
