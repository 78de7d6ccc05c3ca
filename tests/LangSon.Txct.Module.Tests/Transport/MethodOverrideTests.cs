using System.Net;
using LangSon.Txct.Network;
using LangSon.Txct.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RestSharp;

namespace LangSon.Txct.Transport;

/// <summary>Firewalls that let through GET and POST alone.</summary>
public class MethodOverrideTests
{
    private static readonly PeerRequest Commit = new(Method.Put, "notices/n-1") { Json = "{}" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task A_PUT_that_something_in_between_refuses_goes_as_POST_and_so_does_the_next(int status)
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) => PeerServer.WriteAsync(context, IsDisguised(context) ? HttpStatusCode.Created : (HttpStatusCode)status));
        using var client = server.Client(retries: 0);

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(Commit, Cancel)).Status);
        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(Commit, Cancel)).Status);

        Assert.Equal(["PUT /base/notices/n-1", "POST /base/notices/n-1", "POST /base/notices/n-1"], server.Requests);
    }

    [Fact]
    public async Task A_host_that_refuses_a_PUT_itself_is_believed()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer(HttpStatusCode.Forbidden, """{"code":"TXCT-HST-003"}""", "application/problem+json");
        using var client = server.Client(retries: 0);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(Commit, Cancel)).Status);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Where_the_settings_say_so_no_PUT_is_tried()
    {
        await using var server = await PeerServer.StartAsync();
        server.Answer((context, _) => PeerServer.WriteAsync(context, IsDisguised(context) ? HttpStatusCode.Created : HttpStatusCode.NotFound));
        using var client = new PeerClient(server.Url, new BearerKey("key"), PeerServer.Options(), new OutgoingLines(Options.Create(new NetworkOptions())), TimeProvider.System, disguises: true);

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(Commit, Cancel)).Status);

        Assert.Equal(["POST /base/notices/n-1"], server.Requests);
    }

    private static bool IsDisguised(HttpContext context) => context.Request is { Method: "POST" } && context.Request.Headers["X-HTTP-Method-Override"] == "PUT";
}
