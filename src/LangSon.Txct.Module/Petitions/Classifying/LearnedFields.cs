using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Petitions.Classifying;

/// <summary>A petition whose field a person has decided.</summary>
internal sealed record DecidedField(string Text, string Field);

/// <summary>What the Office's own decisions tell of words: in which fields each of them was found more often than chance would have it.</summary>
internal sealed class LearnedFields
{
    /// <summary>The most that all words of a petition together add to a field, and the most of one word.</summary>
    private const double MostOfAll = 4, MostOfOne = 1.2;

    /// <summary>A word that was met in fewer petitions tells nothing yet.</summary>
    private const int Fewest = 2;

    private readonly Dictionary<string, Dictionary<string, double>> weights = new(StringComparer.Ordinal);

    private LearnedFields() { }

    public static LearnedFields Nothing { get; } = new();

    public static LearnedFields From(IReadOnlyCollection<DecidedField> decided)
    {
        var learned = new LearnedFields();
        var perField = decided.GroupBy(each => each.Field, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var (word, fields) in decided.SelectMany(each => Features(Matters.Expanded(each.Text)).Distinct(StringComparer.Ordinal).Select(word => (Word: word, each.Field)))
            .GroupBy(pair => pair.Word, pair => pair.Field, StringComparer.Ordinal).Select(group => (group.Key, group.ToList())).Where(group => group.Item2.Count >= Fewest))
        {
            foreach (var of in fields.GroupBy(field => field, StringComparer.Ordinal))
            {
                var lift = Math.Log((of.Count() + 0.5) / (fields.Count + 1) / ((perField[of.Key] + 1.0) / (decided.Count + FieldNames.All.Count)));
                if (lift > 0)
                {
                    (learned.weights.TryGetValue(word, out var known) ? known : learned.weights[word] = new Dictionary<string, double>(StringComparer.Ordinal))[of.Key] = Math.Min(MostOfOne, lift * 0.35);
                }
            }
        }

        return learned;
    }

    /// <summary>How much these words speak for a field; 0 where nothing was learned.</summary>
    public double Weight(string field, Word[] words) => weights.Count == 0 ? 0
        : Math.Min(MostOfAll, Features(words).Distinct(StringComparer.Ordinal).Sum(word => weights.TryGetValue(word, out var fields) ? fields.GetValueOrDefault(field) : 0) * 0.5);

    private static IEnumerable<string> Features(Word[] words) => words.Zip(words.Skip(1), (one, next) => $"{one.Folded} {next.Folded}");
}
