using System.Net;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Server;

/// <summary>Sign-in at a real provider of OpenID Connect, its claims read by names of the settings.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private OpenIdProvider provider = null!;
    private ServerProcess server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        provider = await OpenIdProvider.StartAsync(Cancel);
        server = ServerProcess.Start(
        [
            .. OwnServer.Settings(folder.Path), ("SignIn:TicketSecretFile", ""), ("SignIn:OpenIdConnect:Authority", provider.Address.ToString()),
            ("SignIn:OpenIdConnect:ClientId", OpenIdProvider.ClientId), ("SignIn:OpenIdConnect:ClientSecret", OpenIdProvider.ClientSecret),
            ("SignIn:Claims:Role", "vai_tro"), ("SignIn:Claims:Group", "to"),
        ]);
        await server.ReadyAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        server.Dispose();
        await provider.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Who_signs_in_there_comes_back_to_the_page_that_was_asked_for_as_who_the_claims_say()
    {
        provider.Claims.AddRange([("vai_tro", "VanPhong"), ("vai_tro", "groupLeader"), ("to", "T02")]);
        using var browser = server.Browser(follows: true);

        using var office = await browser.GetAsync("tiep-xuc/txct/office/year", Cancel);

        Assert.Equal((HttpStatusCode.OK, "/tiep-xuc/txct/office/year"), (office.StatusCode, office.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Contains("Hoàng Thị Giả Định", await office.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("Tổ đại biểu số 02", await browser.GetStringAsync("tiep-xuc/txct/group", Cancel), StringComparison.Ordinal);

        provider.Claims.Clear();
        provider.Claims.Add(("vai_tro", "gardener"));
        await AssertRefusedAsync("TXCT-SEC-014");
        provider.Refuses = true;
        await AssertRefusedAsync("TXCT-SEC-015");
        await AssertTicketsAreRefusedAsync();
    }

    private async Task AssertRefusedAsync(string code)
    {
        using var browser = server.Browser(follows: true);
        using var answer = await browser.GetAsync("txct/", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var api = await browser.GetAsync("txct/api/library/round", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    /// <summary>Where no secret is set, none signs.</summary>
    private async Task AssertTicketsAreRefusedAsync()
    {
        using var browser = server.Browser();
        using var answer = await browser.GetAsync($"sign-in/ticket?t={HostTicket.Of("office")}", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
