using System.Diagnostics;
using System.Text.Json;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>`txct settings`, with the host stopped.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly DisposableFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_setting_is_set_checked_and_taken_back_to_its_default()
    {
        var set = await RunAsync("set", "Publishing:Release", "WhenComplete");
        var check = await RunAsync("check");
        Assert.Equal((0, 0), (set.Exit, check.Exit));
        Assert.Contains("có hiệu lực khi khởi động lại", set.Output, StringComparison.Ordinal);
        Assert.Equal("WhenComplete", new OwnSettings(folder.Path).Read()["Publishing:Release"]);

        Assert.Equal(0, (await RunAsync("set", "Publishing:Release")).Exit);
        Assert.Empty(new OwnSettings(folder.Path).Read());
    }

    [Theory]
    [InlineData("Publishing:ScanInterval", "nhanh")]
    [InlineData("Publishing:Release", "Sometime")]
    [InlineData("Host:BaseUrl", "ftp://x")]
    [InlineData("Storage:Provider", "PostgreSql")]
    [InlineData("No:Such", "x")]
    public async Task What_a_module_would_not_start_with_changes_nothing(string key, string value)
    {
        var run = await RunAsync("set", key, value);

        Assert.Equal((3, ""), (run.Exit, run.Output));
        Assert.Contains(key, run.Errors, StringComparison.Ordinal);
        Assert.Empty(new OwnSettings(folder.Path).Read());
    }

    [Theory]
    [InlineData("Publishing:Relase", "Có phải Publishing:Release?")]
    [InlineData("collecting:mail:host", "Có phải Collecting:Mail:Host?")]
    [InlineData("Weather:Tomorrow", "phải đặt ở phần mềm chủ.\n")]
    public async Task An_unknown_key_is_told_with_the_nearest_known_one(string key, string told)
    {
        var file = Path.Combine(folder.Path, "typed.json");
        await File.WriteAllTextAsync(file, $$"""{"{{key}}":"x"}""", Cancel);

        var run = await RunAsync("check", file);

        Assert.Equal(3, run.Exit);
        Assert.Contains(told, run.Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_taken_from_the_standard_input_alone_and_never_exported()
    {
        var typed = await RunAsync("set", "Host:ClientSecret", "rat-bi-mat");
        Assert.Equal(2, typed.Exit);
        Assert.Equal(0, await PipedAsync("rat-bi-mat", "settings", "set", "Host:ClientSecret", "--stdin", "--data", folder.Path));
        Assert.Equal("rat-bi-mat", new OwnSettings(folder.Path).Read()["Host:ClientSecret"]);

        var exported = await RunAsync("export");

        Assert.DoesNotContain("rat-bi-mat", exported.Output, StringComparison.Ordinal);
        Assert.Equal("••••••", JsonElement.Parse(exported.Output).GetProperty("Host:ClientSecret").GetString());
    }

    [Fact]
    public async Task What_was_exported_is_imported_and_a_masked_secret_stays_what_it_is()
    {
        new OwnSettings(folder.Path).Write(new Dictionary<string, string?> { ["Host:ClientSecret"] = "cu", ["Publishing:Release"] = "AsReady" });
        var file = Path.Combine(folder.Path, "export.json");
        await File.WriteAllTextAsync(file, """{"Host:ClientSecret":"••••••","Publishing:Release":"WhenComplete"}""", Cancel);

        Assert.Equal(0, (await RunAsync("import", file)).Exit);
        Assert.Equal(("cu", "WhenComplete"), (new OwnSettings(folder.Path).Read()["Host:ClientSecret"], new OwnSettings(folder.Path).Read()["Publishing:Release"]));

        await File.WriteAllTextAsync(file, """{"Publishing:Release":"AsReady","Feeds:RequestsPerMinute":"-1"}""", Cancel);
        var wrong = await RunAsync("import", file, "--json");
        Assert.Equal(3, wrong.Exit);
        Assert.Single(JsonElement.Parse(wrong.Output).GetProperty("faults").EnumerateArray());
        Assert.Equal("WhenComplete", new OwnSettings(folder.Path).Read()["Publishing:Release"]);
    }

    private Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments) => CommandProcess.RunAsync(["settings", .. arguments, "--data", folder.Path]);

    private static async Task<int> PipedAsync(string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "txct.dll"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode;
    }
}
