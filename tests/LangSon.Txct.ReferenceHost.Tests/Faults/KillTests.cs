using System.Collections.Concurrent;
using System.Diagnostics;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Faults;

/// <summary>The module's process killed at named points and at random moments: started again, it ends as if nothing had been.</summary>
[Collection(nameof(WithFaults))]
public class KillTests(FaultHost host, PostgresServer postgres, ITestOutputHelper output)
{
    /// <summary>Runs at the same time; each has a folder and papers of its own.</summary>
    private const int Lanes = 4;

    /// <summary>Random kills; a third of them during a large transfer.</summary>
    private const int Kills = 40, LargeTransfers = 13;

    /// <summary>Calls that every run makes equally often, whatever the speed of the machine.</summary>
    private static readonly string[] Steady = ["AppendUpload", "SetUpload", "CommitDocument", "Complete", "Register"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every database that the module knows, as Storage:Provider names it.</summary>
    private static readonly string[] Providers = ["Sqlite", "PostgreSql"];

    public static TheoryData<string> Databases => new(Providers);

    /// <summary>Seams that groups' papers pass, and documents do not.</summary>
    private static readonly string[] OfCollecting = ["Inbox", "SourceRegister"];

    public static MatrixTheoryData<string, string> Seams => new(
        Providers, ["CentralSystem", "Outbox", "Papers", "ContentStore", "Transit", "Catalogue", "Directory", .. OfCollecting]);

    public static MatrixTheoryData<string, bool> Work => new(Providers, [false, true]);

    [Theory]
    [MemberData(nameof(Seams))]
    public async Task Killed_before_or_after_any_call_over_a_seam_it_loses_and_doubles_nothing(string database, string seam)
    {
        var points = await PointsAsync(database, seam);

        var complaints = await InLanesAsync(points, async point =>
        {
            using var run = await SmallRunAsync(database, OfCollecting.Contains(seam));
            using var killed = WorkerProcess.Start(run.Job(killAt: point));
            var ended = await killed.EndAsync(Cancel);
            var complaint = await AgainAsync(run);
            return ended == 137 ? complaint : $"was not killed ({ended}); {complaint}";
        });

        output.WriteLine($"{points.Count} points: {string.Join(", ", points)}");
        Assert.NotEmpty(points);
        Assert.Empty(complaints);
    }

    [Theory]
    [MemberData(nameof(Work))]
    public async Task Killed_at_random_moments_it_loses_and_doubles_nothing(string database, bool isCollecting)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        var undisturbed = Stopwatch.StartNew();
        using (var run = await SmallRunAsync(database, isCollecting))
        {
            Assert.Equal("", await run.ComplaintAsync(await WorkerProcess.RunAsync(run.Job(), Cancel), Cancel));
        }

        var moments = Enumerable.Range(0, Kills - LargeTransfers).Select(_ => undisturbed.Elapsed * random.NextDouble() * 1.2).ToList();
        var complaints = await InLanesAsync(moments, async moment =>
        {
            using var run = await SmallRunAsync(database, isCollecting);
            using var killed = WorkerProcess.Start(run.Job());
            await Task.WhenAny(Task.Delay(moment, Cancel), killed.EndAsync(Cancel));
            killed.Kill();
            await killed.EndAsync(Cancel);
            return await AgainAsync(run);
        });

        Assert.Empty(complaints);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Killed_during_a_large_transfer_it_goes_on_and_the_bytes_are_the_same(string database)
    {
        const int size = 20 << 20;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");

        var cut = 0;
        for (var kill = 0; kill < LargeTransfers; kill++)
        {
            using var run = (await RunAsync(database)).With("Delivery:ChunkBytes", $"{1 << 20}");
            run.Papers.Add(1, pictureBytes: size);
            var there = BytesUnderWay();
            var enough = there + random.Next(1, size);
            using (var killed = WorkerProcess.Start(run.Job()))
            {
                while (BytesUnderWay() < enough && !killed.HasEnded)
                {
                    await Task.Delay(1, Cancel);
                }

                cut += killed.HasEnded ? 0 : 1;
                killed.Kill();
                await killed.EndAsync(Cancel);
            }

            Assert.Equal("", await AgainAsync(run));
        }

        output.WriteLine($"{cut} of {LargeTransfers} were cut");
        Assert.True(cut > 0);
    }

    [Fact]
    public async Task An_undisturbed_run_leaves_the_host_with_each_version_once_and_told_of_each_once()
    {
        using var run = await SmallRunAsync(Providers[0], isCollecting: false);

        Assert.Equal("", await AgainAsync(run));

        Assert.Equal("", await host.AuditAsync(Cancel));
    }

    /// <summary>One paper within a chunk, one of several, and a correction of the first; or as many minutes of a group, one of them twice.</summary>
    private async Task<ModuleRun> SmallRunAsync(string database, bool isCollecting)
    {
        var run = await RunAsync(database);
        if (isCollecting)
        {
            run.OfGroup("T06").Papers.AddMinutes(101).AddMinutes(102, pictureBytes: 150_000).AddMinutes(103).AddCopy(101);
        }
        else
        {
            run.Papers.Add(101).Add(101, corrects: true).Add(102, pictureBytes: 150_000);
        }

        return run;
    }

    /// <summary>On PostgreSQL each has a schema of its own.</summary>
    private async Task<ModuleRun> RunAsync(string database) => database == "PostgreSql"
        ? new ModuleRun(host, database).With("Storage:ConnectionString", await postgres.ConnectionStringAsync()).With("Storage:Schema", $"t_{Guid.NewGuid():n}")
        : new ModuleRun(host, database);

    /// <summary>Starts the module with nothing in its way, and says what is wrong when it has come to rest.</summary>
    private async Task<string> AgainAsync(ModuleRun run) => await run.ComplaintAsync(await host.Worker.RunAsync(run.Job(), Cancel), Cancel);

    /// <summary>Every point of a seam that an undisturbed run passes: at its first time, and where it is passed again also before its second and after its last.</summary>
    private async Task<List<string>> PointsAsync(string database, string seam)
    {
        using var run = await SmallRunAsync(database, OfCollecting.Contains(seam));
        var result = await host.Worker.RunAsync(run.Job(), Cancel);
        Assert.Equal("", await run.ComplaintAsync(result, Cancel));
        var points = result.Points.Where(point => point.Key.Contains($" {seam}.", StringComparison.Ordinal)).ToList();
        var again = points.Where(point => point.Value > 1 && Steady.Any(name => point.Key.EndsWith($".{name}", StringComparison.Ordinal)));
        return [.. points.Select(point => point.Key), .. again.Select(point => point.Key.StartsWith("before", StringComparison.Ordinal) ? $"{point.Key} #2" : $"{point.Key} #{point.Value}")];
    }

    private long BytesUnderWay() => new DirectoryInfo(Path.Combine(host.Host.Options.Data, "host", "uploads")).EnumerateFiles().Sum(file => file.Length);

    /// <summary>Runs a few at a time; returns what was complained of.</summary>
    private static async Task<IReadOnlyCollection<string>> InLanesAsync<T>(IEnumerable<T> runs, Func<T, Task<string>> runAsync)
    {
        var complaints = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Cancel }, async (run, _) =>
        {
            if (await runAsync(run) is { Length: > 0 } complaint)
            {
                complaints.Enqueue($"{run}: {complaint}");
            }
        });
        return complaints;
    }
}
