using System.Threading.RateLimiting;

namespace LangSon.Txct.ReferenceHost.People;

/// <summary>How often somebody may mistake a password: five times in five minutes for one account, thirty times from one address. Who gets it right is not counted.</summary>
internal sealed class SignInLimit : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int PerAccount = 5, PerAddress = 30;

    private readonly PartitionedRateLimiter<string> accounts = Limiter(PerAccount);
    private readonly PartitionedRateLimiter<string> addresses = Limiter(PerAddress);

    public bool MayTry(string userName, HttpContext context) => Holds(accounts, userName, 0) && Holds(addresses, AddressOf(context), 0);

    public void CountMistake(string userName, HttpContext context)
    {
        Holds(accounts, userName, 1);
        Holds(addresses, AddressOf(context), 1);
    }

    public void Dispose()
    {
        accounts.Dispose();
        addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window }), StringComparer.OrdinalIgnoreCase);

    private static bool Holds(PartitionedRateLimiter<string> limiter, string key, int count)
    {
        using var lease = limiter.AttemptAcquire(key, count);
        return lease.IsAcquired;
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
