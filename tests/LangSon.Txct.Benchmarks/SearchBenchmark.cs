using System.Diagnostics;
using System.Security.Claims;
using LangSon.Txct.Benchmarks.Comparison;
using LangSon.Txct.Benchmarks.Papers;
using LangSon.Txct.Library.Search;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Benchmarks;

/// <summary>The speed of search over more than a province has in ten years, on each database, beside looking through every text.</summary>
internal static class SearchBenchmark
{
    private const int Petitions = 80_000, Documents = 20_000, Seed = 1404, AtOnce = 2_000, Rounds = 5, MostOfEach = 10;

    /// <summary>As people type: with accents and without, words that are everywhere and words that are rare.</summary>
    private static readonly string[] Typed =
    [
        "đường", "kéo điện", "keo dien", "cầu dân sinh", "cau dan sinh Nà Mạ", "nước sạch", "nuoc sinh hoat", "bãi rác ô nhiễm", "bai rac", "sóng điện thoại", "HĐND", "hội đồng nhân dân", "UBND tỉnh trả lời",
        "xã Nà Lừa", "xa ban chang", "Khuổi Nhàn", "khuoi nhan", "sửa mương", "nhà văn hóa", "nha van hoa thon", "báo cáo 512", "512/BC-HĐND", "sạt lở đường liên xã", "cử tri", "kiến nghị", "đề nghị", "de nghi",
        "huyện Lộc Bình", "trạm BTS", "mùa mưa học sinh", "không có từ này", "kênh mương xuống cấp", "mùi hôi khu dân cư", "điện lưới quốc gia", "giám sát", "nghị quyết", "chuyên đề 77", "Pò Phặt", "po phat", "thôn",
    ];

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var report = new Report(Console.Out);
        await report.MachineAsync($"{Documents} văn bản, {Petitions} kiến nghị, {Typed.Length} câu tìm, mỗi câu {Rounds} lần", Path.GetTempPath(), cancel);
        var entries = Entries();
        var folder = Directory.CreateTempSubdirectory("txct-search-");
        try
        {
            await using var sqlite = new SqliteDatabase(Path.Combine(folder.FullName, "txct.db"));
            await MeasureAsync(report, "SQLite (FTS5)", sqlite, entries, cancel);
            await using var server = new ScratchPostgres();
            if (await server.StartAsync(cancel) is not { } reached)
            {
                report.Goal("PostgreSQL", "chưa cài", "p95 nhiều nhất 30 ms", null);
            }
            else
            {
                await using var postgres = new PostgresDatabase(reached, "txct");
                await MeasureAsync(report, "PostgreSQL (tsvector, GIN)", postgres, entries, cancel);
                await using var plain = new PlainSearch(reached);
                await plain.FillAsync(entries, cancel);
                var times = await TimesAsync(typed => plain.FindAsync(typed, cancel), 1);
                report.Section("Để so sánh: ILIKE trên chữ bỏ dấu, cả cụm, không xếp hạng");
                report.Figure("p50, p95", $"{Report.Milliseconds(At(times, 0.5))}, {Report.Milliseconds(At(times, 0.95))}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        report.End();
        return 0;
    }

    private static async Task MeasureAsync(Report report, string name, IDatabase database, IReadOnlyList<SearchEntry> entries, CancellationToken cancel)
    {
        await database.OpenAsync(cancel);
        var index = new SqlSearchIndex(database);
        var watch = Stopwatch.StartNew();
        foreach (var some in entries.Chunk(AtOnce))
        {
            await index.WriteAsync(some, [], cancel);
        }

        await index.WeighAsync(cancel);
        report.Section(name);
        report.Figure("lập mục lục", Report.Seconds(watch.Elapsed));
        await TimesAsync(typed => AskAsync(index, typed, cancel), 1);
        var times = await TimesAsync(typed => AskAsync(index, typed, cancel), Rounds);
        report.Figure("p50, lâu nhất", $"{Report.Milliseconds(At(times, 0.5))}, {Report.Milliseconds(times[^1])}");
        report.Goal("p95", Report.Milliseconds(At(times, 0.95)), "nhiều nhất 30 ms", At(times, 0.95).TotalMilliseconds <= 30);
    }

    /// <summary>All that a page asks the index for: each group by itself, with the rights of the Office.</summary>
    private static async Task AskAsync(SqlSearchIndex index, string typed, CancellationToken cancel)
    {
        var office = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Permissions.RoleClaim, "office")], "test"));
        var question = SearchQuestion.Of(typed);
        foreach (var kind in Enum.GetValues<SearchGroupKind>())
        {
            await foreach (var row in index.RankedAsync(SearchFacts.ShelfOf(kind), question, SearchFacts.Allowed(kind, new SearchFilter(), office), MostOfEach + 1, cancel))
            {
                _ = Highlights.Of(row.Title, question, 400);
                _ = row.Body.Length > 0 ? Highlights.Of(row.Body, question, 220) : [];
            }
        }
    }

    /// <summary>Sorted, the shortest first.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> TimesAsync(Func<string, Task> ask, int rounds)
    {
        List<TimeSpan> times = [];
        for (var round = 0; round < rounds; round++)
        {
            foreach (var typed in Typed)
            {
                var watch = Stopwatch.StartNew();
                await ask(typed);
                times.Add(watch.Elapsed);
            }
        }

        times.Sort();
        return times;
    }

    private static TimeSpan At(IReadOnlyList<TimeSpan> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * part) - 1)];

    private static List<SearchEntry> Entries()
    {
        var random = new Random(Seed);
        var petitions = PetitionCorpus.Make(Petitions, Seed);
        var first = new DateOnly(2016, 1, 1);
        List<SearchEntry> entries = [.. petitions.Select((petition, place) => new SearchEntry(
            SearchKinds.Petition, $"p{place}", 1, "p", first.AddDays(random.Next(3_650)), petition.Text, petition.Place, [Fact.Of("group", $"T{place % 11 + 1:00}")]))];
        for (var number = 0; number < Documents; number++)
        {
            var isResolution = number % 4 == 0;
            var said = string.Join('\n', Enumerable.Range(0, 4 + random.Next(24)).Select(_ => petitions[random.Next(petitions.Count)].Text));
            entries.Add(new SearchEntry(
                SearchKinds.Document, $"d{number}", 1, isResolution ? "r" : "d", first.AddDays(random.Next(3_650)), $"{(isResolution ? "Nghị quyết về" : "Báo cáo kết quả giám sát")} chuyên đề {number} {number % 900}/{(isResolution ? "NQ" : "BC")}-HĐND",
                $"HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN\nCăn cứ ý kiến, kiến nghị của cử tri, UBND tỉnh trả lời như sau:\n{said}", [Fact.Of("for", "delegates")]));
        }

        return entries;
    }
}
