using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using LangSon.Txct.Support;

namespace LangSon.Txct.Cli;

/// <summary>`txct pack` and `txct verify`, as whoever releases the module and whoever installs it call them.</summary>
public sealed class PackageCommandsTests : IDisposable
{
    private readonly DisposableFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_packed_and_signed_is_verified_by_the_tool_and_by_what_every_server_has()
    {
        var (own, published) = await KeysAsync();

        var packed = JsonElement.Parse((await CommandProcess.RunAsync("pack", "--from", Source(), "--output", folder.Path, "--key", own, "--json")).Output);
        var package = packed.GetProperty("path").GetString()!;
        var verified = await CommandProcess.RunAsync("verify", package, "--key", published, "--json");

        Assert.Equal((0, "genuine"), (verified.Exit, JsonElement.Parse(verified.Output).GetProperty("signature").GetString()));
        Assert.Equal("sample.module-1.2.3.zip", Path.GetFileName(package));
        var unpacked = Path.Combine(folder.Path, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(package, unpacked, Cancel);
        Assert.Equal(0, await RunAsync(unpacked, "sha256sum", "--quiet", "-c", "checksums.sha256"));
        Assert.Equal(0, await RunAsync(unpacked, "openssl", "dgst", "-sha256", "-verify", published, "-signature", "checksums.sha256.sig", "checksums.sha256"));
        Assert.Contains("System.Private.CoreLib\n", await File.ReadAllTextAsync(Path.Combine(unpacked, "framework-assemblies.txt"), Cancel), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(unpacked, "runtimes", "osx-arm64")));
        Assert.True(Directory.Exists(Path.Combine(unpacked, "runtimes", "win-x64")));
    }

    [Fact]
    public async Task The_same_files_packed_in_two_folders_are_the_same_bytes()
    {
        var (first, second) = (Path.Combine(folder.Path, "a"), Path.Combine(folder.Path, "b"));
        await CommandProcess.RunAsync("pack", "--from", Source("one"), "--output", first);
        await CommandProcess.RunAsync("pack", "--from", Source("two"), "--output", second);

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(first, "sample.module-1.2.3.zip"), Cancel), await File.ReadAllBytesAsync(Path.Combine(second, "sample.module-1.2.3.zip"), Cancel));
    }

    [Fact]
    public async Task Each_tampering_is_refused_with_its_own_code()
    {
        var (own, published) = await KeysAsync();
        var (_, stranger) = await KeysAsync();
        async Task<string> PackedAsync(string name, params string[] more) =>
            JsonElement.Parse((await CommandProcess.RunAsync(["pack", "--from", Source(), "--output", Path.Combine(folder.Path, name), "--json", .. more])).Output).GetProperty("path").GetString()!;
        async Task<string> CodeAsync(string package, string key)
        {
            var run = await CommandProcess.RunAsync("verify", package, "--key", key);
            Assert.Equal((3, ""), (run.Exit, run.Output));
            return run.Errors.Split(' ')[0];
        }

        Assert.Equal("TXCT-PKG-009", await CodeAsync(await PackedAsync("unsigned"), published));
        Assert.Equal("TXCT-PKG-010", await CodeAsync(await PackedAsync("signed", "--key", own), stranger));
        Assert.Equal("TXCT-PKG-008", await CodeAsync(Changed(await PackedAsync("file", "--key", own), zip => Rewrite(zip, "trang.txt", "khác")), published));
        Assert.Equal("TXCT-PKG-010", await CodeAsync(Changed(await PackedAsync("signature", "--key", own), zip => Rewrite(zip, "checksums.sha256.sig", "no signature")), published));
        Assert.Equal("TXCT-PKG-009", await CodeAsync(Changed(await PackedAsync("stripped", "--key", own), zip => zip.GetEntry("checksums.sha256.sig")!.Delete()), published));
        Assert.Equal("TXCT-PKG-010", await CodeAsync(Changed(await PackedAsync("list", "--key", own), zip => Rewrite(zip, "checksums.sha256", "")), published));
        Assert.Equal("TXCT-PKG-007", await CodeAsync(Changed(await PackedAsync("more", "--key", own), zip => zip.CreateEntry("lạ.dll")), published));
        Assert.Equal("TXCT-PKG-003", await CodeAsync(Path.Combine(folder.Path, "none.zip"), published));
        Assert.Equal("TXCT-PKG-011", await CodeAsync(await PackedAsync("key"), Path.Combine(folder.Path, "no-key.pem")));
    }

    private static string Changed(string package, Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(package, ZipArchiveMode.Update);
        change(zip);
        return package;
    }

    private static void Rewrite(ZipArchive zip, string path, string text)
    {
        zip.GetEntry(path)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(text);
    }

    private string Source(string name = "source")
    {
        var source = Path.Combine(folder.Path, name);
        if (!Directory.Exists(source))
        {
            Write(source, "module.json", """{"id":"sample.module","version":"1.2.3","entryPoint":{"assembly":"Sample.dll","type":"Sample"},"endpoints":{"prefix":"/sample"}}""");
            Write(source, "trang.txt", "xin chào");
            Write(source, "runtimes/osx-arm64/native/a.dylib", "a");
            Write(source, "runtimes/win-x64/native/a.dll", "a");
        }

        return source;
    }

    private static void Write(string source, string path, string text)
    {
        var file = Path.Combine(source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private async Task<(string Own, string Published)> KeysAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = Path.Combine(folder.Path, $"{Guid.NewGuid():n}");
        await File.WriteAllTextAsync($"{name}.pem", key.ExportECPrivateKeyPem(), Cancel);
        await File.WriteAllTextAsync($"{name}.pub.pem", key.ExportSubjectPublicKeyInfoPem(), Cancel);
        return ($"{name}.pem", $"{name}.pub.pem");
    }

    private static async Task<int> RunAsync(string directory, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode;
    }
}
