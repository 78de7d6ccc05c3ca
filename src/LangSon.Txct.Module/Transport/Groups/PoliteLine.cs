using System.Threading.RateLimiting;

namespace LangSon.Txct.Transport.Groups;

/// <summary>The line to one group's system, never used more often than that system wants to be asked.</summary>
internal sealed class PoliteLine(PeerClient peer) : IDisposable
{
    /// <summary>Of a system that does not say how often: twice a second, and five at once.</summary>
    private const int UsualPerSecond = 2, UsualAtOnce = 5;

    private RateLimiter limiter = Limiter(TimeSpan.FromSeconds(1.0 / UsualPerSecond), 1, UsualAtOnce);
    private int perMinute;

    public async Task<PeerReply> SendAsync(PeerRequest request, CancellationToken cancel)
    {
        using var turn = await limiter.AcquireAsync(1, cancel);
        return await peer.SendAsync(request, cancel);
    }

    /// <summary>Goes by what the system itself says.</summary>
    public void Heed(int? requestsPerMinute)
    {
        if (requestsPerMinute is { } wanted and > 0 && wanted != perMinute)
        {
            perMinute = wanted;
            var each = TimeSpan.FromMinutes(1.0 / wanted);
            var together = Math.Max(1, (int)Math.Ceiling(TimeSpan.FromMilliseconds(50) / each));
            limiter = Limiter(each * together, together, Math.Max(UsualAtOnce, together));
        }
    }

    public void Dispose()
    {
        limiter.Dispose();
        peer.Dispose();
    }

    private static TokenBucketRateLimiter Limiter(TimeSpan period, int each, int most) => new(new TokenBucketRateLimiterOptions
    {
        ReplenishmentPeriod = period, TokensPerPeriod = each, TokenLimit = most, QueueLimit = int.MaxValue, AutoReplenishment = true,
    });
}
