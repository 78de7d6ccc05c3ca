using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace LangSon.Txct.Transport;

/// <summary>How one peer's calls are bounded: control for questions and commits, transfer for bytes; both share one breaker.</summary>
internal sealed class PeerPipelines
{
    private static readonly ResiliencePropertyKey<bool> Repeatable = new("txct.repeatable");

    private readonly ResiliencePipeline<PeerReply> control;
    private readonly ResiliencePipeline<PeerReply> transfer;

    public PeerPipelines(PeerOptions options, int parallel, TimeProvider time)
    {
        var breaker = new ResiliencePipelineBuilder<PeerReply> { TimeProvider = time }.AddCircuitBreaker(Breaker(options, time)).Build();
        control = new ResiliencePipelineBuilder<PeerReply> { TimeProvider = time }
            .AddConcurrencyLimiter(parallel, queueLimit: 64)
            .AddTimeout(options.TotalTimeout)
            .AddRetry(Retry(options, time))
            .AddPipeline(breaker)
            .AddTimeout(options.AttemptTimeout)
            .Build();

        // Bytes are not repeated here: whoever sends them asks first how much has arrived.
        transfer = new ResiliencePipelineBuilder<PeerReply> { TimeProvider = time }
            .AddConcurrencyLimiter(parallel, queueLimit: 64)
            .AddPipeline(breaker)
            .AddTimeout(options.TransferTimeout)
            .Build();
    }

    /// <summary>Until when the peer is left alone after it failed again and again; null if it is not.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    public async Task<PeerReply> RunAsync(PeerRequest request, Func<CancellationToken, ValueTask<PeerReply>> attempt, CancellationToken cancel)
    {
        var context = ResilienceContextPool.Shared.Get(cancel);
        context.Properties.Set(Repeatable, request.Repeatable);
        try
        {
            var pipeline = request.IsTransfer ? transfer : control;
            return await pipeline.ExecuteAsync((inner, run) => run(inner.CancellationToken), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryStrategyOptions<PeerReply> Retry(PeerOptions options, TimeProvider time) => new()
    {
        MaxRetryAttempts = Math.Max(1, options.Retries),
        Delay = options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        MaxDelay = TimeSpan.FromSeconds(8),
        ShouldHandle = arguments => ValueTask.FromResult(
            options.Retries > 0 && arguments.Context.Properties.GetValue(Repeatable, false) && IsWorthRepeating(arguments.Outcome, options, time)),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter(time)),
    };

    /// <summary>A peer that asks for a long pause gets it from the caller's schedule, not within the call.</summary>
    private static bool IsWorthRepeating(Outcome<PeerReply> outcome, PeerOptions options, TimeProvider time) => outcome switch
    {
        { Exception: TimeoutRejectedException } => true,
        { Result: { IsTransient: true } reply } => reply.RetryAfter(time) is not { } wait || wait <= options.LongestRetryAfter,
        _ => false,
    };

    private CircuitBreakerStrategyOptions<PeerReply> Breaker(PeerOptions options, TimeProvider time) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 8,
        SamplingDuration = TimeSpan.FromSeconds(60),
        BreakDuration = options.Break,
        OnOpened = opened => Rest(time.GetUtcNow() + opened.BreakDuration),
        OnClosed = _ => Rest(null),
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome is { Exception: TimeoutRejectedException } or { Result: { IsTransient: true, Status: not HttpStatusCode.TooManyRequests } }),
    };

    private ValueTask Rest(DateTimeOffset? until)
    {
        RestsUntil = until;
        return ValueTask.CompletedTask;
    }
}
