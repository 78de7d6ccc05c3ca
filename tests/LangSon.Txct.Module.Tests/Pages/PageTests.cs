using System.Net;
using LangSon.Txct.Support;

namespace LangSon.Txct.Pages;

public partial class PageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("office")]
    [InlineData("office/held")]
    [InlineData("schedule")]
    public async Task A_page_runs_only_the_modules_own_script_and_loads_nothing_from_elsewhere(string page)
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");

        using var answer = await browser.GetAsync(page, Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.StartsWith("<script src=\"/txct/assets/page.", html[html.IndexOf("<script", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Single(html.Split("<script")[1..]);
        Assert.DoesNotContain(" onclick=", html);
        Assert.DoesNotContain("style=", html);
        Assert.DoesNotContain("http", html);
    }

    [Fact]
    public async Task A_host_that_asks_for_a_fragment_gets_the_page_without_head_and_frame_and_learns_what_it_needs()
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");
        browser.DefaultRequestHeaders.Add("Accept", "text/html; profile=fragment");

        using var answer = await browser.GetAsync("office", Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.StartsWith("<div class=\"txct\" lang=\"vi\"", html.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("Việc cần làm", html, StringComparison.Ordinal);
        Assert.All((string[])["<html", "<head", "<body", "<main", "<script", "<header", "<footer"], tag => Assert.DoesNotContain(tag, html, StringComparison.OrdinalIgnoreCase));
        var links = answer.Headers.GetValues("Link").ToList();
        Assert.Contains(links, link => link.StartsWith("</txct/assets/txct.", StringComparison.Ordinal) && link.EndsWith("rel=\"stylesheet\"", StringComparison.Ordinal));
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("office")]
    [InlineData("office/required?round=none")]
    public async Task A_page_travels_packed_to_a_browser_that_can_unpack_it_and_is_the_same_page(string page)
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");
        using var plain = await browser.GetAsync(page, Cancel);
        browser.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");

        using var packed = await browser.GetAsync(page, Cancel);

        Assert.Equal((plain.StatusCode, "br"), (packed.StatusCode, Assert.Single(packed.Content.Headers.ContentEncoding)));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        await using var bytes = new System.IO.Compression.BrotliStream(await packed.Content.ReadAsStreamAsync(Cancel), System.IO.Compression.CompressionMode.Decompress);
        using var text = new StreamReader(bytes);
        Assert.Equal(await plain.Content.ReadAsStringAsync(Cancel), await text.ReadToEndAsync(Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("office")]
    [InlineData("office/held")]
    [InlineData("schedule")]
    public async Task Vietnamese_stands_in_the_page_as_it_is_read(string page)
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office", "name=Nông Thị Ví Dụ");

        var html = await browser.GetStringAsync(page, Cancel);

        Assert.DoesNotContain("&#x", html);
        Assert.Contains("Tiếp xúc cử tri", html);
        Assert.Contains("Nông Thị Ví Dụ", html);
        Assert.Contains("<html lang=\"vi\">", html);
    }

    [Theory]
    [InlineData("/txct", "")]
    [InlineData("/phan-he/tiep-xuc", "")]
    [InlineData("/txct", "/qlnv")]
    public async Task Links_hold_below_any_prefix_and_path_base(string prefix, string pathBase)
    {
        await using var app = await ModuleApp.StartAsync(prefix);
        using var browser = app.SignIn("role=office");

        foreach (var page in new[] { "/", "/office", "/office/held" })
        {
            var html = await browser.GetStringAsync($"{pathBase}{prefix}{page}", Cancel);

            Assert.Contains($"href=\"{pathBase}{prefix}/office/held\"", html);
            Assert.Contains($"href=\"{pathBase}{prefix}/\"", html);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Stylesheet(html), Cancel)).StatusCode);
        }
    }

    [Fact]
    public async Task The_list_is_always_found_with_a_slash_at_its_end()
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=delegate");

        using var answer = await browser.GetAsync("/qlnv/txct", Cancel);

        Assert.Equal((HttpStatusCode.Redirect, "/qlnv/txct/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task The_stylesheet_is_kept_for_good_and_comes_compressed()
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=delegate");
        var path = Stylesheet(await browser.GetStringAsync("", Cancel));
        var plain = await browser.GetByteArrayAsync(path, Cancel);
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");

        using var answer = await browser.GetAsync(path, Cancel);

        Assert.Equal("text/css; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        Assert.True((await answer.Content.ReadAsByteArrayAsync(Cancel)).Length < plain.Length / 2);
    }

    [Fact]
    public async Task The_menu_offers_only_what_a_person_may_open()
    {
        await using var app = await ModuleApp.StartAsync();
        using var reader = app.SignIn("role=delegate");

        var html = await reader.GetStringAsync("", Cancel);

        Assert.DoesNotContain("/txct/office", html);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("office", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("office/held", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Nobody_who_has_not_signed_in_sees_a_page()
    {
        await using var app = await ModuleApp.StartAsync();
        using var stranger = new HttpClient { BaseAddress = app.Address };

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/txct", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/txct/office", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/txct/api/library/round", Cancel)).StatusCode);
    }

    private static string Stylesheet(string html) => StylesheetLink().Match(html).Groups[1].Value;

    [System.Text.RegularExpressions.GeneratedRegex("rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex StylesheetLink();
}
