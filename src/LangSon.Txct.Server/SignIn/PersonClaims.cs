using System.Security.Claims;

namespace LangSon.Txct.Server.SignIn;

/// <summary>Who somebody is, in the claims that the module reads, from those that the host or a provider gives.</summary>
internal static class PersonClaims
{
    /// <summary>The module's own names of roles.</summary>
    public static readonly IReadOnlySet<string> Roles =
        new HashSet<string> { "delegate", "groupLeader", "groupAssistant", "office", "officeLead", "standingCommittee", "fatherlandFront", "admin" };

    /// <summary>Null where nobody is named, or none of the roles is known.</summary>
    public static ClaimsPrincipal? Read(IEnumerable<Claim> given, SignInOptions options)
    {
        var all = given.ToList();
        string? One(string type) => all.FirstOrDefault(claim => claim.Type == type && claim.Value.Length > 0)?.Value;
        var names = options.Claims;
        var roles = all.Where(claim => claim.Type == names.Role).Select(claim => options.Roles.GetValueOrDefault(claim.Value, claim.Value)).Where(Roles.Contains).Distinct().ToList();
        if (One(names.Id) is not { } id || roles.Count == 0)
        {
            return null;
        }

        (string Type, string? Value)[] claims =
        [
            ("sub", id), ("name", One(names.Name) ?? id), ("groupId", One(names.Group)), ("delegateId", One(names.Delegate)), .. roles.Select(role => ("role", (string?)role)),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims.Where(claim => claim.Value is not null).Select(claim => new Claim(claim.Type, claim.Value!)), "cookie", "name", "role"));
    }
}
