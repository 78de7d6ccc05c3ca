using System.Security.Claims;
using LangSon.Txct.Central;

namespace LangSon.Txct.Library;

/// <summary>For whom a document is. What is not named is denied.</summary>
internal static class Audience
{
    private const string Group = "group:";

    public static bool Includes(this DocumentMetadata metadata, ClaimsPrincipal person) => metadata.Audience.Any(named => named switch
    {
        "public" or "delegates" => Permissions.IsReader(person),
        "office" => Permissions.SeesAll(person),
        _ when named.StartsWith(Group, StringComparison.Ordinal) => Permissions.SeesAll(person) || IsOwn(person, named[Group.Length..]),
        _ => false,
    });

    private static bool IsOwn(ClaimsPrincipal person, string group) =>
        Permissions.IsReader(person) && person.HasClaim(Permissions.GroupClaim, group);
}
