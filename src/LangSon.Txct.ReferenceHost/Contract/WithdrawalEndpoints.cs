namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Takes documents from their readers, and tells who asks for one why it is gone.</summary>
internal static class WithdrawalEndpoints
{
    public static void MapWithdrawals(this IEndpointRouteBuilder contract) => contract.MapPut("/documents/{id}/withdrawal", PutAsync);

    /// <summary>Answers 410 with the reason for a document that was withdrawn, whatever of it is asked for.</summary>
    public static RouteGroupBuilder GoneWhenWithdrawn(this RouteGroupBuilder document) => document.AddEndpointFilter(async (call, next) =>
    {
        var request = call.HttpContext;
        return await request.RequestServices.GetRequiredService<WithdrawalStore>().FindAsync((string)request.GetRouteValue("id")!, request.RequestAborted) is { } withdrawal
            ? HostProblem.Withdrawn(withdrawal.Reason, withdrawal.ReplacedBy)
            : await next(call);
    });

    private static async Task<IResult> PutAsync(string id, HttpRequest request, WithdrawalStore withdrawals, CancellationToken cancel) =>
        PutRule.Fault(request) is { } fault ? fault
        : ContractNames.IsId(id) && await StrictJson.ReadAsync<WithdrawalBody>(request, cancel) is { } body && body.IsValid()
            ? PutRule.Receipt(id, await withdrawals.WithdrawAsync(id, body, cancel))
            : HostProblem.BadRequest;
}

internal sealed record WithdrawalBody
{
    private const int LongestReason = 2000;

    public required string Reason { get; init; }
    public string? ReplacedBy { get; init; }

    public bool IsValid() => Reason.Length is > 0 and <= LongestReason && (ReplacedBy is null || ContractNames.IsId(ReplacedBy));
}
