using System.Net;
using System.Text.RegularExpressions;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.People;
using LangSon.Txct.ReferenceHost.Server;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>One of the three ways in which the module comes to a host, at work, with a drop folder and people of its own.</summary>
internal sealed partial class WayIn : IDisposable
{
    private static readonly Dictionary<string, string> Names = new() { ["delegate"] = "daibieu", ["groupLeader"] = "totruong", ["office"] = "vanphong", ["admin"] = "quantri" };

    private readonly Func<string, Task<HttpClient>> signIn;
    private readonly ServerProcess? process;

    private WayIn(Func<string, Task<HttpClient>> signIn, string drop, ServerProcess? process = null) => (this.signIn, this.process, Drop) = (signIn, process, drop);

    /// <summary>The folder in which papers are dropped.</summary>
    public string Drop { get; }

    /// <summary>(a) Loaded from its package by the host itself.</summary>
    public static WayIn Loaded(RunningHost host) => new(role => AtHostAsync(host, Names[role]), host.Options.Drop);

    /// <summary>(b) Compiled into a host, (c) served by its own server; beside that host. Ready on return.</summary>
    /// <param name="host">Null at level 0.</param>
    public static async Task<WayIn> BesideAsync(bool compiledIn, RunningHost? host, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("txct-").FullName;
        var settings = OwnServer.Settings(folder).Concat(host is null ? [] : SettingsOf(host)).Append(("Txct:Publishing:Tenant", Path.GetFileName(folder))).Append(("Txct:Collecting:Tenant", Path.GetFileName(folder)));
        Directory.CreateDirectory(Path.Combine(folder, "drop"));
        var process = compiledIn ? ServerProcess.StartCompiledIn(settings) : ServerProcess.Start(settings);
        await process.ReadyAsync(cancel);
        return new WayIn(role => compiledIn ? Task.FromResult(ByHeader(process, role)) : ByTicketAsync(process, role), Path.Combine(folder, "drop"), process);
    }

    /// <summary>A browser of somebody of group 2 or, where the host has its own people, 3.</summary>
    public Task<HttpClient> SignInAsync(string role) => signIn(role);

    public void Dispose()
    {
        process?.Dispose();
        if (process is not null)
        {
            Directory.Delete(Path.GetDirectoryName(Drop)!, recursive: true);
        }
    }

    private static IEnumerable<(string Key, string Value)> SettingsOf(RunningHost host)
    {
        var credentials = ServiceCredentials.Load(host.Options);
        return
        [
            ("Txct:Host:Level", "3"), ("Txct:Host:BaseUrl", new Uri(host.Options.Url, HostContract.Prefix).ToString()), ("Txct:Host:ClientId", credentials.ClientId), ("Txct:Host:ClientSecret", credentials.ClientSecret),
        ];
    }

    private static async Task<HttpClient> AtHostAsync(RunningHost host, string name)
    {
        var browser = Browser(host.Options.Url);
        var form = await browser.GetStringAsync("sign-in");
        using var fields = new FormUrlEncodedContent([new("userName", name), new("password", Accounts.DemoPassword), new("__RequestVerificationToken", Antiforgery().Match(form).Groups[1].Value)]);
        using var answer = await browser.PostAsync("sign-in", fields);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    private static HttpClient ByHeader(ServerProcess process, string role)
    {
        var browser = Browser(process.Address);
        browser.DefaultRequestHeaders.Add(HeaderSignIn.Header, Uri.EscapeDataString($"sub={role}-1;name=Hoàng Thị Giả Định;role={role};groupId=T02;delegateId=D021"));
        return browser;
    }

    private static async Task<HttpClient> ByTicketAsync(ServerProcess process, string role)
    {
        var browser = Browser(process.Address);
        using var answer = await browser.GetAsync($"sign-in/ticket?t={HostTicket.Of(role, ("groupId", "T02"), ("delegateId", "D021"))}");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    private static HttpClient Browser(Uri address)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("X-Txct-Request", "1");
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
