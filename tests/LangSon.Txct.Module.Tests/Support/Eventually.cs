using System.Diagnostics;

namespace LangSon.Txct.Support;

/// <summary>Waits for what background work brings about, no longer than a hanging test may take.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">It never came true; <paramref name="what"/> says what was waited for.</exception>
    public static async Task IsTrueAsync(string what, Func<Task<bool>> isTrue)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isTrue())
        {
            if (Stopwatch.GetElapsedTime(started) > Longest)
            {
                throw new TimeoutException($"Not within {Longest}: {what}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }
    }

    public static Task IsTrueAsync(string what, Func<bool> isTrue) => IsTrueAsync(what, () => Task.FromResult(isTrue()));
}
