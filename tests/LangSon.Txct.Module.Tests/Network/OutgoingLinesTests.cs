using System.Net;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Support;
using LangSon.Txct.Transport;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RestSharp;

namespace LangSon.Txct.Network;

/// <summary>By which way others are called, over real sockets, and whose certificates are believed.</summary>
public sealed class OutgoingLinesTests : IDisposable
{
    private static readonly PeerRequest Question = new(Method.Get, "reports?limit=1");

    private readonly DisposableFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string CaFile => Path.Combine(folder.Path, "ca.pem");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_host_its_tokens_and_the_groups_systems_are_called_by_the_proxy_of_the_settings()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) => PeerServer.WriteAsync(context, HttpStatusCode.OK, context.Request.Method == "POST" ? """{"access_token":"t","expires_in":60}""" : """{"tokenUrl":"http://central.invalid/token"}"""));
        await using var proxy = SmallProxy.To(server.Url.Port);
        await using var app = await ModuleApp.StartAsync(settings: [("Network:Proxy", proxy.Address), ("Collecting:Groups:0:Id", "T01"), ("Collecting:Groups:0:BaseUrl", "http://group.invalid/txct-group/v1/"), ("Transport:Retries", "0")]);

        await app.Services.GetRequiredService<HostApi>().DescribeAsync(Cancel);
        await app.Services.GetRequiredService<HostApi>().ListAsync<object, object>("sessions", Cancel);
        await app.Services.GetServices<IReportSources>().SelectMany(sources => sources.All).Single(source => source.Id == "T01").ListAsync(null, null, Cancel);

        const string Host = "http://central.invalid/txct-host/v1";
        Assert.Equal(
            [$"GET {Host}", $"GET {Host}", "POST http://central.invalid/token", $"GET {Host}/sessions", "GET http://group.invalid/txct-group/v1", "GET http://group.invalid/txct-group/v1/reports"],
            proxy.Asked.Select(asked => asked.Split('?')[0].TrimEnd('/')));
    }

    [Theory]
    [InlineData("http://central.invalid/base", "other.invalid", 1)]
    [InlineData("http://127.0.0.1:{port}/base", "localhost; 127.0.*", 0)]
    [InlineData("http://127.0.0.1:{port}/base", "27.0.0.1;127.0.0", 1)]
    public async Task Machines_of_the_list_are_called_past_the_proxy_and_no_others(string address, string bypass, int byProxy)
    {
        await using var server = await PeerServer.StartAsync();
        await using var proxy = SmallProxy.To(server.Url.Port);
        using var client = Client(address.Replace("{port}", $"{server.Url.Port}", StringComparison.Ordinal), new NetworkOptions { Proxy = proxy.Address, ProxyBypass = bypass });

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal((HttpStatusCode.OK, byProxy, 1), (reply.Status, proxy.Asked.Count, server.Requests.Count));
    }

    [Theory]
    [InlineData("can-bo", "mat-khau", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.ProxyAuthenticationRequired)]
    public async Task A_proxy_that_asks_who_calls_is_told_name_and_password(string? user, string? password, HttpStatusCode expected)
    {
        await using var server = await PeerServer.StartAsync();
        await using var proxy = SmallProxy.To(server.Url.Port, login: "can-bo:mat-khau");
        using var client = Client("http://central.invalid/base", new NetworkOptions { Proxy = proxy.Address, ProxyUser = user, ProxyPassword = password });

        Assert.Equal(expected, (await client.SendAsync(Question, Cancel)).Status);
    }

    [Fact]
    public async Task A_server_of_an_own_authority_is_believed_through_the_proxy_too()
    {
        using var authority = new PrivateAuthority();
        await File.WriteAllTextAsync(CaFile, authority.Pem, Cancel);
        using var certificate = authority.Issue("central.invalid");
        await using var server = await PeerServer.StartAsync(certificate);
        await using var proxy = SmallProxy.To(server.Url.Port);
        using var client = Client("https://central.invalid/base", new NetworkOptions { Proxy = proxy.Address, CaFile = CaFile });

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal((HttpStatusCode.OK, "CONNECT central.invalid:443"), (reply.Status, Assert.Single(proxy.Asked)));
    }

    [Theory]
    [InlineData("own", "127.0.0.1", true)]
    [InlineData("none", "127.0.0.1", false)]
    [InlineData("other", "127.0.0.1", false)]
    [InlineData("broken", "127.0.0.1", false)]
    [InlineData("own", "other.invalid", false)]
    public async Task A_server_is_believed_by_the_authorities_of_the_file_and_under_its_own_name_only(string file, string machine, bool isBelieved)
    {
        using var authority = new PrivateAuthority();
        using var other = new PrivateAuthority();
        await File.WriteAllTextAsync(CaFile, file switch { "own" => $"{other.Pem}\n{authority.Pem}", "other" => other.Pem, _ => "no certificate" }, Cancel);
        using var certificate = authority.Issue(machine);
        await using var server = await PeerServer.StartAsync(certificate);
        using var client = Client(server.Url.ToString(), new NetworkOptions { CaFile = file == "none" ? null : CaFile });

        var reply = await client.SendAsync(Question, Cancel);

        Assert.Equal((isBelieved ? HttpStatusCode.OK : 0, isBelieved ? 1 : 0), (reply.Status, server.Requests.Count));
    }

    [Fact]
    public async Task A_new_file_of_authorities_is_believed_without_a_restart()
    {
        using var authority = new PrivateAuthority();
        using var certificate = authority.Issue();
        await using var server = await PeerServer.StartAsync(certificate);
        using var client = Client(server.Url.ToString(), new NetworkOptions { CaFile = CaFile });
        var before = await client.SendAsync(Question, Cancel);

        await File.WriteAllTextAsync(CaFile, authority.Pem, Cancel);

        Assert.Equal<HttpStatusCode>([0, HttpStatusCode.OK], [before.Status, (await client.SendAsync(Question, Cancel)).Status]);
    }

    [Theory]
    [InlineData("proxy.example:3128", null, null)]
    [InlineData("ftp://proxy.example", null, null)]
    [InlineData("http://can-bo:mat-khau@proxy.example", null, null)]
    [InlineData(null, "can-bo", null)]
    [InlineData("direct", "can-bo", null)]
    [InlineData(null, null, "certs/ca.pem")]
    public void Settings_that_mean_nothing_are_refused_without_telling_a_password(string? proxy, string? user, string? file)
    {
        var outcome = new NetworkOptionsRules().Validate(null, new NetworkOptions { Proxy = proxy, ProxyUser = user, CaFile = file });

        Assert.StartsWith("Network: ", outcome.FailureMessage);
        Assert.DoesNotContain("mat-khau", outcome.FailureMessage);
    }

    private static PeerClient Client(string address, NetworkOptions network) =>
        new(new Uri(address), new BearerKey("group-key"), PeerServer.Options(retries: 0), new OutgoingLines(Options.Create(network)), TimeProvider.System);
}
