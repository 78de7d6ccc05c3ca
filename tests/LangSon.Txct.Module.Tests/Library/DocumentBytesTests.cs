using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LangSon.Txct.Central;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;

namespace LangSon.Txct.Library;

public partial class DocumentBytesTests
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes($"%PDF-1.7 {new string('a', 5000)}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Báo cáo số 1.pdf")]
    [InlineData("BC 100% (ký) #2 + phụ lục; a&b?.pdf")]
    public async Task One_tap_on_the_list_opens_the_bytes_themselves(string name)
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), name, Bytes);
        using var browser = app.SignIn("role=delegate");
        var html = await browser.GetStringAsync("", Cancel);

        using var answer = await browser.GetAsync(WebUtility.HtmlDecode(Row().Match(html).Groups[1].Value), Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(document.Parts[0].Sha256, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(Cancel))));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(name, answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("private, no-cache", answer.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache"));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task What_is_no_pdf_is_saved_and_never_shown()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("MinutesForm", "Mẫu biên bản"), "Mẫu biên bản.doc", Bytes);
        using var browser = app.SignIn("role=delegate");

        using var answer = await browser.GetAsync(PathOf(document), Cancel);

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task An_interrupted_download_goes_on_where_it_stopped()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes);
        using var browser = app.SignIn("role=delegate");
        using var head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, PathOf(document)), Cancel);
        browser.DefaultRequestHeaders.Range = new RangeHeaderValue(1000, null);
        browser.DefaultRequestHeaders.IfRange = new RangeConditionHeaderValue(head.Headers.ETag!);

        using var rest = await browser.GetAsync(PathOf(document), Cancel);

        Assert.Equal(Bytes.Length, head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(Bytes[1000..], await rest.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal($"\"{document.Parts[0].Sha256}\"", rest.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Who_has_the_bytes_already_gets_none()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes);
        using var browser = app.SignIn("role=delegate");
        browser.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{document.Parts[0].Sha256}\""));

        using var answer = await browser.GetAsync(PathOf(document), Cancel);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Theory]
    [InlineData("group:T02", HttpStatusCode.Forbidden, "role=delegate", "groupId=T03")]
    [InlineData("group:T02", HttpStatusCode.OK, "role=groupAssistant", "groupId=T02")]
    [InlineData("group:T02", HttpStatusCode.Forbidden, "role=delegate")]
    [InlineData("office", HttpStatusCode.Forbidden, "role=groupLeader", "groupId=T02")]
    [InlineData("office", HttpStatusCode.OK, "role=officeLead")]
    [InlineData("office", HttpStatusCode.OK, "role=standingCommittee")]
    [InlineData("delegates", HttpStatusCode.OK, "role=standingCommittee")]
    [InlineData("delegates", HttpStatusCode.Forbidden, "role=admin")]
    [InlineData("something-new", HttpStatusCode.Forbidden, "role=office")]
    public async Task Bytes_go_to_the_documents_audience_and_to_nobody_else(string audience, HttpStatusCode expected, params string[] claims)
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", audience: audience));
        using var browser = app.SignIn(claims);

        using var answer = await browser.GetAsync(PathOf(document), Cancel);

        Assert.Equal(expected, answer.StatusCode);
        Assert.NotEqual(expected == HttpStatusCode.OK, answer.Content.Headers.ContentType?.MediaType != "application/pdf");
    }

    [Fact]
    public async Task Bytes_that_no_visible_version_names_are_not_served()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes);
        using var browser = app.SignIn("role=office");

        foreach (var path in new[] { "documents/doc-unknown/1/a.pdf", PathOf(document with { Number = 2 }), PathOf(document).Replace(".pdf", ".doc") })
        {
            using var answer = await browser.GetAsync(path, Cancel);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("Không có tài liệu này", await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    [Fact]
    public async Task A_link_to_a_replaced_version_leads_to_the_list()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes);
        await app.ShowAsync(document with { Number = 2 });
        using var browser = app.SignIn("role=delegate");

        using var answer = await browser.GetAsync(PathOf(document), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("đã có bản thay thế", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task What_was_withdrawn_is_served_to_nobody_and_its_link_says_why()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes);
        await app.ShowAsync(document with { Withdrawn = new CentralWithdrawal("Có sai sót trong số liệu.", "doc-2", app.Time.GetUtcNow()) });
        using var browser = app.SignIn("role=office");

        using var answer = await browser.GetAsync(PathOf(document), Cancel);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("Có sai sót trong số liệu.", page);
        Assert.Contains("Văn bản thay thế có trong danh sách", page);
    }

    [Fact]
    public async Task Bytes_that_the_module_lacks_are_fetched_once_and_kept()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes, isStored: false);
        app.Central.Parts[document.Parts[0].Name] = Bytes;
        using var browser = app.SignIn("role=delegate");

        var first = await browser.GetByteArrayAsync(PathOf(document), Cancel);
        var second = await browser.GetByteArrayAsync(PathOf(document), Cancel);

        Assert.Equal(Bytes, first);
        Assert.Equal(Bytes, second);
        Assert.Equal(1, app.Central.Downloads);
    }

    [Fact]
    public async Task Other_bytes_than_those_shown_are_never_served()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes, isStored: false);
        app.Central.Parts[document.Parts[0].Name] = [.. Bytes, 0];
        using var browser = app.SignIn("role=delegate");

        using var answer = await browser.GetAsync(PathOf(document), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_central_system_that_is_down_asks_for_patience()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp"), bytes: Bytes, isStored: false);
        app.Central.IsDown = true;
        using var browser = app.SignIn("role=delegate");

        using var answer = await browser.GetAsync(PathOf(document), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("Xin thử lại sau ít phút", await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }

    private static string PathOf(CentralDocument document) => $"documents/{document.DocumentId}/{document.Number}/{Uri.EscapeDataString(document.Parts[0].Name)}";

    [GeneratedRegex("<p class=\"title\"><a href=\"([^\"]+)\"")]
    private static partial Regex Row();
}
