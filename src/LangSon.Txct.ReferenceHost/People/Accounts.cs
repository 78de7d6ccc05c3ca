using System.Security.Claims;
using Dapper;
using LangSon.Txct.Storage;
using Microsoft.AspNetCore.Identity;

namespace LangSon.Txct.ReferenceHost.People;

/// <summary>The demonstration's people.</summary>
internal sealed class Accounts(IDatabase database)
{
    /// <summary>One for all: it stands on the sign-in page, since nothing here is real.</summary>
    public const string DemoPassword = "trinh-dien";

    private const string Select = "select user_name as UserName, display_name as DisplayName, role, group_id as GroupId, delegate_id as DelegateId, password_hash as PasswordHash from host_account";

    private static readonly PasswordHasher<string> Hasher = new();
    private static readonly string Nobody = Hasher.HashPassword("", DemoPassword);

    public static object WithPassword(SampleAccount account) => new
    {
        account.UserName, account.DisplayName, account.Role, account.GroupId, account.DelegateId, PasswordHash = Hasher.HashPassword(account.UserName, DemoPassword),
    };

    public Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Account>>(
        async connection => [.. await connection.QueryAsync<Account>(new CommandDefinition($"{Select} order by rowid", cancellationToken: cancel))], cancel);

    /// <summary>The person behind name and password; null if one of them is wrong. An unknown name takes as long as a wrong password.</summary>
    public async Task<ClaimsPrincipal?> SignInAsync(string userName, string password, CancellationToken cancel)
    {
        var account = (await AllAsync(cancel)).FirstOrDefault(candidate => candidate.UserName == userName);
        var isRight = Hasher.VerifyHashedPassword(userName, account?.PasswordHash ?? Nobody, password) != PasswordVerificationResult.Failed;
        return account is not null && isRight ? account.ToPrincipal() : null;
    }
}

/// <param name="Role">delegate, groupLeader, groupAssistant, office, standingCommittee, fatherlandFront or admin.</param>
public sealed record Account(string UserName, string DisplayName, string Role, string? GroupId, string? DelegateId, string PasswordHash)
{
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        new Dictionary<string, string?> { ["sub"] = UserName, ["name"] = DisplayName, ["role"] = Role, ["groupId"] = GroupId, ["delegateId"] = DelegateId }
            .Where(claim => claim.Value is not null).Select(claim => new Claim(claim.Key, claim.Value!)),
        "cookie", "name", "role"));
}
