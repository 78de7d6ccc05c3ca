using System.Diagnostics;
using LangSon.Txct.Benchmarks.Comparison;
using LangSon.Txct.Benchmarks.Measures;
using LangSon.Txct.Benchmarks.Papers;
using LangSon.Txct.Petitions.Consolidated;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Planning.PlanFiles;

namespace LangSon.Txct.Benchmarks;

/// <summary>The speed of finding repeats in one run, beside a database's own likeness.</summary>
internal static class PetitionsBenchmark
{
    private const int Few = 4_000, Many = 100_000, Reported = 5_000, Seed = 1404;

    /// <summary>The likeness at which trigrams do best on these petitions is one of these.</summary>
    private static readonly double[] Likenesses = [0.6, 0.7, 0.8];

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var report = new Report(Console.Out);
        await report.MachineAsync($"{Few} và {Many} kiến nghị", Path.GetTempPath(), cancel);
        var few = PetitionCorpus.Make(Few, Seed);

        // Once before it is measured, so that code is compiled.
        Find(few);
        var (took, clusters, _) = Find(few);
        var own = F1(few, clusters);
        report.Section($"Tìm kiến nghị trùng trong {Few} kiến nghị");
        report.Figure("phân hệ", $"{Report.Seconds(took)}, F1 {own:0.000}");
        if (await BestAsync(few, cancel) is { } trigrams)
        {
            report.Figure($"PostgreSQL pg_trgm, ngưỡng {trigrams.Likeness:0.0}", $"{Report.Seconds(trigrams.Took)}, F1 {trigrams.F1:0.000}");
            report.Goal("F1 so với pg_trgm", $"{own:0.000}", $"không thấp hơn {trigrams.F1:0.000}", own >= trigrams.F1);
        }

        var many = PetitionCorpus.Make(Many, Seed);
        var (longer, all, memory) = Find(many);
        report.Section($"Tìm kiến nghị trùng trong {Many} kiến nghị");
        report.Figure("F1", $"{F1(many, all):0.000}");
        report.Goal("thời gian", Report.Seconds(longer), "nhiều nhất 10 giây", longer.TotalSeconds <= 10);
        report.Goal("bộ nhớ", $"{memory / 1e6:0} MB", "nhiều nhất 500 MB", memory <= 500_000_000);
        report.Goal($"so với {Few} kiến nghị", $"{longer / took:0.0} lần", "nhiều nhất 40 lần", longer / took <= 40);
        ReportTimes(report);
        report.End();
        return 0;
    }

    /// <summary>The consolidated report of more petitions than a province has in a round.</summary>
    private static void ReportTimes(Report report)
    {
        var all = new Consolidation(
            PlanFile.Read(HostProcess.Metadata("Plan")).Rounds[0], DateTimeOffset.UtcNow,
            [.. PetitionCorpus.Make(Reported, Seed).Select((petition, place) => new ConsolidatedPetition(
                [$"p{place}"], petition.Text, $"Tổ đại biểu số {place % 11 + 1:00}", petition.Place, FieldNames.All[place % FieldNames.All.Count].Code, Consolidation.Levels[place % 4].Code, $"UBND {petition.District}", false, true, 1))],
            11, 11, [], 0, []);
        ConsolidatedPaper.Write(all);
        ConsolidatedSheets.Write(all);
        var before = Memory(isNew: true);
        var watch = Stopwatch.StartNew();
        ConsolidatedPaper.Write(all);
        var paper = watch.Elapsed;
        ConsolidatedSheets.Write(all);
        var sheets = watch.Elapsed - paper;
        var peak = Memory(isNew: false);
        report.Section($"Báo cáo tổng hợp {Reported} kiến nghị");
        report.Goal("Word", Report.Seconds(paper), "nhiều nhất 3 giây", paper.TotalSeconds <= 3);
        report.Goal("Excel", Report.Seconds(sheets), "nhiều nhất 3 giây", sheets.TotalSeconds <= 3);
        report.Goal("bộ nhớ tăng thêm", before is null ? "chỉ đo được trên Linux" : $"{(peak - before) / 1e6:0} MB", "nhiều nhất 150 MB", before is null ? null : peak - before <= 150_000_000);
    }

    /// <summary>What this process holds now, or held at most since; null where that cannot be told.</summary>
    private static long? Memory(bool isNew)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        if (isNew)
        {
            ProcessMemory.ForgetPeak(Environment.ProcessId);
            return ProcessMemory.Of(Environment.ProcessId).Now;
        }

        return ProcessMemory.Of(Environment.ProcessId).Peak;
    }

    private static (TimeSpan Took, int[] Clusters, long Memory) Find(IReadOnlyList<MadePetition> petitions)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var signatures = petitions.AsParallel().AsOrdered().Select(petition => Signature.Of(petition.Text, petition.District, petition.Place)).ToList();
        var clusters = Clustering.Of(signatures);
        var took = watch.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: false) - before;
        GC.KeepAlive(signatures);
        return (took, clusters, memory);
    }

    private static async Task<(double Likeness, TimeSpan Took, double F1)?> BestAsync(IReadOnlyList<MadePetition> petitions, CancellationToken cancel)
    {
        (double Likeness, TimeSpan Took, double F1)? best = null;
        foreach (var likeness in Likenesses)
        {
            await using var join = new TrigramJoin();
            if (await join.RunAsync(petitions, likeness, cancel) is not { } found)
            {
                return null;
            }

            var f1 = F1(found.Pairs.Count(pair => petitions[pair.One].Thing == petitions[pair.Other].Thing), found.Pairs.Count, Pairs(petitions.GroupBy(petition => petition.Thing).Select(group => group.Count())));
            best = best is { } known && known.F1 >= f1 ? known : (likeness, found.Took, f1);
        }

        return best;
    }

    /// <summary>Of pairs: found among those that are meant.</summary>
    private static double F1(IReadOnlyList<MadePetition> petitions, int[] clusters)
    {
        var right = Pairs(petitions.Select((petition, place) => (petition.Thing, Cluster: clusters[place])).GroupBy(each => each).Select(group => group.Count()));
        return F1(right, Pairs(clusters.GroupBy(cluster => cluster).Select(group => group.Count())), Pairs(petitions.GroupBy(petition => petition.Thing).Select(group => group.Count())));
    }

    private static double F1(long right, long found, long meant) => right == 0 ? 0 : 2.0 * right / (found + meant);

    private static long Pairs(IEnumerable<int> sizes) => sizes.Sum(size => size * (size - 1L) / 2);
}
