namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What all calls have in common that leave something for good.</summary>
internal static class PutRule
{
    /// <summary>What is wrong with the call before its body is read; null if nothing.</summary>
    public static HostProblem? Fault(HttpRequest request) =>
        request.Headers.IfNoneMatch != "*" ? HostProblem.NoPrecondition : request.HasJsonContentType() ? null : HostProblem.OfStatus(415);

    /// <summary>The receipt of what has no parts.</summary>
    public static IResult Receipt(string id, KeptOutcome outcome) => outcome switch
    {
        KeptOutcome.Kept kept => TypedResults.Json(
            new { id, n = kept.N, committedAt = ContractAnswers.Instant(kept.At), parts = Array.Empty<object>() },
            HostProblem.Json, statusCode: kept.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
        KeptOutcome.Refused refused => refused.Problem,
        _ => throw new InvalidOperationException("It is kept or refused."),
    };
}

/// <summary>What came of a set, a withdrawal or a notice.</summary>
internal abstract record KeptOutcome
{
    private KeptOutcome() { }

    /// <param name="At">When it was kept for the first time.</param>
    internal sealed record Kept(int N, DateTimeOffset At, bool IsNew) : KeptOutcome;

    internal sealed record Refused(HostProblem Problem) : KeptOutcome;
}
