using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Finds which petitions the answers given at the meeting are about.</summary>
internal static partial class SpotAnswers
{
    /// <summary>Pairs of words in a row that answer and petition must share at least.</summary>
    private const int FewestPairs = 2;

    public static void Mark(List<ReadPetition> petitions, IEnumerable<string> answers)
    {
        foreach (var clause in answers.SelectMany(answer => Clauses().Split(answer)).Where(IsAnswer))
        {
            foreach (var about in ByVoter(petitions, clause) is { Count: > 0 } named ? named : ByWords(petitions, clause))
            {
                petitions[about] = petitions[about] with { AnsweredOnSpot = true };
            }
        }
    }

    /// <summary>Something was done or explained; to take note, or to answer later, is no answer.</summary>
    private static bool IsAnswer(string clause)
    {
        var folded = Folded.Of(clause);
        return Done().IsMatch(folded) && !Later().IsMatch(folded);
    }

    private static List<int> ByVoter(List<ReadPetition> petitions, string clause)
    {
        var names = Named().Matches(clause).Select(match => match.Groups["name"].Value).ToList();
        return [.. Enumerable.Range(0, petitions.Count).Where(place => petitions[place].Voter is { } voter && names.Exists(name => voter == name || voter.EndsWith($" {name}", StringComparison.Ordinal)))];
    }

    private static List<int> ByWords(List<ReadPetition> petitions, string clause)
    {
        var pairs = Pairs(clause);
        var best = Enumerable.Range(0, petitions.Count).Select(place => (Place: place, Shared: Pairs(petitions[place].Text).Count(pairs.Contains))).OrderByDescending(each => each.Shared).Take(2).ToList();
        return best is [var first, ..] && first.Shared >= FewestPairs && (best.Count < 2 || best[1].Shared < first.Shared) ? [first.Place] : [];
    }

    private static HashSet<string> Pairs(string text)
    {
        var words = Folded.Tokens(text);
        return [.. words.Zip(words.Skip(1), (one, next) => $"{one} {next}").Where(pair => !Common().IsMatch(pair))];
    }

    [GeneratedRegex(@"\s*;\s*|(?<=[.])\s+(?=\p{Lu})")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"\b(?:da|se|trong ngay|hien nay|giai trinh|giai thich|thong tin|tra loi|theo quy dinh|cho biet)\b")]
    private static partial Regex Done();

    [GeneratedRegex(@"bang van ban|xin tiep thu|tiep thu va|ghi nhan|chuyen (?:den|toi|cac|co quan)|tra loi sau|tong hop (?:chuyen|gui)|cam on")]
    private static partial Regex Later();

    [GeneratedRegex(@"(?:ông|bà|anh|chị|cô|chú|bác|cử tri)\s+(?<name>\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){0,4})", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:de nghi|thanh pho|ubnd .*|.* ubnd|cu tri|y kien|hoi nghi|dai dien|lanh dao|tham quyen|khu vuc|hien nay|de (?:dam|bao)|.* (?:va|cua|tai|cho|co|de|cac)|(?:va|cua|tai|cho|co|de|cac) .*|\d+ .*|.* \d+)$")]
    private static partial Regex Common();
}
