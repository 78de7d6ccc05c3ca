using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Repeats;

/// <summary>Finds petitions that ask the same about the same thing: each is laid beside those of the same matter that name a thing it names, or, where the matter is the same for everybody, beside all of it.</summary>
internal sealed class Clustering
{
    /// <summary>How alike words must be where a thing named is shared, and the matter too or not; where the matter is general; where nothing is named.</summary>
    private const double AlikeOfThing = 0.13, AlikeOfOther = 0.4, AlikeInGeneral = 0.13, AlikeInWords = 0.5;

    /// <summary>How much more alike where each also names things that the other does not.</summary>
    private const double Apart = 0.12;

    /// <summary>A term that tells so much names what a general petition is about.</summary>
    private const double Telling = 3;

    /// <summary>Members of a cluster with which a newcomer is compared.</summary>
    private const int MostCompared = 12;

    private readonly IReadOnlyList<Signature> petitions;
    private readonly Dictionary<int, float> rarity = [];
    private readonly float[] lengths;
    private readonly Dictionary<string, int> namesakes = new(StringComparer.Ordinal);

    private Clustering(IReadOnlyList<Signature> petitions)
    {
        this.petitions = petitions;
        Dictionary<int, int> met = [];
        foreach (var petition in petitions)
        {
            foreach (var feature in petition.Features)
            {
                met[feature] = met.GetValueOrDefault(feature) + 1;
            }

            foreach (var name in petition.Names)
            {
                namesakes[name] = namesakes.GetValueOrDefault(name) + 1;
            }
        }

        foreach (var (feature, times) in met)
        {
            rarity[feature] = (float)Math.Log(1 + (petitions.Count / (double)times));
        }

        lengths = [.. petitions.Select(petition => (float)Math.Sqrt(petition.Features.Sum(feature => rarity[feature] * rarity[feature])))];
    }

    /// <summary>The number of each petition's cluster, by the first petition that is in it.</summary>
    public static int[] Of(IReadOnlyList<Signature> petitions) => new Clustering(petitions).Run();

    private int[] Run()
    {
        var cluster = new int[petitions.Count];
        Dictionary<string, List<int>> heads = new(StringComparer.Ordinal);
        Dictionary<int, List<int>> members = [];
        for (var number = 0; number < petitions.Count; number++)
        {
            var keys = Keys(petitions[number]).ToList();
            var best = keys.SelectMany(key => heads.GetValueOrDefault(key) ?? []).Distinct()
                .Select(head => (Head: head, Score: members[head].TakeLast(MostCompared).Max(member => Likeness(number, member))))
                .Where(each => each.Score > 0).OrderByDescending(each => each.Score).FirstOrDefault((Head: -1, Score: 0));
            var home = best.Head >= 0 ? best.Head : number;
            cluster[number] = home;
            (members.TryGetValue(home, out var those) ? those : members[home] = []).Add(number);
            foreach (var key in keys)
            {
                var list = heads.TryGetValue(key, out var known) ? known : heads[key] = [];
                if (!list.Contains(home))
                {
                    list.Add(home);
                }
            }
        }

        return cluster;
    }

    private static IEnumerable<string> Keys(Signature petition)
    {
        foreach (var (matter, terms) in petition.Matters)
        {
            if (matter.Scope == MatterScope.One)
            {
                yield return matter.Code;
            }
            else if (matter.Scope == MatterScope.General)
            {
                foreach (var term in terms.Where(term => matter.Terms[term] >= Telling))
                {
                    yield return $"{matter.Code}/{term}";
                }
            }
            else
            {
                foreach (var name in petition.Names)
                {
                    yield return $"{matter.Field}/{name}";
                }

                yield return $"{matter.Code}@{petition.District}";
            }
        }

        if (petition.Matters.Count == 0)
        {
            foreach (var name in petition.Names)
            {
                yield return $"?/{name}";
            }
        }
    }

    /// <returns>0 where they are not the same; else how alike they are.</returns>
    private double Likeness(int one, int other)
    {
        var (a, b) = (petitions[one], petitions[other]);
        var words = Cosine(one, other);
        var isOfOneMatter = a.Matters is [(var first, _), ..] && b.Matters is [(var second, _), ..] && first == second;
        return isOfOneMatter && a.Matters[0].Matter.Scope == MatterScope.One ? 1
            : Shared(a, b) is { Scope: not null } ? (words >= AlikeInGeneral ? words : 0)
            : OfThings(a, b, isOfOneMatter, words);
    }

    private double OfThings(Signature a, Signature b, bool isOfOneMatter, double words)
    {
        var (roadsA, roadsB) = (a.Names.Where(IsRoad).ToList(), b.Names.Where(IsRoad).ToList());
        var isOneRoad = roadsA.Exists(roadsB.Contains);
        if (!isOneRoad && roadsA.Count > 0 && roadsB.Count > 0)
        {
            return 0;
        }

        var shared = a.Names.Where(name => !IsRoad(name) && b.Names.Contains(name)).ToList();
        if (shared.Count == 0 && !(isOneRoad && isOfOneMatter && a.Matters[0].Matter.Competence == Levels.Central))
        {
            return (a.Names.Count == 0 || b.Names.Count == 0) && a.District == b.District && words >= AlikeInWords ? words : 0;
        }

        // Each names a thing of its own beside the commune that they share.
        var isApart = !isOneRoad && a.Names.Count > shared.Count && b.Names.Count > shared.Count;
        var wanted = (isOfOneMatter ? AlikeOfThing : AlikeOfOther) + (isApart ? Apart : 0);
        var rare = shared.Count == 0 ? 0 : shared.Max(name => 0.2 / Math.Sqrt(namesakes[name]));
        return words + rare >= wanted ? words + rare : 0;
    }

    private static bool IsRoad(string name) => name[0] == '#';

    private static Matter? Shared(Signature a, Signature b) =>
        a.Matters.Select(each => each.Matter).FirstOrDefault(matter => b.Matters.Any(each => each.Matter == matter));

    private double Cosine(int one, int other)
    {
        var (a, b) = (petitions[one].Features, petitions[other].Features);
        var sum = 0.0;
        for (int left = 0, right = 0; left < a.Length && right < b.Length;)
        {
            switch (a[left].CompareTo(b[right]))
            {
                case 0:
                    sum += rarity[a[left]] * rarity[a[left]];
                    left++;
                    right++;
                    break;
                case < 0:
                    left++;
                    break;
                default:
                    right++;
                    break;
            }
        }

        return sum == 0 ? 0 : sum / (lengths[one] * lengths[other]);
    }
}
