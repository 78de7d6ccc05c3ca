using System.Net;
using System.Text;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;

namespace LangSon.Txct.Publishing;

public class HeldPagesTests
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("%PDF-1.7 held");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_holds_what_was_read_and_says_what_is_wanting()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office/held/1", Cancel);

        Assert.Contains("Văn bản chưa có số, ký hiệu.", html);
        Assert.Contains("<option value=\"OversightReport\" selected", html);
        Assert.Contains("name=\"IssuedOn\" value=\"05/7/2024\"", html);
        Assert.Contains(">Kết quả giám sát &lt;b&gt;đất đai&lt;/b&gt;</textarea>", html);
        Assert.Contains("value=\"2024-post-mid\" checked", html);
        Assert.DoesNotContain("role=\"alert\"", html);
    }

    [Fact]
    public async Task Faults_are_summed_up_with_links_to_their_fields_and_nothing_typed_is_lost()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        using var answer = await SendAsync(browser, Form(number: "số mấy?", issuedOn: "32/13/2024", subject: "Gõ tay \"trích yếu\""));
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<title>Lỗi: ", html);
        Assert.Contains("<a href=\"#Number\">Xin ghi số, ký hiệu như trên văn bản", html);
        Assert.Contains("<a href=\"#IssuedOn\">", html);
        Assert.Contains("aria-describedby=\"Number-hint Number-fault\"", html);
        Assert.Contains("value=\"số mấy?\"", html);
        Assert.Contains("value=\"32/13/2024\"", html);
        Assert.Contains(">Gõ tay &quot;trích yếu&quot;</textarea>", html);
        Assert.Single(await FilesAsync(app, FileOutcome.Held));
    }

    [Fact]
    public async Task A_form_that_is_sent_blank_is_a_form_with_faults()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        using var answer = await SendAsync(browser, new FormUrlEncodedContent([new("Type", ""), new("Number", "")]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("href=\"#Rounds\"", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_completed_file_becomes_a_document_and_the_list_says_so()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office", "sub=u-office");

        using var answer = await SendAsync(browser, Form());

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/txct/office/held?released=1", answer.Headers.Location!.ToString());
        Assert.Contains("Đã nhận “nghiệm thu/BC giám sát.pdf”", await browser.GetStringAsync(answer.Headers.Location, Cancel));
        var paper = Assert.Single(await app.Services.GetRequiredService<IPapers>().PapersAsync(Cancel));
        Assert.Equal(("531", "BC-HĐND", new DateOnly(2024, 7, 5)), (paper.Metadata.Number!, paper.Metadata.Notation!, paper.Metadata.IssuedOn!.Value));
        Assert.Equal(["2024-post-mid", "2024-pre-end"], paper.Metadata.Rounds);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("office/held/1", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_list_names_no_file_that_is_not_released()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office/held?released=1", Cancel);

        Assert.DoesNotContain("Đã nhận", html);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://example.org")]
    [InlineData("Origin", "null")]
    [InlineData("X-Nothing", "neither")]
    public async Task A_strange_sites_form_changes_nothing(string header, string value)
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");
        browser.DefaultRequestHeaders.Add(header, value);
        
        using var answer = await browser.PostAsync("office/held/1", Form(), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(await FilesAsync(app, FileOutcome.Held));
    }

    [Fact]
    public async Task Held_bytes_are_for_the_office_and_only_to_be_saved()
    {
        await using var app = await OpenAsync();
        using var office = app.SignIn("role=office");
        using var reader = app.SignIn("role=standingCommittee");

        using var answer = await office.GetAsync("office/held/1/file", Cancel);

        Assert.Equal(Bytes, await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("BC giám sát.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("office/held/1/file", Cancel)).StatusCode);
        Assert.Empty(await app.Services.GetRequiredService<ICatalogue>().AllAsync(Cancel));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.HoldAsync("nghiệm thu/BC giám sát.pdf", Bytes, Metadata("OversightReport", "Kết quả giám sát <b>đất đai</b>", "/") with { Number = null, Notation = null });
        return app;
    }

    /// <summary>As the module's own page has the browser send it.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, HttpContent form)
    {
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return await browser.PostAsync("office/held/1", form, Cancel);
    }

    private static FormUrlEncodedContent Form(string number = "531/BC-HĐND", string issuedOn = "05/7/2024", string subject = "Kết quả giám sát") => new(
    [
        new("Type", "OversightReport"), new("Number", number), new("IssuedOn", issuedOn), new("Issuer", "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN"),
        new("Subject", subject), new("Signer", ""), new("Rounds", "2024-post-mid"), new("Rounds", "2024-pre-end"),
    ]);

    private static async Task<IEnumerable<RegisteredFile>> FilesAsync(ModuleApp app, FileOutcome outcome) =>
        (await app.Services.GetRequiredService<IPapers>().FilesAsync(Cancel)).Where(file => file.Outcome == outcome);
}
