using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LangSon.Txct.Support;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Cli;

/// <summary>`txct plan-install`, `install`, `enable`, `disable`, `status`, `upgrade`, `rollback`, `uninstall` and `purge`, as an administrator calls them with the host stopped.</summary>
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

        async Task<string?> SignatureAsync() => (await RunAsync("status")).Facts.GetProperty("versions")[0].GetProperty("signature").GetString();

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
        Assert.Equal("genuine", await SignatureAsync());

        // As openssl pkey -pubin -outform DER | sha256sum tells it.
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(trusted, Cancel));
        await File.WriteAllTextAsync(Path.Combine(Modules, "trust", "revoked.txt"), $"{Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))}  mất máy\n", Cancel);
        Assert.Equal("TXCT-PKG-016", await RefusedAsync(signed));
        Assert.Equal("TXCT-PKG-016", await RefusedAsync(signed, "--allow-unsigned"));
        Assert.Equal("notCompared", await SignatureAsync());
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

        var told = new { state = "Quarantined", version = "1.2.3", code = "TXCT-RUN-007", reason = "Xem nhật ký.", processId = Environment.ProcessId, at = DateTimeOffset.UtcNow };
        await File.WriteAllTextAsync(Path.Combine(Root, "state", "told.json"), JsonSerializer.Serialize(told), Cancel);
        var said = (await CommandProcess.RunAsync("status", "--modules", Modules)).Output;
        Assert.Contains("phân hệ 1.2.3 bị cách ly. TXCT-RUN-007 Xem nhật ký.", said, StringComparison.Ordinal);
        File.Delete(Path.Combine(Root, "versions", "1.2.3", "trang.txt"));
        var broken = await RunAsync("status");
        Assert.Equal((3, "trang.txt"), (broken.Exit, broken.Facts.GetProperty("versions")[0].GetProperty("fault").GetString()));
    }

    [Fact]
    public async Task An_upgrade_asks_only_for_what_is_new_keeps_a_copy_of_the_data_and_can_be_taken_back()
    {
        await RunAsync("install", await PackAsync("1.2.3"), "--allow-unsigned", "--approve");
        await WriteDataAsync("cũ");
        var narrower = await RunAsync("plan-install", await PackAsync("1.3.0", more: ""), "--allow-unsigned");
        Assert.Equal((0, "removed"), (narrower.Exit, narrower.Facts.GetProperty("changes")[0].GetProperty("kind").GetString()));
        var package = await PackAsync("1.3.0", more: """
            ,"capabilities":{"outbound":["settings:/Host/BaseUrl"],"jobs":["pull","push"]},"data":{"version":2,"readableBy":"[1.3,2.0)"}
            """);
        var wider = await RunAsync("upgrade", package, "--allow-unsigned");
        Assert.Equal((6, "push,1 → 2"), (wider.Exit, string.Join(',', wider.Facts.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("item").GetString()))));
        Assert.Equal("1.2.3", (await RunAsync("status")).Facts.GetProperty("version").GetString());

        var upgraded = await RunAsync("upgrade", package, "--allow-unsigned", "--approve");
        Assert.Equal((0, "1.2.3"), (upgraded.Exit, upgraded.Facts.GetProperty("previous").GetString()));
        Assert.True(File.Exists(Path.Combine(upgraded.Facts.GetProperty("snapshot").GetString()!, "txct.db")));
        Assert.False((await RunAsync("upgrade", package, "--allow-unsigned")).Facts.GetProperty("changed").GetBoolean());
        await WriteDataAsync("mới");

        Assert.Equal("TXCT-INS-008", (await RunAsync("upgrade", await PackAsync("1.2.0", more: ""), "--allow-unsigned")).Facts.GetProperty("code").GetString());
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(Root, "snapshots")));
        Assert.Equal(6, (await RunAsync("rollback")).Exit);
        Assert.Equal("mới", ReadData(Path.Combine(Root, "data")));
        var back = await RunAsync("rollback", "--approve");
        Assert.Equal((0, "1.2.3", "cũ"), (back.Exit, back.Facts.GetProperty("version").GetString(), ReadData(Path.Combine(Root, "data"))));
        Assert.Equal("mới", ReadData(back.Facts.GetProperty("before").GetString()!));
        Assert.Equal("TXCT-INS-007", (await RunAsync("rollback", "--to", "9.9.9")).Facts.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_package_is_held_against_the_very_host_that_shall_load_it()
    {
        var (package, host) = (await PackAsync("1.2.3", more: ""), Directory.CreateDirectory(Path.Combine(folder.Path, "host")).FullName);
        Assert.Equal("TXCT-CMP-006", (await RunAsync("plan-install", package, "--allow-unsigned", "--host", host)).Facts.GetProperty("code").GetString());

        File.Copy(Path.Combine(AppContext.BaseDirectory, "LangSon.Txct.Hosting.Abstractions.dll"), Path.Combine(host, "LangSon.Txct.Hosting.Abstractions.dll"));
        Assert.Equal(6, (await RunAsync("plan-install", package, "--allow-unsigned", "--host", host)).Exit);

        var reaching = await PackAsync("1.3.0", assembly: Path.Combine(AppContext.BaseDirectory, "CsCheck.dll"), rename: "ThreadLocal`1");
        var plan = await RunAsync("plan-install", reaching, "--allow-unsigned", "--host", host);
        Assert.Equal((5, "TXCT-LNK-002"), (plan.Exit, plan.Facts.GetProperty("objections")[0].GetProperty("code").GetString()));
        Assert.False(Directory.Exists(Root));
    }

    private async Task WriteDataAsync(string text)
    {
        Directory.CreateDirectory(Path.Combine(Root, "data"));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Root, "data", "txct.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "create table if not exists said (text); delete from said; insert into said values (@text)";
        command.Parameters.AddWithValue("@text", text);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static string? ReadData(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "txct.db")};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select text from said";
        return command.ExecuteScalar() as string;
    }

    private async Task<(int Exit, JsonElement Facts)> RunAsync(params string[] arguments)
    {
        var run = await CommandProcess.RunAsync([.. arguments, "--modules", Modules, "--json"]);
        Assert.Equal("", run.Errors);
        return (run.Exit, JsonElement.Parse(run.Output));
    }

    /// <param name="more">The end of the manifest: what the module may reach.</param>
    /// <param name="assembly">A library that the package brings along.</param>
    /// <param name="rename">A name in it that is made another one, which no host has.</param>
    private async Task<string> PackAsync(string version, string? key = null, string contract = "[1.0,2.0)", string more = ""","capabilities":{"outbound":["settings:/Host/BaseUrl"],"jobs":["pull"]}""", string? assembly = null, string? rename = null)
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, $"{Guid.NewGuid():n}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "module.json"), $$$$"""
            {"id":"sample.module","version":"{{{{version}}}}","entryPoint":{"assembly":"Sample.dll","type":"Sample"},"endpoints":{"prefix":"/sample"},"compatibility":{"contract":"{{{{contract}}}}"},
             "permissions":[{"id":"sample.read","vi":"Xem","defaultRoles":["office"]}]{{{{more}}}}}
            """, Cancel);
        await File.WriteAllTextAsync(Path.Combine(source, "trang.txt"), "xin chào", Cancel);
        if (assembly is not null)
        {
            var bytes = await File.ReadAllBytesAsync(assembly, Cancel);
            bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"{rename}\0"))] = (byte)'X';
            await File.WriteAllBytesAsync(Path.Combine(source, Path.GetFileName(assembly)), bytes, Cancel);
        }

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
