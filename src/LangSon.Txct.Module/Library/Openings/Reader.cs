using System.Security.Claims;

namespace LangSon.Txct.Library.Openings;

/// <summary>Who opens, as far as it is kept.</summary>
/// <param name="Person">The host's id of the person: the claim sub.</param>
/// <param name="GroupId">A delegate's own group; null for anybody else.</param>
/// <param name="Name">Null unless a setting has names kept.</param>
internal sealed record Reader(string Person, string? GroupId, string? Name)
{
    public static Reader Of(ClaimsPrincipal person, LibraryOptions options) => new(
        person.Id(), Permissions.HasSeat(person) ? person.FindFirst(Permissions.GroupClaim)?.Value : null, options.KeepReaderNames ? person.FindFirst("name")?.Value : null);
}
