using System.Security.Cryptography;
using System.Text.Json;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>`txct install`, `enable`, `disable`, `status`, `uninstall` and `purge`, as an administrator calls them with the host stopped.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly DisposableFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Modules => Path.Combine(folder.Path, "modules");

    private string Root => Path.Combine(Modules, "sample.module");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_module_lives_from_install_to_purge()
    {
        var package = await PackAsync("1.2.3");

        var asked = await RunAsync("install", package, "--allow-unsigned");
        Assert.Equal((6, true), (asked.Exit, asked.Facts.GetProperty("needsApproval").GetBoolean()));
        Assert.Equal(["sample.read → office", "settings:/Host/BaseUrl", "pull"], asked.Facts.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("item").GetString()));
        Assert.False(Directory.Exists(Root));

        Assert.Equal(0, (await RunAsync("install", package, "--allow-unsigned", "--approve")).Exit);
        Assert.False((await RunAsync("install", package, "--allow-unsigned", "--approve")).Facts.GetProperty("changed").GetBoolean());
        var installed = (await RunAsync("status")).Facts;
        Assert.Equal(("1.2.3", false), (installed.GetProperty("version").GetString(), installed.GetProperty("enabled").GetBoolean()));
        Assert.Equal("none", installed.GetProperty("versions")[0].GetProperty("signature").GetString());

        Assert.Equal(0, (await RunAsync("enable")).Exit);
        Assert.True((await RunAsync("status")).Facts.GetProperty("enabled").GetBoolean());
        Assert.Equal(0, (await RunAsync("disable")).Exit);

        Directory.CreateDirectory(Path.Combine(Root, "data"));
        await File.WriteAllTextAsync(Path.Combine(Root, "data", "own.txt"), "của tôi", Cancel);
        Assert.Equal(Path.Combine(Root, "data"), (await RunAsync("uninstall")).Facts.GetProperty("kept").GetString());
        Assert.True(File.Exists(Path.Combine(Root, "data", "own.txt")));
        var left = (await RunAsync("status")).Facts;
        Assert.Equal((JsonValueKind.Null, 0), (left.GetProperty("version").ValueKind, left.GetProperty("versions").GetArrayLength()));
        Assert.Equal(["installed", "enabled", "disabled", "uninstalled"], left.GetProperty("journal").EnumerateArray().Select(entry => entry.GetProperty("act").GetString()));

        Assert.Equal(2, (await CommandProcess.RunAsync("purge", "--confirm", "another.module", "--modules", Modules)).Exit);
        Assert.True(Directory.Exists(Root));
        Assert.Equal(0, (await RunAsync("purge", "--confirm", "sample.module")).Exit);
        Assert.False(Directory.Exists(Root));
        Assert.Equal("TXCT-INS-001", (await RunAsync("status")).Facts.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Only_what_a_trusted_publisher_signed_is_installed()
    {
        var (own, trusted) = await KeysAsync();
        var (stranger, _) = await KeysAsync();
        Directory.CreateDirectory(Path.Combine(Modules, "trust"));
        File.Copy(trusted, Path.Combine(Modules, "trust", "publisher.pem"));
        File.Copy((await KeysAsync()).Published, Path.Combine(Modules, "trust", "another.pem"));
        var signed = await PackAsync("1.2.3", own);

        async Task<string?> RefusedAsync(string package, params string[] more)
        {
            var run = await RunAsync(["install", package, "--approve", .. more]);
            Assert.Equal(3, run.Exit);
            return run.Facts.GetProperty("code").GetString();
        }

        Assert.Equal("TXCT-PKG-009", await RefusedAsync(await PackAsync("1.2.3")));
        Assert.Equal("TXCT-PKG-010", await RefusedAsync(await PackAsync("1.2.3", stranger)));
        Assert.Equal("TXCT-PKG-010", await RefusedAsync(await PackAsync("1.2.3", stranger), "--allow-unsigned"));
        Assert.False(Directory.Exists(Root));
        Assert.Equal(0, (await RunAsync("install", signed, "--approve")).Exit);
        Assert.Equal("genuine", (await RunAsync("status")).Facts.GetProperty("versions")[0].GetProperty("signature").GetString());
    }

    [Fact]
    public async Task What_does_not_fit_this_machine_or_what_is_installed_changes_nothing()
    {
        var other = await RunAsync("install", await PackAsync("1.2.3", contract: "[9.0,10.0)"), "--allow-unsigned", "--approve");
        Assert.Equal((5, "TXCT-CMP-001"), (other.Exit, other.Facts.GetProperty("objections")[0].GetProperty("code").GetString()));
        Assert.False(Directory.Exists(Root));

        await RunAsync("install", await PackAsync("1.2.3"), "--allow-unsigned", "--approve");
        var second = await RunAsync("install", await PackAsync("1.3.0"), "--allow-unsigned", "--approve");
        Assert.Equal((1, "TXCT-INS-004"), (second.Exit, second.Facts.GetProperty("code").GetString()));

        File.Delete(Path.Combine(Root, "versions", "1.2.3", "trang.txt"));
        var broken = await RunAsync("status");
        Assert.Equal((3, "trang.txt"), (broken.Exit, broken.Facts.GetProperty("versions")[0].GetProperty("fault").GetString()));
    }

    private async Task<(int Exit, JsonElement Facts)> RunAsync(params string[] arguments)
    {
        var run = await CommandProcess.RunAsync([.. arguments, "--modules", Modules, "--json"]);
        Assert.Equal("", run.Errors);
        return (run.Exit, JsonElement.Parse(run.Output));
    }

    private async Task<string> PackAsync(string version, string? key = null, string contract = "[1.0,2.0)")
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, $"{Guid.NewGuid():n}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "module.json"), $$$"""
            {"id":"sample.module","version":"{{{version}}}","entryPoint":{"assembly":"Sample.dll","type":"Sample"},"endpoints":{"prefix":"/sample"},"compatibility":{"contract":"{{{contract}}}"},
             "permissions":[{"id":"sample.read","vi":"Xem","defaultRoles":["office"]}],"capabilities":{"outbound":["settings:/Host/BaseUrl"],"jobs":["pull"]}}
            """, Cancel);
        await File.WriteAllTextAsync(Path.Combine(source, "trang.txt"), "xin chào", Cancel);
        var packed = await CommandProcess.RunAsync(["pack", "--from", source, "--output", Path.Combine(source, "packed"), "--json", .. key is null ? [] : (string[])["--key", key]]);
        return JsonElement.Parse(packed.Output).GetProperty("path").GetString()!;
    }

    private async Task<(string Own, string Published)> KeysAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = Path.Combine(folder.Path, $"{Guid.NewGuid():n}");
        await File.WriteAllTextAsync($"{name}.pem", key.ExportECPrivateKeyPem(), Cancel);
        await File.WriteAllTextAsync($"{name}.pub.pem", key.ExportSubjectPublicKeyInfoPem(), Cancel);
        return ($"{name}.pem", $"{name}.pub.pem");
    }
}
