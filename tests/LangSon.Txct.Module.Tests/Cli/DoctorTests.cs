using System.Text.Json;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>`txct doctor`, with the host running and stopped.</summary>
public sealed class DoctorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beside_a_running_module_the_machine_and_the_module_are_looked_at()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();

        var (exit, output, errors) = await CommandProcess.RunAsync("doctor", "--data", app.DataDirectory, "--url", new Uri(app.Address, app.Prefix).ToString(), "--json");

        var report = JsonElement.Parse(output);
        Assert.Equal((report.GetProperty("bad").GetInt32() > 0 ? 1 : 0, ""), (exit, errors));
        Assert.True(report.GetProperty("checks").GetArrayLength() >= 25);
        Assert.Equal("good", LevelOf(report, "TXCT-DOC-004"));
        Assert.Equal("good", LevelOf(report, "TXCT-OPS-101"));
    }

    [Fact]
    public async Task With_the_host_stopped_the_machine_is_looked_at_and_the_exit_code_says_try_later()
    {
        await using var app = await ModuleApp.StartAsync();

        var down = await CommandProcess.RunAsync("doctor", "--data", app.DataDirectory, "--url", "http://127.0.0.1:1/txct");
        var unasked = await CommandProcess.RunAsync("doctor", "--data", app.DataDirectory);

        Assert.Equal((4, 0), (down.Exit, unasked.Exit));
        Assert.Contains("TXCT-DOC-011", down.Output, StringComparison.Ordinal);
        Assert.Contains("Máy chủ sẵn sàng", unasked.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TXCT-DOC-001", null, null)]
    [InlineData("TXCT-DOC-004", "txct.db", "this is no database, however long it is, and never was one")]
    [InlineData("TXCT-DOC-005", "settings.json", "{ \"Library")]
    [InlineData("TXCT-DOC-006", "tool-token.json", "{\"token\":\"x\"}")]
    [InlineData("TXCT-DOC-007", "../versions/1.0.0/checksums.sha256", "aa  module.json\n")]
    public async Task What_is_broken_is_found_with_its_code_and_what_to_do(string code, string? file, string? text)
    {
        using var folder = new DisposableFolder();
        var data = Path.Combine(folder.Path, "langson.txct", "data");
        if (file is not null)
        {
            Directory.CreateDirectory(data);
            var path = Path.GetFullPath(Path.Combine(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, Cancel);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            }
        }

        var (exit, output, _) = await CommandProcess.RunAsync("doctor", "--data", data, "--json");

        Assert.Equal(1, exit);
        var found = JsonElement.Parse(output).GetProperty("checks").EnumerateArray().Where(check => check.GetProperty("level").GetString() == "bad").ToList();
        Assert.Equal([code], found.Select(check => check.GetProperty("code").GetString()));
        Assert.NotEqual("", found[0].GetProperty("fix").GetString());
    }

    private static string? LevelOf(JsonElement report, string code) =>
        report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("code").GetString() == code).GetProperty("level").GetString();
}
