using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.ReferenceHost.Support.Line;
using LangSon.Txct.Worker;

namespace LangSon.Txct.ReferenceHost.Faults;

/// <summary>A disk that is full or fails, and a process that may open no more files: nothing is lost or set aside, nothing is half visible, the process lives.</summary>
[Collection(nameof(WithFaults))]
public class DiskTests(FaultHost host)
{
    /// <summary>How long the trouble lasts: many looks, tries and leases.</summary>
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(4);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_holds_papers_up_and_charges_nothing_to_them()
    {
        using var disk = new SmallDisk(16 << 20);

        var result = await InTroubleAsync(async _ =>
        {
            disk.Fill();
            await Task.Delay(Trouble, Cancel);
            disk.Free();
        }, disk.Path);

        Assert.Empty(result.Aside);
        Assert.Empty(result.Failed);
    }

    [Fact]
    public async Task A_disk_that_does_not_take_what_it_was_given_is_not_believed()
    {
        var result = await InTroubleAsync(async worker =>
        {
            using var strace = await SystemTrace.FailAsync(worker.Id, "fsync,fdatasync:error=EIO:when=1..30+2");
            await Task.Delay(Trouble, Cancel);
            strace.Kill();
            await strace.WaitForExitAsync(Cancel);
        });

        Assert.Empty(result.Aside);
        Assert.DoesNotContain(result.Failed, delivery => delivery.Class is "bug" or "permanent");
    }

    [Fact]
    public async Task Bytes_are_on_disk_before_the_register_knows_them_and_the_register_before_the_host_does()
    {
        using var run = new ModuleRun(host, "Sqlite");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "trace");
        run.Papers.Add(401);
        using (var worker = WorkerProcess.Start(run.Job(), SystemTrace.To(file, "fsync,fdatasync,rename,renameat2,sendmsg,sendto")))
        {
            Assert.Equal("", await run.ComplaintAsync((await worker.NextAsync(Cancel))!, Cancel));
            await worker.EndAsync(Cancel);
        }

        var trace = new SystemTrace(await File.ReadAllLinesAsync(file, Cancel));
        var moved = trace.Line("rename", run.Papers.Digests.Single())!.Split('"');
        var renamed = trace.Began(-1, "rename", moved[1])!.Value;
        Assert.InRange(trace.Ended(-1, "sync(", moved[1]) ?? int.MaxValue, 0, renamed);
        var named = trace.Ended(renamed, "sync(", $"{Path.GetDirectoryName(moved[3])}>") ?? int.MaxValue;
        var registered = trace.Ended(named, "sync(", "txct.db-wal") ?? int.MaxValue;
        Assert.InRange(trace.Began(-1, "send", "PUT /txct-host/v1/documents") ?? -1, registered, int.MaxValue - 1);
    }

    /// <summary>One paper is on its way, and others lie in the folder, when the trouble comes. It passes, and all must have arrived.</summary>
    private async Task<WorkerResult> InTroubleAsync(Func<WorkerProcess, Task> trouble, string? data = null)
    {
        await using var proxy = new FaultProxy(host.Host.Options.Url);
        using var run = new ModuleRun(host, "Sqlite", proxy.Url, data).With("Delivery:Lease", ModuleRun.Time(0.5));
        var (arrived, pass) = (new TaskCompletionSource(), new TaskCompletionSource());
        proxy.Order(RequestKind.Append, LineFaults.Held(arrived, pass.Task));
        run.Papers.Add(301, pictureBytes: 150_000);
        using var worker = WorkerProcess.Start(run.Job());
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        var troubled = trouble(worker);
        run.Papers.Add(302).Add(303, pictureBytes: 100_000);
        await Task.Delay(Trouble / 4, Cancel);
        pass.SetResult();
        await troubled;

        var result = await worker.NextAsync(Cancel);
        Assert.NotNull(result);
        Assert.Equal("", await run.ComplaintAsync(result, Cancel));
        return result;
    }
}
