using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using LangSon.Txct.Cli.Doctor;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Support;

/// <summary>An installed module with all that it needs, on a machine that is as it should be; a test breaks what it wants broken.</summary>
internal sealed class DoctorRig : IAsyncDisposable
{
    private readonly DisposableFolder folder = new();
    private readonly PrivateAuthority authority = new();
    private X509Certificate2 certificate = null!;
    private PeerServer server = null!;
    private SmallProxy proxy = null!;

    private DoctorRig() => Module = Path.Combine(folder.Path, "langson.txct");

    /// <summary>The module's folder below the folder of modules.</summary>
    public string Module { get; }

    public string Data => Path.Combine(Module, "data");

    public string Version => Path.Combine(Module, "versions", "1.0.0");

    public string CaFile => Path.Combine(folder.Path, "ca.pem");

    /// <summary>As they stand on the module's page.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<DoctorRig> StartAsync()
    {
        var rig = new DoctorRig();
        rig.certificate = rig.authority.Issue();
        rig.server = await PeerServer.StartAsync(rig.certificate);
        rig.proxy = SmallProxy.To(rig.server.Url.Port);
        Directory.CreateDirectory(rig.Data);
        Directory.CreateDirectory(Path.Combine(rig.Module, "state"));
        Directory.CreateDirectory(rig.Version);
        Directory.CreateDirectory(Path.Combine(rig.folder.Path, "drop"));
        await using (var database = new SqliteDatabase(Path.Combine(rig.Data, "txct.db")))
        {
            await database.OpenAsync(Cancel);
        }

        await File.WriteAllTextAsync(rig.CaFile, rig.authority.Pem, Cancel);
        await File.WriteAllTextAsync(Path.Combine(rig.Version, "module.json"), "{}", Cancel);
        await File.WriteAllTextAsync(Path.Combine(rig.Version, "checksums.sha256"), $"{Convert.ToHexStringLower(SHA256.HashData("{}"u8))}  module.json\n", Cancel);
        await rig.WriteAsync("current.json", new { version = "1.0.0", by = "admin", at = DateTimeOffset.UtcNow });
        await rig.WriteAsync("state/desired.json", new { enabled = true, by = "admin", at = DateTimeOffset.UtcNow });
        await rig.WriteAsync("data/tool-token.json", new { token = "x" });
        rig.ShowToken(to: UnixFileMode.None);
        foreach (var (key, value) in new[]
        {
            ("Host:BaseUrl", $"{rig.server.Url}"), ("Publishing:DropFolder", Path.Combine(rig.folder.Path, "drop")), ("Planning:PlanFile", Papers.Plan2024),
            ("Network:Proxy", rig.proxy.Address), ("Network:CaFile", rig.CaFile),
        })
        {
            rig.Settings[key] = value;
        }

        return rig;
    }

    /// <summary>As a file below the module's folder.</summary>
    public Task WriteAsync(string path, object content) => File.WriteAllTextAsync(Path.Combine(Module, path), JsonSerializer.Serialize(content), Cancel);

    /// <summary>The place as the tool sees it, with the settings as they are now; no look is ever late.</summary>
    public async Task<DoctorPlace> PlaceAsync()
    {
        if (Directory.Exists(Data) && !File.Exists(Path.Combine(Data, "settings.json")))
        {
            await WriteAsync("data/settings.json", Settings);
        }

        return DoctorPlace.Of(Data, null) with { IsPrivileged = false, Time = new FakeTimeProvider(DateTimeOffset.UtcNow) };
    }

    /// <summary>Whom the token's file lets read beside its owner.</summary>
    public void ShowToken(UnixFileMode to)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(Data, "tool-token.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | to);
        }
    }

    public Task StopProxyAsync() => proxy.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await server.DisposeAsync();
        certificate.Dispose();
        authority.Dispose();
        folder.Dispose();
    }
}
