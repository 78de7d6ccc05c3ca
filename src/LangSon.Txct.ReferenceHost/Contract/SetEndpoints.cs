namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Publication sets: versions that become visible together.</summary>
internal static class SetEndpoints
{
    public static void MapSets(this IEndpointRouteBuilder contract) => contract.MapPut("/publication-sets/{id}", PutAsync);

    private static async Task<IResult> PutAsync(string id, HttpRequest request, SetStore sets, CancellationToken cancel) =>
        PutRule.Fault(request) is { } fault ? fault
        : ContractNames.IsId(id) && await StrictJson.ReadAsync<SetBody>(request, cancel) is { } body && body.IsValid()
            ? PutRule.Receipt(id, await sets.CommitAsync(id, body.Members, cancel))
            : HostProblem.BadRequest;
}

internal sealed record SetBody
{
    private const int MostMembers = 500;

    public required IReadOnlyList<SetMember> Members { get; init; }

    public bool IsValid() => Members.Count is > 0 and <= MostMembers && Members.All(member => ContractNames.IsId(member.DocumentId) && member.N > 0)
        && Members.Distinct().Count() == Members.Count;
}

internal sealed record SetMember
{
    public required string DocumentId { get; init; }
    public required int N { get; init; }
}
