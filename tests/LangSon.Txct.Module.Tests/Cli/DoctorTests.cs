using System.Text.Json;
using LangSon.Txct.Cli.Doctor;
using LangSon.Txct.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Cli;

/// <summary>`txct doctor`, with the host running and stopped.</summary>
public sealed class DoctorTests
{
    private static readonly string[] OfMachineAndSettings =
    [
        "TXCT-DOC-001", "TXCT-DOC-002", "TXCT-DOC-003", "TXCT-DOC-004", "TXCT-DOC-005", "TXCT-DOC-006", "TXCT-DOC-007", "TXCT-DOC-008", "TXCT-DOC-010", "TXCT-DOC-012", "TXCT-DOC-013",
        "TXCT-DOC-014", "TXCT-DOC-015", "TXCT-DOC-016", "TXCT-DOC-017", "TXCT-DOC-018", "TXCT-DOC-019", "TXCT-DOC-020", "TXCT-DOC-021", "TXCT-DOC-022", "TXCT-DOC-023", "TXCT-OPS-120", "TXCT-OPS-121",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_sound_machine_every_look_is_good()
    {
        await using var rig = await DoctorRig.StartAsync();

        var report = await DoctorReport.LookAsync(await rig.PlaceAsync(), null, Cancel);

        Assert.Empty(report.Checks.Where(check => check.Level is not "good" && check.Code != "TXCT-DOC-009").Select(check => $"{check.Code} {check.Level} {check.Observed}"));
        Assert.Equal(OfMachineAndSettings, report.Checks.Where(check => check.Level is "good").Select(check => check.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("TXCT-DOC-001")]
    [InlineData("TXCT-DOC-002", "TXCT-DOC-013", "TXCT-DOC-015")]
    [InlineData("TXCT-DOC-003")]
    [InlineData("TXCT-DOC-004")]
    [InlineData("TXCT-DOC-005")]
    [InlineData("TXCT-DOC-006")]
    [InlineData("TXCT-DOC-007")]
    [InlineData("TXCT-DOC-010")]
    [InlineData("TXCT-DOC-012")]
    [InlineData("TXCT-DOC-013")]
    [InlineData("TXCT-DOC-014")]
    [InlineData("TXCT-DOC-015")]
    [InlineData("TXCT-DOC-016")]
    [InlineData("TXCT-DOC-017")]
    [InlineData("TXCT-DOC-018")]
    [InlineData("TXCT-DOC-019")]
    [InlineData("TXCT-DOC-020")]
    [InlineData("TXCT-DOC-021")]
    [InlineData("TXCT-DOC-022", "TXCT-DOC-007")]
    [InlineData("TXCT-DOC-023")]
    [InlineData("TXCT-OPS-120")]
    [InlineData("TXCT-OPS-121", "TXCT-DOC-018")]
    public async Task What_is_broken_is_found_with_its_code_and_what_to_do(string code, params string[] alsoBad)
    {
        await using var rig = await DoctorRig.StartAsync();

        var report = await DoctorReport.LookAsync(await BreakAsync(rig, code), null, Cancel);

        var bad = report.Checks.Where(check => check.Level is "bad").ToList();
        Assert.Equal(alsoBad.Append(code).Order(StringComparer.Ordinal), bad.Select(check => check.Code).Order(StringComparer.Ordinal));
        Assert.All(bad, check => Assert.NotEqual("", check.Fix));
        Assert.Equal(ExitCodes.Failed, report.ExitCode(isStrict: false));
    }

    [Fact]
    public async Task An_account_that_may_do_everything_is_told_that_its_rights_say_nothing()
    {
        await using var rig = await DoctorRig.StartAsync();

        var report = await DoctorReport.LookAsync(await rig.PlaceAsync() with { IsPrivileged = true }, null, Cancel);

        Assert.Contains("có mọi quyền", Assert.Single(report.Checks, check => check.Code == "TXCT-DOC-008").Observed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_address_is_told_with_the_proxy_by_which_it_is_called()
    {
        await using var rig = await DoctorRig.StartAsync();
        (rig.Settings["Host:BaseUrl"], rig.Settings["Network:Proxy"], rig.Settings["Network:ProxyBypass"]) = ("https://central.invalid/txct-host/v1", "http://127.0.0.1:1", "*.other.invalid");
        await rig.WriteAsync("host.json", new { Txct = new { Collecting = new { Groups = new[] { new { Id = "T01", BaseUrl = "http://t01.other.invalid/txct-group/v1" } } } } });
        _ = await rig.PlaceAsync();

        var report = await DoctorReport.LookAsync(DoctorPlace.Of(rig.Data, Path.Combine(rig.Module, "host.json")) with { Longest = TimeSpan.FromMinutes(1) }, null, Cancel);

        Assert.Equal("central.invalid: qua http://127.0.0.1:1, t01.other.invalid: gọi thẳng", Assert.Single(report.Checks, check => check.Code == "TXCT-DOC-009").Observed);
    }

    [Fact]
    public async Task Beside_a_running_module_the_machine_and_the_module_are_looked_at()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();

        var (exit, output, errors) = await CommandProcess.RunAsync("doctor", "--data", app.DataDirectory, "--url", new Uri(app.Address, app.Prefix).ToString(), "--isolation", "--timeout", "60", "--json");

        var report = JsonElement.Parse(output);
        Assert.Equal((report.GetProperty("bad").GetInt32() > 0 ? 1 : 0, ""), (exit, errors));
        var codes = report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("code").GetString()).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.True(codes.Count >= 40, $"{codes.Count} checks");
        Assert.Equal("good", LevelOf(report, "TXCT-DOC-004"));
        Assert.Equal("good", LevelOf(report, "TXCT-OPS-101"));
        Assert.Contains(report.GetProperty("isolation").EnumerateArray(), library => library.GetProperty("library").GetString() == "AutoMapper");
    }

    [Fact]
    public async Task With_the_host_stopped_the_machine_is_looked_at_and_the_exit_code_says_try_later()
    {
        await using var app = await ModuleApp.StartAsync();

        var down = await CommandProcess.RunAsync("doctor", "--data", app.DataDirectory, "--url", "http://127.0.0.1:1/txct");
        var unasked = await CommandProcess.RunAsync("doctor", "--data", app.DataDirectory, "--timeout", "60");

        Assert.Equal((4, 0), (down.Exit, unasked.Exit));
        Assert.Contains("TXCT-DOC-011", down.Output, StringComparison.Ordinal);
        Assert.Contains("Máy chủ sẵn sàng", unasked.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n! ", unasked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_host_that_cannot_be_read_are_told()
    {
        using var folder = new DisposableFolder();

        var (exit, _, errors) = await CommandProcess.RunAsync("doctor", "--data", folder.Path, "--settings", Path.Combine(folder.Path, "nowhere.json"));

        Assert.Equal(3, exit);
        Assert.Contains("TXCT-CLI-011", errors, StringComparison.Ordinal);
    }

    private static async Task<DoctorPlace> BreakAsync(DoctorRig rig, string code)
    {
        switch (code)
        {
            case "TXCT-DOC-001":
                Directory.Delete(rig.Data, recursive: true);
                rig.Settings.Clear();
                break;
            case "TXCT-DOC-004":
                await File.WriteAllTextAsync(Path.Combine(rig.Data, "txct.db"), "this is no database, however long it is, and never was one", Cancel);
                break;
            case "TXCT-DOC-005":
                await File.WriteAllTextAsync(Path.Combine(rig.Data, "settings.json"), "{ \"Library", Cancel);
                break;
            case "TXCT-DOC-006":
                rig.ShowToken(to: UnixFileMode.GroupRead);
                break;
            case "TXCT-DOC-007":
                File.Delete(Path.Combine(rig.Version, "module.json"));
                break;
            case "TXCT-DOC-012":
                Directory.Delete(Path.Combine(rig.Module, "state"), recursive: true);
                await rig.WriteAsync("state", "no folder");
                break;
            case "TXCT-DOC-013":
                await rig.WriteAsync("data/content", "no folder");
                break;
            case "TXCT-DOC-014":
                Directory.Delete(rig.Settings["Publishing:DropFolder"]);
                break;
            case "TXCT-DOC-015":
                await rig.WriteAsync("data/backups", "no folder");
                break;
            case "TXCT-DOC-017":
                (rig.Settings["Host:BaseUrl"], rig.Settings["Network:Proxy"]) = ("https://khong-co.invalid/txct-host/v1", "direct");
                break;
            case "TXCT-DOC-018":
                rig.Settings.Remove("Network:CaFile");
                break;
            case "TXCT-DOC-019":
                rig.Settings["Publishing:Realese"] = "AsReady";
                break;
            case "TXCT-DOC-020":
                await AddStepAsync(Path.Combine(rig.Data, "txct.db"));
                break;
            case "TXCT-DOC-021":
                await rig.WriteAsync("state/failure.json", new { moduleVersion = "1.0.0", hostVersion = "1.0.0", code = "TXCT-RUN-003", reason = "Không khởi động được.", count = 1 });
                break;
            case "TXCT-DOC-022":
                await File.WriteAllTextAsync(Path.Combine(rig.Version, "LangSon.Txct.Hosting.Abstractions.dll"), "", Cancel);
                break;
            case "TXCT-DOC-023":
                rig.Settings["Planning:PlanFile"] = Path.Combine(rig.Module, "nowhere.json");
                break;
            case "TXCT-OPS-120":
                await rig.StopProxyAsync();
                break;
            case "TXCT-OPS-121":
                await File.WriteAllTextAsync(rig.CaFile, "no certificate", Cancel);
                break;
        }

        var place = await rig.PlaceAsync();
        return code switch
        {
            "TXCT-DOC-002" => place with { Data = "/proc", FreeBytes = _ => long.MaxValue },
            "TXCT-DOC-003" => place with { FreeBytes = _ => 100 << 20 },
            "TXCT-DOC-010" => place with { FindZone = name => throw new TimeZoneNotFoundException(name) },
            "TXCT-DOC-016" => place with { Time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(-1)) },
            _ => place,
        };
    }

    private static async Task AddStepAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "insert into txct_migration values ('9999-of-the-future.sql', 'aa')";
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static string? LevelOf(JsonElement report, string code) =>
        report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("code").GetString() == code).GetProperty("level").GetString();
}
