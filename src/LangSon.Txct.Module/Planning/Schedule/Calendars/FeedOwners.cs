using System.Security.Claims;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>Which calendars a person may have an address for.</summary>
internal static class FeedOwners
{
    private const string PressId = "press";

    /// <summary>A delegate the own, who speaks for a group that group's, the Office the press's.</summary>
    public static IReadOnlyList<FeedOwner> Of(ClaimsPrincipal person)
    {
        var group = person.FindFirst(Permissions.GroupClaim)?.Value;
        List<FeedOwner> owners = [];
        if (Permissions.IsReader(person) && person.FindFirst(Permissions.DelegateClaim)?.Value is { Length: > 0 } delegateId)
        {
            owners.Add(new FeedOwner(FeedKind.Delegate, delegateId, group, person.FindFirst("name")?.Value));
        }

        if (Permissions.SpeaksForGroup(person) && group is { Length: > 0 })
        {
            owners.Add(new FeedOwner(FeedKind.Group, group));
        }

        if (Permissions.IsOffice(person))
        {
            owners.Add(new FeedOwner(FeedKind.Press, PressId));
        }

        return owners;
    }
}
