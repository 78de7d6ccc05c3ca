using System.Net;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Server;

/// <summary>Who comes in with a ticket of the host, and who does not.</summary>
public class TicketTests(OwnServer server) : IClassFixture<OwnServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_is_used_once_also_after_a_restart()
    {
        var ticket = HostTicket.Of("VanPhong");
        Assert.Equal(HttpStatusCode.Found, (await UseAsync(ticket)).Status);

        Assert.Equal((HttpStatusCode.Unauthorized, true), await UseAsync(ticket, "TXCT-SEC-013"));
        await server.RestartAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, true), await UseAsync(ticket, "TXCT-SEC-013"));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "older than 60 seconds", "TXCT-SEC-011" }, { "over by its own words", "TXCT-SEC-011" }, { "of the future", "TXCT-SEC-012" },
        { "without a time", "TXCT-SEC-010" }, { "without an id", "TXCT-SEC-010" }, { "signed by another", "TXCT-SEC-010" }, { "not signed", "TXCT-SEC-010" },
        { "signed by another method", "TXCT-SEC-010" }, { "changed on its way", "TXCT-SEC-010" }, { "no ticket", "TXCT-SEC-010" }, { "for nobody's role", "TXCT-SEC-014" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_ticket_that_is_not_sound_lets_nobody_in(string what, string code) => Assert.Equal((HttpStatusCode.Unauthorized, true), await UseAsync(Ticket(what), code));

    [Theory]
    [InlineData("/txct/office?round=2024-pre-mid", "/tiep-xuc/txct/office?round=2024-pre-mid")]
    [InlineData("/txct", "/tiep-xuc/txct")]
    [InlineData("", "/tiep-xuc/txct")]
    [InlineData("//evil.example/txct", "/tiep-xuc/txct")]
    [InlineData("/\\evil.example/txct", "/tiep-xuc/txct")]
    [InlineData("https://evil.example/txct", "/tiep-xuc/txct")]
    [InlineData("/txct/../sign-out", "/tiep-xuc/txct")]
    [InlineData("/txctl", "/tiep-xuc/txct")]
    public async Task Whoever_signs_in_goes_on_into_the_module_and_nowhere_else(string to, string location)
    {
        using var browser = server.Process.Browser();

        using var answer = await browser.GetAsync($"tiep-xuc/sign-in/ticket?t={HostTicket.Of("delegate")}&to={Uri.EscapeDataString(to)}", Cancel);

        Assert.Equal((HttpStatusCode.Found, location), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task The_cookie_is_for_no_script_for_no_strange_site_and_over_https_for_no_other_line(string line, bool isSecure)
    {
        using var browser = server.Process.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", line);

        using var answer = await browser.GetAsync($"sign-in/ticket?t={HostTicket.Of("delegate")}", Cancel);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_told_where_and_programs_get_a_bare_401()
    {
        using var browser = server.Process.Browser();

        using var page = await browser.GetAsync("txct/", Cancel);
        using var api = await browser.GetAsync("txct/api/library/round", Cancel);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (page.StatusCode, api.StatusCode));
        Assert.Contains("href=\"https://qlnv.example/dang-nhap\"", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("", await api.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_watches_the_machine_learns_that_the_server_lives_and_is_ready_and_only_on_it_the_figures()
    {
        using var watcher = server.Process.Browser();
        using var afar = server.Process.Browser();
        afar.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Equal(("Healthy", "Healthy"), (await watcher.GetStringAsync("healthz", Cancel), await afar.GetStringAsync("readyz", Cancel)));
        await Figures.OnceMeasuredAsync(watcher, "txct_check_level{", Cancel);
        using var refused = await afar.GetAsync("metrics", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_role_that_the_settings_name_opens_what_it_opens_and_no_more()
    {
        using var office = await server.SignInAsync("VanPhong");
        using var reader = await server.SignInAsync("delegate");

        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync("txct/office", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("txct/office", Cancel)).StatusCode);

        using var signedOut = await reader.PostAsync("sign-out", null, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.GetAsync("txct/", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("SignIn:TicketSecretFile", "", "nobody could sign in")]
    [InlineData("SignIn:TicketSecretFile", "/nowhere/secret", "has fewer than 32 bytes")]
    [InlineData("Server:TrustedProxies:0", "proxy", "no address")]
    [InlineData("SignIn:Roles:VanPhong", "boss", "Roles names what is none of")]
    public async Task A_setting_that_cannot_be_stops_the_server_with_its_name(string key, string value, string told)
    {
        using var folder = new TemporaryFolder();
        using var broken = ServerProcess.Start([.. OwnServer.Settings(folder.Path), (key, value)]);

        var (exit, errors) = await broken.EndAsync(Cancel);

        Assert.Equal(3, exit);
        Assert.Contains("TXCT-CFG-005", errors, StringComparison.Ordinal);
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    private static string Ticket(string what)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Dictionary<string, object?> sound = new() { ["sub"] = "a", ["role"] = "office", ["iat"] = now, ["jti"] = Guid.NewGuid().ToString("n") };
        return what switch
        {
            "older than 60 seconds" => HostTicket.Of("office", ("iat", now - 62)),
            "over by its own words" => HostTicket.Of("office", ("iat", now - 10), ("exp", now - 1)),
            "of the future" => HostTicket.Of("office", ("iat", now + 30)),
            "without a time" => HostTicket.Of("office", ("iat", null), ("exp", now + 30)),
            "without an id" => HostTicket.Of("office", ("jti", null)),
            "signed by another" => HostTicket.Sign(sound, secret: "một bí mật đủ dài của một kẻ lạ mặt"),
            "not signed" => HostTicket.Sign(sound, "none"),
            "signed by another method" => HostTicket.Sign(sound, "HS512"),
            "changed on its way" => $"{HostTicket.Of("delegate").Split('.')[0]}.{HostTicket.Of("admin").Split('.')[1]}.{HostTicket.Of("delegate").Split('.')[2]}",
            "for nobody's role" => HostTicket.Of("gardener"),
            _ => "x",
        };
    }

    /// <returns>The status, and whether the answer says the code.</returns>
    private async Task<(HttpStatusCode Status, bool SaysCode)> UseAsync(string ticket, string code = "")
    {
        using var browser = server.Process.Browser();
        using var answer = await browser.GetAsync($"sign-in/ticket?t={ticket}", Cancel);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync(Cancel)).Contains(code, StringComparison.Ordinal));
    }
}
