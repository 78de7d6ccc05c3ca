using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Pages;

/// <summary>How often one address may ask for what nobody signs in for.</summary>
internal sealed class FeedOptions
{
    public const string Section = "Feeds";

    /// <summary>Requests of one address in a minute. Default 300; 1 to 100,000. Behind a proxy that does not say whom it stands for, all are one address.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 300;
}

[OptionsValidator]
internal sealed partial class FeedOptionsRanges : IValidateOptions<FeedOptions>;

/// <summary>Keeps whoever asks without signing in from asking without end.</summary>
internal sealed class FeedLimit(IOptions<FeedOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerMinute, Window = Window }));

    public bool LetsIn(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}

internal static class FeedLimits
{
    public static TBuilder LimitRate<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter(async (call, next) =>
    {
        if (call.HttpContext.RequestServices.GetRequiredService<FeedLimit>().LetsIn(call.HttpContext))
        {
            return await next(call);
        }

        call.HttpContext.Response.Headers.RetryAfter = "60";
        return Problems.Of(StatusCodes.Status429TooManyRequests, "TXCT-SEC-002", "Đọc quá nhiều lần trong một phút. Xin thử lại sau một phút.");
    });
}
