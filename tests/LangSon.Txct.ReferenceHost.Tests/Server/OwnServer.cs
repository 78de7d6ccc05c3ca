using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Server;

/// <summary>The module's own server at level 0, with its folders.</summary>
public sealed class OwnServer : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal ServerProcess Process { get; private set; } = null!;

    internal string Drop => Directory.CreateDirectory(Path.Combine(folder.Path, "drop")).FullName;

    /// <summary>Settings with which a server starts, in folders of its own.</summary>
    internal static IEnumerable<(string Key, string Value)> Settings(string folder)
    {
        DirectoryFile.Write(Path.Combine(folder, "danh-muc.xlsx"));
        File.WriteAllText(Path.Combine(folder, "ticket.secret"), $"{HostTicket.Secret}\n");
        return
        [
            ("Server:DataDirectory", Path.Combine(folder, "data")), ("Server:PathBase", "/tiep-xuc"), ("Server:TrustedProxies:0", "127.0.0.1"),
            ("SignIn:TicketSecretFile", Path.Combine(folder, "ticket.secret")), ("SignIn:Address", "https://qlnv.example/dang-nhap"), ("SignIn:Roles:VanPhong", "office"),
            ("Txct:Host:Level", "0"), ("Txct:Host:DirectoryFile", Path.Combine(folder, "danh-muc.xlsx")), ("Txct:Planning:PlanFile", Repository.PathOf("contracts", "plans", "plan-2024.json")),
            ("Txct:Publishing:DropFolder", Path.Combine(folder, "drop")), ("Txct:Publishing:UnsignedFiles", "Publish"), ("Txct:Publishing:StillFor", "00:00:00"), ("Txct:Publishing:ScanInterval", "00:00:00.200"),
            ("Txct:Delivery:Poll", "00:00:00.100"), ("Txct:Collecting:StillFor", "00:00:00"), ("Txct:Collecting:Interval", "00:00:01"),
        ];
    }

    public async ValueTask InitializeAsync()
    {
        _ = Drop;
        await StartAsync();
    }

    internal async Task RestartAsync()
    {
        Process.Dispose();
        await StartAsync();
    }

    /// <summary>A browser of somebody whom the host has signed in.</summary>
    internal async Task<HttpClient> SignInAsync(string role, params (string Name, object? Value)[] claims)
    {
        var browser = Process.Browser();
        using var answer = await browser.GetAsync($"sign-in/ticket?t={HostTicket.Of(role, claims)}", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public ValueTask DisposeAsync()
    {
        Process.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task StartAsync()
    {
        Process = ServerProcess.Start(Settings(folder.Path));
        await Process.ReadyAsync(TestContext.Current.CancellationToken);
    }
}
