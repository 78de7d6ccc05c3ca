using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing.Release;

/// <summary>Which papers wait for one another: the required documents of a round, where they are to become visible in one set.</summary>
internal static class PublicationSets
{
    /// <summary>A paper that may go out, and the set with which it becomes visible; null if by itself.</summary>
    internal sealed record Released(Paper Paper, string? SetId);

    /// <summary>What goes out of the papers whose time has come.</summary>
    /// <param name="due">Waiting, and released by the plan.</param>
    /// <param name="all">All versions of all own papers.</param>
    public static IEnumerable<Released> Of(IReadOnlyList<Paper> due, IReadOnlyList<Paper> all, YearPlan plan)
    {
        var rest = due.ToList();
        foreach (var round in plan.Rounds)
        {
            var required = round.Papers.Where(paper => paper.Kind == PaperKind.Document).Select(paper => paper.Type).ToHashSet();
            if (all.Any(paper => Serves(paper, round, required) && paper.Stage is PaperStage.Published or PaperStage.InSet or PaperStage.Sending))
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
                    yield return new Released(member, id);
                }
            }
        }

        foreach (var paper in rest)
        {
            yield return new Released(paper, null);
        }
    }

    /// <summary>The sets all of whose members are at the central system, and none visible yet.</summary>
    public static IEnumerable<PublicationSet> Complete(IEnumerable<Paper> all) => all
        .Where(paper => paper.SetId is not null && paper.Stage != PaperStage.Withdrawn)
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
