using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Library.Openings;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;

namespace LangSon.Txct.Library.Bundles;

/// <summary>A whole round in one file.</summary>
public class BundleTests
{
    private const string Path = "rounds/2024-post-mid/documents.zip";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_lie_in_it_as_they_were_issued_under_names_in_the_plans_order()
    {
        await using var app = await OpenAsync();
        var oversight = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát: đất đai / môi trường?", "498/BC-HĐND"));
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp thường lệ giữa năm 2024", "512/BC-HĐND"));
        using var browser = app.SignIn("role=delegate", "sub=db-01");

        using var answer = await browser.GetAsync(Path, Cancel);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));

        Assert.Equal(["01 - Kết quả kỳ họp thường lệ giữa năm 2024.pdf", "02 - Kết quả giám sát đất đai môi trường.pdf"], zip.Entries.Select(entry => entry.FullName));
        using var bytes = new StreamReader(zip.Entries[1].Open());
        Assert.Equal("%PDF-1.7 Kết quả giám sát: đất đai / môi trường?", await bytes.ReadToEndAsync(Cancel));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Tài liệu đợt b - 2024.zip", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.True(answer.Content.Headers.ContentLength > 0);
        Assert.Equal(["db-01"], (await app.Services.GetRequiredService<IOpenings>().OfAsync(oversight.DocumentId, Cancel)).Select(opening => opening.Reader.Person));
    }

    [Fact]
    public async Task A_long_title_is_cut_between_words()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("OversightReport", "Kết quả giải quyết kiến nghị của cử tri trước và sau kỳ họp thường lệ cuối năm 2023 Hội đồng nhân dân tỉnh", "305/BC-UBND"));
        using var browser = app.SignIn("role=delegate");

        using var zip = new ZipArchive(await browser.GetStreamAsync(Path, Cancel));

        Assert.Equal("01 - Kết quả giải quyết kiến nghị của cử tri trước và sau kỳ họp thường lệ cuối năm 2023.pdf", Assert.Single(zip.Entries).FullName);
    }

    [Fact]
    public async Task Names_are_marked_as_Unicode_so_that_Windows_reads_them()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        using var browser = app.SignIn("role=delegate");

        var bytes = await browser.GetByteArrayAsync(Path, Cancel);

        // Bit 11 of the general purpose flag of the first local header.
        Assert.Equal(0x0800, BitConverter.ToUInt16(bytes, 6) & 0x0800);
        Assert.Equal("01 - Kết quả giám sát.pdf", Encoding.UTF8.GetString(bytes, 30, BitConverter.ToUInt16(bytes, 26)));
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_was_and_is_the_same_file()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"), bytes: [.. "%PDF-1.7"u8, .. new byte[50_000]]);
        using var browser = app.SignIn("role=delegate");
        using var whole = await browser.GetAsync(Path, Cancel);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Cancel);

        using var request = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { Range = new RangeHeaderValue(20_000, null), IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!) } };
        using var rest = await browser.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(bytes[20_000..], await rest.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task It_is_made_when_documents_are_published_and_again_when_one_changes()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        await app.Services.GetRequiredService<Bundling>().RunAsync(Cancel);
        var made = Assert.Single(Files(app));

        await app.Services.GetRequiredService<IDatabase>().WriteAsync(
            work => app.Services.GetRequiredService<ICatalogue>().HideAsync(work, document.DocumentId, new CentralWithdrawal("Đăng nhầm.", null, app.Time.GetUtcNow()), Cancel), Cancel);
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp", "512/BC-HĐND"));
        File.SetLastWriteTimeUtc(made, app.Time.GetUtcNow().UtcDateTime.AddHours(-2));
        await app.Services.GetRequiredService<Bundling>().RunAsync(Cancel);

        Assert.NotEqual(made, Assert.Single(Files(app)));
    }

    [Fact]
    public async Task Each_gets_what_is_for_that_person_and_nobody_else()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("OversightReport", "Cho mọi đại biểu", "1/BC-HĐND"));
        await app.ShowAsync(Metadata("Other", "Riêng Tổ 3", "2/BC-HĐND", audience: "group:T03"));
        using var own = app.SignIn("role=delegate", "groupId=T03");
        using var other = app.SignIn("role=delegate", "groupId=T04");
        using var front = app.SignIn("role=fatherlandFront");

        Assert.Equal(2, await CountAsync(own));
        Assert.Equal(1, await CountAsync(other));
        using var refused = await front.GetAsync(Path, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("rounds/2024-pre-end/documents.zip")]
    [InlineData("rounds/khong-co/documents.zip")]
    public async Task A_round_without_documents_has_none(string path)
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=delegate");

        using var answer = await browser.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("TXCT-LIB-001", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static string[] Files(ModuleApp app) => Directory.GetFiles(System.IO.Path.Combine(app.DataDirectory, "bundles"));

    private static async Task<int> CountAsync(HttpClient browser)
    {
        using var zip = new ZipArchive(await browser.GetStreamAsync(Path, Cancel));
        return zip.Entries.Count;
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }
}
