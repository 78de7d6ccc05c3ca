using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Petitions.Register;

namespace LangSon.Txct.Library.Search;

/// <summary>What is asked of documents and petitions beside their words: for whom they are, of which year, round, type and group.</summary>
internal static class SearchFacts
{
    private const string Resolution = "Resolution";

    public static SearchGroupKind GroupOf(CentralDocument document) => document.Metadata.Type == Resolution ? SearchGroupKind.Resolutions : SearchGroupKind.Documents;

    /// <summary>The shelf on which a group's things stand.</summary>
    public static string ShelfOf(SearchGroupKind kind) => kind switch
    {
        SearchGroupKind.Documents => "d",
        SearchGroupKind.Petitions => "p",
        _ => "r",
    };

    public static IReadOnlyList<string> Of(CentralDocument document)
    {
        var metadata = document.Metadata;
        return
        [
            Fact.Of("type", metadata.Type),
            .. metadata.IssuedOn is { } day ? [Fact.Of("year", $"{day.Year}")] : Array.Empty<string>(),
            .. metadata.Rounds.Select(round => Fact.Of("round", round)),
            .. metadata.Audience.Select(named => Fact.Of("for", named)),
        ];
    }

    public static IReadOnlyList<string> Of(Petition petition, DateOnly day) =>
    [
        Fact.Of("group", petition.GroupId), Fact.Of("round", petition.Round), Fact.Of("year", $"{day.Year}"),
    ];

    /// <summary>Whether a person may see anything of a kind.</summary>
    public static bool MaySee(SearchGroupKind kind, ClaimsPrincipal person) => kind != SearchGroupKind.Petitions || Permissions.SeesAll(person) || OwnGroup(person) is not null;

    /// <summary>What a person may see of a kind, among what is asked for; null where that is all of it.</summary>
    public static SearchExpression? Allowed(SearchGroupKind kind, SearchFilter filter, ClaimsPrincipal person)
    {
        List<SearchExpression> parts = [];
        if (!Permissions.SeesAll(person))
        {
            var own = OwnGroup(person);
            parts.Add(kind == SearchGroupKind.Petitions
                ? new SearchExpression.Has(Fact.Of("group", own ?? ""))
                : new SearchExpression.Any([.. new[] { "public", "delegates", own is null ? null : $"group:{own}" }.OfType<string>().Select(named => new SearchExpression.Has(Fact.Of("for", named)))]));
        }

        (string Name, string? Value)[] asked = [("year", filter.Year), ("round", filter.Round), ("type", filter.Type), ("group", filter.Group)];
        parts.AddRange(asked.Where(one => one.Value is { Length: > 0 }).Select(one => new SearchExpression.Has(Fact.Of(one.Name, one.Value!))));
        return parts.Count == 0 ? null : new SearchExpression.All(parts);
    }

    private static string? OwnGroup(ClaimsPrincipal person) => person.FindFirst(Permissions.GroupClaim)?.Value;
}
