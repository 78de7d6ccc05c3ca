using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing.Release;

/// <summary>Which papers wait for one another: the required documents of a round, where they are to become visible in one set.</summary>
internal static class PublicationSets
{
    /// <summary>What goes out of the papers whose time has come, each with the set in which it becomes visible, if any.</summary>
    /// <param name="due">Waiting, and released by the plan.</param>
    /// <param name="all">All versions of all own papers.</param>
    /// <param name="ordered">What a person has let go by itself: the others wait no longer for it, and no less for one another.</param>
    public static IEnumerable<Paper> Of(IReadOnlyList<Paper> due, IReadOnlyList<Paper> all, IReadOnlySet<(string, int)> ordered, YearPlan plan)
    {
        var rest = due.ToList();
        foreach (var round in plan.Rounds)
        {
            var required = round.Papers.Where(paper => paper.Kind == PaperKind.Document).Select(paper => paper.Type).ToHashSet();
            var gone = all.Where(paper => Serves(paper, round, required) && paper.Stage is PaperStage.Published or PaperStage.InSet or PaperStage.Sending).ToLookup(paper => ordered.Contains((paper.DocumentId, paper.Number)));
            required.ExceptWith(gone[true].Select(paper => paper.Metadata.Type));
            if (gone[false].Any())
            {
                // The round's set has gone, or is on its way: whatever comes later goes by itself.
                continue;
            }

            var members = rest.Where(paper => Serves(paper, round, required)).ToList();
            rest.RemoveAll(members.Contains);
            if (required.IsSubsetOf(members.Select(paper => paper.Metadata.Type)))
            {
                var id = IdOf(round, members);
                foreach (var member in members)
                {
                    yield return member with { SetId = id };
                }
            }
        }

        foreach (var paper in rest)
        {
            yield return paper;
        }
    }

    /// <summary>The sets all of whose members are at the central system.</summary>
    /// <param name="gathering">Versions at the central system, or on their way, whose set is not visible yet.</param>
    public static IEnumerable<PublicationSet> Complete(IEnumerable<Paper> gathering) => gathering
        .GroupBy(paper => paper.SetId!)
        .Where(members => members.All(paper => paper.Stage == PaperStage.InSet))
        .Select(members => new PublicationSet(members.Key, [.. members.Select(paper => new SetMember(paper.DocumentId, paper.Number))]));

    private static bool Serves(Paper paper, Round round, HashSet<string> required) =>
        paper.Metadata.Rounds.Contains(round.Id) && required.Contains(paper.Metadata.Type);

    private static string IdOf(Round round, IEnumerable<Paper> members)
    {
        var named = string.Join('\n', members.Select(paper => $"{paper.DocumentId}/{paper.Number}").Order(StringComparer.Ordinal).Prepend(round.Id));
        return $"set-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)))[..32]}";
    }
}
