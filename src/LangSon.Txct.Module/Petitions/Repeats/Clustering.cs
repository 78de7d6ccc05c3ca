using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Repeats;

/// <summary>Finds petitions that ask the same about the same thing: each is laid beside those that name a thing it names, or, where the matter is the same for everybody, beside those of the matter.</summary>
internal sealed class Clustering
{
    /// <summary>How alike words must be where a thing is shared and the field too, or another field; where only the area is shared, with the same aspect or none that is known; in a general matter; where nothing is named.</summary>
    private const double AlikeOfThing = 0.05, AlikeOfOther = 0.4, AlikeOfAspect = 0.02, AlikeOfArea = 0.15, AlikeInGeneral = 0.13, AlikeInWords = 0.5;

    /// <summary>What the same aspect adds where several clusters would do.</summary>
    private const double Nearer = 0.01;

    /// <summary>A term that tells so much names what a general petition is about.</summary>
    private const double Telling = 3;

    /// <summary>Members of a cluster with which a newcomer is compared.</summary>
    private const int MostCompared = 8;

    private readonly IReadOnlyList<Signature> petitions;
    private readonly Dictionary<int, float> rarity;
    private readonly float[] lengths;
    private readonly Dictionary<string, HashSet<Cluster>> byKey = new(StringComparer.Ordinal);

    private Clustering(IReadOnlyList<Signature> petitions)
    {
        this.petitions = petitions;
        rarity = petitions.SelectMany(petition => petition.Features).CountBy(feature => feature).ToDictionary(met => met.Key, met => (float)Math.Log(1 + (petitions.Count / (double)met.Value)));
        lengths = [.. petitions.Select(petition => (float)Math.Sqrt(petition.Features.Sum(feature => rarity[feature] * rarity[feature])))];
    }

    /// <summary>Each petition's cluster, by the number of the first petition in it.</summary>
    public static int[] Of(IReadOnlyList<Signature> petitions) => new Clustering(petitions).Run();

    private int[] Run()
    {
        var first = new int[petitions.Count];
        for (var number = 0; number < petitions.Count; number++)
        {
            var home = Home(number) ?? new Cluster(number);
            home.Add(number, petitions[number].Names);
            first[number] = home.First;
            foreach (var key in KeysOf(petitions[number]))
            {
                (byKey.TryGetValue(key, out var clusters) ? clusters : byKey[key] = []).Add(home);
            }
        }

        return first;
    }

    /// <summary>The cluster that is most like the petition, and alike enough; null if there is none.</summary>
    private Cluster? Home(int number)
    {
        var petition = petitions[number];
        HashSet<Cluster> beside = [];
        foreach (var key in KeysBeside(petition))
        {
            beside.UnionWith(byKey.GetValueOrDefault(key) ?? []);
        }

        Cluster? best = null;
        var most = 0.0;
        foreach (var cluster in beside.Where(cluster => cluster.MayHold(petition)))
        {
            foreach (var member in cluster.Members.TakeLast(MostCompared))
            {
                var likeness = Likeness(number, member);
                if (likeness > most || (likeness == most && likeness > 0 && cluster.First < best!.First))
                {
                    (best, most) = (cluster, likeness);
                }
            }
        }

        return best;
    }

    private static IEnumerable<string> KeysOf(Signature petition) => petition.Matters.SelectMany(each => Keys(petition, each.Matter, each.Terms, isAsked: false)).DefaultIfEmpty("?");

    private static IEnumerable<string> KeysBeside(Signature petition) => petition.Matters.SelectMany(each => Keys(petition, each.Matter, each.Terms, isAsked: true)).DefaultIfEmpty("?");

    /// <param name="isAsked">With whom it is to be compared; else where it is to be found.</param>
    private static IEnumerable<string> Keys(Signature petition, Matter matter, HashSet<string> terms, bool isAsked)
    {
        if (matter.Scope == MatterScope.One)
        {
            return [matter.Code];
        }

        if (matter.Scope == MatterScope.General)
        {
            return terms.Where(term => matter.Terms[term] >= Telling).Select(term => $"{matter.Code}/{term}");
        }

        var names = petition.Names;
        var things = names.Things.Concat(names.Roads);
        var isBare = names.Things.Count == 0;
        var ofArea = names.Areas.Select(area => $"{matter.Code}@{area}");
        var ofNothing = isBare && names.Areas.Count == 0 ? new[] { $"{matter.Code}@@{petition.District}" } : [];

        // A thing lies beside what speaks of its area alone, and not beside other things there; a gate may bear the name of its commune.
        return isAsked
            ? things.Select(name => $"{matter.Field}/{name}").Concat(names.Areas.Select(area => $"{matter.Field}/{area}")).Concat(names.Things.Select(name => $"{matter.Field}%{name}"))
                .Concat(isBare ? ofArea : ofArea.Select(key => $"{key}!")).Concat(ofNothing)
            : things.Select(name => $"{matter.Field}/{name}").Concat(names.Areas.Select(area => $"{matter.Field}%{area}"))
                .Concat(ofArea).Concat(isBare ? ofArea.Select(key => $"{key}!") : []).Concat(ofNothing);
    }

    /// <returns>0 where they are not the same; else how alike they are.</returns>
    private double Likeness(int one, int other)
    {
        var (a, b) = (petitions[one], petitions[other]);
        var isOfOneMatter = a.Matters is [(var first, _), ..] && b.Matters is [(var second, _), ..] && first == second;
        if (isOfOneMatter && a.Matters[0].Matter.Scope == MatterScope.One)
        {
            return 1;
        }

        var words = Cosine(one, other);
        return Shared(a, b) is { Scope: not null } ? (words >= (AreOfOtherAspects(a, b) ? AlikeInWords : AlikeInGeneral) ? words : 0) : OfThings(a, b, isOfOneMatter, words);
    }

    private static double OfThings(Signature a, Signature b, bool isOfOneMatter, double words)
    {
        var isOneRoad = a.Names.Roads.Overlaps(b.Names.Roads);
        var isOneThing = a.Names.Things.Overlaps(b.Names.Things);
        var isOneArea = a.Names.Areas.Overlaps(b.Names.Areas) || a.Names.Areas.Overlaps(b.Names.Things) || a.Names.Things.Overlaps(b.Names.Areas);
        var isOfRoads = a.Names.Roads.Count > 0 && b.Names.Roads.Count > 0;
        var isCentral = isOfOneMatter && a.Matters[0].Matter.Competence == Levels.Central;
        var isOneAspect = a.Aspects.Overlaps(b.Aspects);
        var isClose = isOneThing || (isOneRoad && (isOneArea || isCentral));
        var isFar = !isOneThing && !isOneArea && !isOneRoad && (HasNames(a) || HasNames(b) || a.District != b.District);
        var wanted = AreOfOtherAspects(a, b) ? AlikeInWords
            : isClose && AreOfOneField(a, b) ? (isOneAspect ? 0 : AlikeOfThing)
            : isClose ? AlikeOfOther
            : isOneArea && !isOfRoads && isOfOneMatter ? (isOneAspect ? AlikeOfAspect : AlikeOfArea)
            : isOneArea && !isOfRoads && isOneAspect && AreOfOneField(a, b) ? AlikeOfArea
            : AlikeInWords;
        return !isFar && words >= wanted ? words + (isOneThing ? 1 : 0) + (isOneAspect ? Nearer : 0) : 0;
    }

    private static bool HasNames(Signature petition) => petition.Names.Things.Count + petition.Names.Areas.Count > 0;

    /// <summary>Both say what is wrong or wanted, and not the same.</summary>
    private static bool AreOfOtherAspects(Signature a, Signature b) => a.Aspects.Count > 0 && b.Aspects.Count > 0 && !a.Aspects.Overlaps(b.Aspects);

    private static bool AreOfOneField(Signature a, Signature b) => a.Matters.Count == 0 || b.Matters.Count == 0 || a.Matters.Any(one => b.Matters.Any(other => one.Matter.Field == other.Matter.Field));

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

    /// <summary>Petitions that ask the same, and all that they name together.</summary>
    private sealed class Cluster(int first)
    {
        private readonly HashSet<string> things = new(StringComparer.Ordinal);
        private readonly HashSet<string> roads = new(StringComparer.Ordinal);

        public int First => first;

        public List<int> Members { get; } = [];

        public void Add(int number, Objects names)
        {
            Members.Add(number);
            things.UnionWith(names.Things);
            roads.UnionWith(names.Roads);
        }

        /// <summary>Another road is another petition, and so is another thing, unless it lies on the same road. In a matter that is the same for everybody names tell nothing.</summary>
        public bool MayHold(Signature petition)
        {
            var names = petition.Names;
            var isOneRoad = roads.Overlaps(names.Roads);
            return petition.Matters is [({ Scope: not null }, _), ..]
                || ((isOneRoad || roads.Count == 0 || names.Roads.Count == 0) && (isOneRoad || things.Count == 0 || names.Things.Count == 0 || things.Overlaps(names.Things)));
        }
    }
}
