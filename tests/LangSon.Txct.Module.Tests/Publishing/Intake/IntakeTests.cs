using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Planning;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>What becomes of files in the drop folder, many at once and one after another.</summary>
public sealed class IntakeTests : IAsyncLifetime
{
    private readonly DirectoryInfo drop = Directory.CreateTempSubdirectory("txct-drop-");
    private ModuleApp app = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IPapers Papers => app.Services.GetRequiredService<IPapers>();

    private Intake Intake => app.Services.GetRequiredService<Intake>();

    public async ValueTask InitializeAsync()
    {
        app = await ModuleApp.StartAsync(drop: drop.FullName);
        await app.Services.GetRequiredService<IDirectory>().ReplaceAsync(
            [new Session("2024-mid", "MidYear", 25, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null)], [], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        drop.Delete(recursive: true);
    }

    [Fact]
    public async Task Of_many_files_each_is_taken_once_and_in_the_order_of_paths()
    {
        for (var number = 100; number < 150; number++)
        {
            Drop($"bao-cao-{number}.docx", number);
        }

        await TakeAsync();

        var files = await Papers.FilesAsync(Cancel);
        Assert.Equal(Enumerable.Range(100, 50).Select(number => $"bao-cao-{number}.docx"), files.Select(file => file.Path));
        Assert.All(files, file => Assert.Equal(FileOutcome.Accepted, file.Outcome));
    }

    [Fact]
    public async Task Of_two_files_with_one_content_the_first_is_taken_and_the_second_held()
    {
        Drop("a.docx", 541);
        File.Copy(Path.Combine(drop.FullName, "a.docx"), Path.Combine(drop.FullName, "b.docx"));

        await TakeAsync();

        Assert.Equal([("a.docx", FileOutcome.Accepted, null), ("b.docx", FileOutcome.Held, "duplicate-content")], await OutcomesAsync());
    }

    [Fact]
    public async Task Of_two_papers_with_one_number_the_second_is_held()
    {
        Drop("a.docx", 541);
        Drop("b.docx", 541, "Nội dung khác.");

        await TakeAsync();

        Assert.Equal([("a.docx", FileOutcome.Accepted, null), ("b.docx", FileOutcome.Held, "number-conflict")], await OutcomesAsync());
    }

    [Fact]
    public async Task A_number_that_was_taken_in_an_earlier_look_is_known_in_the_next()
    {
        Drop("a.docx", 541);
        await TakeAsync();
        Drop("b.docx", 541, "Nội dung khác.");

        await TakeAsync();

        Assert.Equal([("a.docx", FileOutcome.Accepted, null), ("b.docx", FileOutcome.Held, "number-conflict")], await OutcomesAsync());
    }

    [Fact]
    public async Task Nothing_of_a_secret_paper_stays_though_others_are_read_beside_it()
    {
        Drop("a.docx", 541);
        File.WriteAllBytes(Path.Combine(drop.FullName, "b.docx"), new WordFile().Lines(["TỐI MẬT", .. WordFile.SoundLines]).ToBytes());
        Drop("c.docx", 542);

        await TakeAsync();

        Assert.Equal([("a.docx", FileOutcome.Accepted, null), ("b.docx", FileOutcome.Refused, "secret-mark"), ("c.docx", FileOutcome.Accepted, null)], await OutcomesAsync());
        Assert.Equal(2, Directory.GetFiles(Path.Combine(app.DataDirectory, "content"), "*", SearchOption.AllDirectories).Length);
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "transit")));
    }

    [Fact]
    public async Task Of_very_many_files_the_first_may_go_on_their_way_before_the_last_is_taken()
    {
        for (var number = 100; number < 200; number++)
        {
            Drop($"bao-cao-{number}.docx", number);
        }

        List<int> taken = [];
        await Intake.TakeAsync(async cancel => taken.Add((await Papers.PapersAsync(cancel)).Count), Cancel);

        Assert.Contains(taken, count => count is > 0 and < 100);
        Assert.Equal(100, (await Papers.PapersAsync(Cancel)).Count);
    }

    [Fact]
    public async Task A_taking_that_is_broken_off_leaves_nothing_in_transit()
    {
        for (var number = 100; number < 200; number++)
        {
            Drop($"bao-cao-{number}.docx", number);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Intake.TakeAsync(_ => stop.CancelAsync(), stop.Token));

        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "transit")));
        Assert.All(await Papers.FilesAsync(Cancel), file => Assert.Equal(FileOutcome.Accepted, file.Outcome));
    }

    [Fact]
    public async Task A_paper_whose_bytes_could_not_be_kept_is_not_in_the_register_and_is_taken_later()
    {
        Drop("a.docx", 541);
        var store = Directory.CreateDirectory(Path.Combine(app.DataDirectory, "content"));
        store.Delete(recursive: true);
        await File.WriteAllTextAsync(store.FullName, "A file where the store's folder is to be.", Cancel);

        await TakeAsync();
        Assert.Empty(await Papers.FilesAsync(Cancel));

        File.Delete(store.FullName);
        await TakeAsync();
        var taken = Assert.Single(await Papers.FilesAsync(Cancel));
        Assert.Equal(FileOutcome.Accepted, taken.Outcome);
        Assert.True(await app.Services.GetRequiredService<IContentStore>().VerifyAsync(taken.Sha256, Cancel));
    }

    [Fact]
    public async Task A_file_that_another_program_has_open_for_a_moment_is_taken_in_the_same_look()
    {
        Drop("a.docx", 541);
        Task taking;
        await using (new FileStream(Path.Combine(drop.FullName, "a.docx"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            taking = TakeAsync();
            await Task.Delay(100, Cancel);
            Assert.False(taking.IsCompleted);
        }

        await taking;

        Assert.Equal([("a.docx", FileOutcome.Accepted, null)], await OutcomesAsync());
    }

    [Fact]
    public async Task A_virus_scanner_at_work_is_a_finding_that_names_the_folder_to_exclude()
    {
        async Task<CheckResult> LookAsync() => (await app.Services.GetRequiredService<ModuleChecks>().RunAsync(isAnew: true, Cancel)).Results.Single(check => check.Code == "TXCT-OPS-122");

        Assert.Equal(CheckLevel.Good, (await LookAsync()).Level);
        Log.Vanished(app.Services.GetRequiredService<ILogger<Intake>>(), VanishedFileException.Code, "a.docx", new VanishedFileException("/data/transit/x"));

        var found = await LookAsync();
        Assert.Equal(CheckLevel.Bad, found.Level);
        Assert.Contains(app.DataDirectory, found.Fix, StringComparison.Ordinal);
    }

    private Task TakeAsync() => Intake.TakeAsync(_ => Task.CompletedTask, Cancel);

    private async Task<IEnumerable<(string Path, FileOutcome Outcome, string? Code)>> OutcomesAsync() =>
        (await Papers.FilesAsync(Cancel)).Select(file => (file.Path, file.Outcome, file.Findings.FirstOrDefault()?.Code));

    private void Drop(string name, int number, string more = "1. Tổng số kiến nghị của cử tri: 12.")
    {
        string[] lines = [.. WordFile.SoundLines.Select(line => line.StartsWith("Số:", StringComparison.Ordinal) ? $"Số: {number}/BC-HĐND" : line.StartsWith("1. Tổng", StringComparison.Ordinal) ? more : line)];
        File.WriteAllBytes(Path.Combine(drop.FullName, name), new WordFile().Lines(lines).ToBytes());
    }
}
