namespace LangSon.Txct.Operations.Checks;

/// <summary>All checks together, none of which may take long or throw.</summary>
internal sealed class ModuleChecks(HostChecks host, WorkChecks work, MachineChecks machine, NetworkChecks network, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2), Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1);
    private CheckReport? last;

    public void Dispose() => turn.Dispose();

    /// <param name="isAnew">Not what was seen half a minute ago.</param>
    public async Task<CheckReport> RunAsync(bool isAnew, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (isAnew || last is null || time.GetUtcNow() - last.At > Fresh)
            {
                last = new CheckReport(time.GetUtcNow(), await Task.WhenAll(All(cancel).Select(check => RunAsync(check, cancel))));
            }

            return last;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What is looked at, in the order of the page; nothing is looked at yet.</summary>
    public IReadOnlyList<ModuleCheck> All(CancellationToken cancel) => [.. host.All(cancel), .. work.All(), .. machine.All(), .. network.All()];

    private async Task<CheckResult> RunAsync(ModuleCheck check, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            var look = Task.Run(() => check.Look(late.Token), late.Token);
            var seen = await look.WaitAsync(Longest, time, cancel);
            return new CheckResult(check.Code, check.Name, seen.Level, seen.Words, check.Expected, seen.Fix);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            await late.CancelAsync();
            var isLate = exception is TimeoutException;
            return new CheckResult(
                check.Code, check.Name, isLate ? check.Late : CheckLevel.Warning, isLate ? $"chưa có kết quả sau {Longest.TotalSeconds:0} giây" : $"không kiểm tra được: {exception.Message}",
                check.Expected, "Bấm “Kiểm tra lại” sau ít phút; nếu vẫn vậy, xem trang Nhật ký.");
        }
    }
}

/// <param name="Results">In the order of the page.</param>
public sealed record CheckReport(DateTimeOffset At, IReadOnlyList<CheckResult> Results);
