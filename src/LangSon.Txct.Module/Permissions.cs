using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace LangSon.Txct;

/// <summary>Who may do what, by the roles in the signed-in user's claims. The host's authorization enforces it.</summary>
internal static class Permissions
{
    /// <summary>The claim that holds a role.</summary>
    public const string RoleClaim = "role";

    /// <summary>The claim that holds the user's own group, as in T03.</summary>
    public const string GroupClaim = "groupId";

    /// <summary>The claim that holds the central system's id of the user as a delegate.</summary>
    public const string DelegateClaim = "delegateId";

    private static readonly string[] Readers =
        ["delegate", "groupLeader", "groupAssistant", "office", "officeLead", "standingCommittee"];

    private static readonly string[] OfficeStaff = ["office", "officeLead"];

    private static readonly string[] PaperReaders = [.. Readers, "fatherlandFront"];

    private const string Administrator = "admin";

    private const string OfficeLeader = "officeLead";

    private static readonly string[] GroupVoices = ["groupLeader", "groupAssistant"];

    /// <summary>See and download the delegates' documents.</summary>
    public static TBuilder RequireReader<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, Readers).Build());

    /// <summary>Publish, complete what is held, see the board and the groups' papers.</summary>
    public static TBuilder RequireOffice<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, OfficeStaff).Build());

    /// <summary>Approve what the Office has put together: its leader alone.</summary>
    public static TBuilder RequireOfficeLead<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, OfficeLeader).Build());

    /// <summary>Send what a group owes: its leader, and who types for the leader.</summary>
    public static TBuilder RequireGroupVoice<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, GroupVoices).RequireClaim(GroupClaim).Build());

    /// <summary>Receive what is owed to the Fatherland Front, and confirm it.</summary>
    public static TBuilder RequireFront<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, "fatherlandFront").Build());

    /// <summary>See how the module is and what it has to do; no papers.</summary>
    public static TBuilder RequireAdmin<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, Administrator).Build());

    /// <summary>See the groups' papers that were taken: Office, Standing Committee, the Front, and each group its own.</summary>
    public static TBuilder RequirePaperReader<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, PaperReaders).Build());

    /// <summary>See who did what: the Office, and the Standing Committee, which sees all.</summary>
    public static TBuilder RequireHistoryReader<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.RequirePetitionReader();

    /// <summary>See the register of petitions, with the voters' names: Office and Standing Committee.</summary>
    public static TBuilder RequirePetitionReader<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(RoleClaim, [.. OfficeStaff, "standingCommittee"]).Build());

    /// <summary>The Office works with all of it, and the Standing Committee sees all.</summary>
    public static bool SeesAll(ClaimsPrincipal person) => IsOffice(person) || IsStandingCommittee(person);

    /// <summary>Whether what a group's voters asked for is this person's to see, without their names.</summary>
    public static bool SeesPetitionsOf(ClaimsPrincipal person, string groupId) => SeesAll(person) || (IsReader(person) && person.HasClaim(GroupClaim, groupId));

    /// <summary>Whether <see cref="RequirePaperReader"/> lets this person in, and has something to show: a delegate needs a group.</summary>
    public static bool ReadsPapers(ClaimsPrincipal person) => IsFront(person) || SeesAll(person) || (Has(person, PaperReaders) && person.HasClaim(claim => claim.Type == GroupClaim));

    /// <summary>Whether a group's paper is this person's to see. Reports and minutes hold personal data of voters: the Front sees what it is owed, a delegate what is of the own group.</summary>
    public static bool SeesPapersOf(ClaimsPrincipal person, string groupId) =>
        SeesAll(person) || IsFront(person) || (IsReader(person) && person.HasClaim(GroupClaim, groupId));

    /// <summary>Whether <see cref="RequireAdmin"/> lets this person in.</summary>
    public static bool IsAdmin(ClaimsPrincipal person) => Has(person, [Administrator]);

    public static bool IsFront(ClaimsPrincipal person) => Has(person, ["fatherlandFront"]);

    /// <summary>Whether <see cref="RequireReader"/> lets this person in.</summary>
    public static bool IsReader(ClaimsPrincipal person) => Has(person, Readers);

    /// <summary>Whether <see cref="RequireOffice"/> lets this person in.</summary>
    public static bool IsOffice(ClaimsPrincipal person) => Has(person, OfficeStaff);

    /// <summary>Whether <see cref="RequireOfficeLead"/> lets this person in.</summary>
    public static bool LeadsOffice(ClaimsPrincipal person) => Has(person, [OfficeLeader]);

    /// <summary>A delegate, a group's leader, and who types for the leader.</summary>
    public static bool IsDelegate(ClaimsPrincipal person) => Has(person, ["delegate", .. GroupVoices]);

    /// <summary>A member of the Council: whoever types for a leader is none.</summary>
    public static bool HasSeat(ClaimsPrincipal person) => Has(person, ["delegate", "groupLeader"]);

    /// <summary>The leader of a group, and who types for the leader.</summary>
    public static bool SpeaksForGroup(ClaimsPrincipal person) => Has(person, GroupVoices);

    /// <summary>The Standing Committee sees all.</summary>
    public static bool IsStandingCommittee(ClaimsPrincipal person) => Has(person, ["standingCommittee"]);

    /// <summary>See a group's schedule: its own people; the Office and the Standing Committee see every group's.</summary>
    public static bool SeesSchedule(ClaimsPrincipal person, string groupId) =>
        SeesAll(person) || (IsReader(person) && person.HasClaim(GroupClaim, groupId));

    /// <summary>Change a group's schedule: its leader and assistant, and the Office.</summary>
    public static bool WritesSchedule(ClaimsPrincipal person, string groupId) =>
        IsOffice(person) || (SpeaksForGroup(person) && person.HasClaim(GroupClaim, groupId));

    /// <summary>The host's id of this person: the claim sub, else the name; a question mark where the host names nobody.</summary>
    public static string Id(this ClaimsPrincipal person) => person.FindFirst("sub")?.Value ?? person.Identity?.Name ?? "?";

    private static bool Has(ClaimsPrincipal person, string[] roles) => person.HasClaim(claim => claim.Type == RoleClaim && roles.Contains(claim.Value));
}
