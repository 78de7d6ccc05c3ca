using System.Text;
using System.Diagnostics;
using System.Text.Json;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;

namespace LangSon.Txct.Cli;

/// <summary>`txct backup` and `txct restore`, beside a running module and on a new machine.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly DisposableFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Copies => Path.Combine(folder.Path, "copies");

    private string NewMachine => Path.Combine(folder.Path, "new", "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_running_module_has_is_copied_and_opens_on_a_new_machine()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát"), bytes: Encoding.UTF8.GetBytes("%PDF-1.7 bytes"));

        var copy = await BackUpAsync(app);
        var restored = await CommandProcess.RunAsync("restore", copy, "--data", NewMachine);

        Assert.Equal((0, ""), (restored.Exit, restored.Errors));
        await using var next = new ServiceCollection().AddLogging().AddTxctModule(new ModuleContext(NewMachine, app.Time)).BuildServiceProvider();
        await next.PrepareTxctModuleAsync(Cancel);
        Assert.Equal("Kết quả giám sát", (await next.GetRequiredService<ICatalogue>().FindAsync(document.DocumentId, Cancel))!.Metadata.Subject);
        Assert.True(await next.GetRequiredService<Content.IContentStore>().VerifyAsync(document.Parts[0].Sha256, Cancel));
    }

    [Fact]
    public async Task Data_that_a_host_has_open_are_not_replaced_and_what_was_there_stays_beside_it()
    {
        string copy, data;
        await using (var app = await ModuleApp.StartAsync())
        {
            copy = await BackUpAsync(app);
            var refused = await CommandProcess.RunAsync("restore", copy, "--data", app.DataDirectory);
            Assert.Equal((1, "TXCT-BAK-003"), (refused.Exit, refused.Errors.Split(' ')[0]));
            data = NewMachine;
        }

        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, "old.txt"), "cũ", Cancel);

        var restored = JsonElement.Parse((await CommandProcess.RunAsync("restore", copy, "--data", data, "--json")).Output);

        Assert.Equal("cũ", await File.ReadAllTextAsync(Path.Combine(restored.GetProperty("before").GetString()!, "old.txt"), Cancel));
        Assert.True(File.Exists(Path.Combine(data, "txct.db")));
    }

    [Theory]
    [InlineData("txct.db")]
    [InlineData("content")]
    [InlineData("backup.json")]
    public async Task A_copy_that_was_changed_is_not_restored(string what)
    {
        await using var app = await ModuleApp.StartAsync();
        await app.StoreAsync(Encoding.UTF8.GetBytes("%PDF-1.7 bytes"));
        var copy = await BackUpAsync(app);
        var file = what == "content" ? Directory.EnumerateFiles(Path.Combine(copy, what), "*", SearchOption.AllDirectories).Single() : Path.Combine(copy, what);
        await File.AppendAllTextAsync(file, "x", Cancel);

        var refused = await CommandProcess.RunAsync("restore", copy, "--data", NewMachine);

        Assert.Equal((3, "TXCT-BAK-002"), (refused.Exit, refused.Errors.Split(' ')[0]));
        Assert.False(Directory.Exists(NewMachine));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_copy_nothing_half_done_is_left()
    {
        var run = await CommandProcess.RunAsync("backup", "--data", folder.Path, "--to", Copies);

        Assert.Equal((3, "TXCT-BAK-001"), (run.Exit, run.Errors.Split(' ')[0]));
        Assert.False(Directory.Exists(Copies));
    }

    [Fact]
    public async Task What_is_no_database_is_not_copied_and_nothing_half_done_is_left()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "txct.db"), new string('x', 8192), Cancel);

        var run = await CommandProcess.RunAsync("backup", "--data", folder.Path, "--to", Copies);

        Assert.Equal((3, "TXCT-BAK-002"), (run.Exit, run.Errors.Split(' ')[0]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Copies));
    }

    [Fact]
    public async Task A_place_that_takes_no_copy_is_told_with_what_to_do()
    {
        await using var app = await ModuleApp.StartAsync();
        await File.WriteAllTextAsync(Copies, "một tệp ở chỗ của thư mục", Cancel);

        var run = await CommandProcess.RunAsync("backup", "--data", app.DataDirectory, "--to", Copies);

        Assert.Equal((1, "TXCT-CLI-008"), (run.Exit, run.Errors.Split(' ')[0]));
    }

    [Fact]
    public async Task A_place_that_cannot_be_filled_keeps_what_it_has_and_nothing_half_done_is_left()
    {
        await using var app = await ModuleApp.StartAsync();
        var copy = await BackUpAsync(app);
        Directory.CreateDirectory(Path.GetDirectoryName(NewMachine)!);
        await File.WriteAllTextAsync(NewMachine, "một tệp ở chỗ của thư mục", Cancel);

        var run = await CommandProcess.RunAsync("restore", copy, "--data", NewMachine);

        Assert.Equal((1, "TXCT-CLI-008"), (run.Exit, run.Errors.Split(' ')[0]));
        Assert.Equal([NewMachine], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(NewMachine)!));
    }

    [Fact]
    public async Task A_restore_that_cannot_be_finished_puts_back_what_was_there_and_says_so_by_its_exit_code()
    {
        await using var app = await ModuleApp.StartAsync();
        var copy = await BackUpAsync(app);
        Directory.CreateDirectory(NewMachine);
        await File.WriteAllTextAsync(Path.Combine(NewMachine, "old.txt"), "cũ", Cancel);

        // The second move upon the disk is that of the copy into its place.
        using var restore = Process.Start(new ProcessStartInfo(
            "strace", ["-f", "-o", "/dev/null", "-e", "inject=rename,renameat,renameat2:error=EIO:when=2", "dotnet", CommandProcess.Tool, "restore", copy, "--data", NewMachine]) { RedirectStandardError = true })!;
        var errors = await restore.StandardError.ReadToEndAsync(Cancel);
        await restore.WaitForExitAsync(Cancel);

        Assert.Equal((7, "TXCT-BAK-004"), (restore.ExitCode, errors.Split(' ')[0]));
        Assert.Equal([Path.Combine(NewMachine, "old.txt")], Directory.EnumerateFiles(NewMachine));
        Assert.Equal([NewMachine], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(NewMachine)!));
    }

    private async Task<string> BackUpAsync(ModuleApp app)
    {
        var run = await CommandProcess.RunAsync("backup", "--data", app.DataDirectory, "--to", Copies, "--json");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        return JsonElement.Parse(run.Output).GetProperty("folder").GetString()!;
    }
}
