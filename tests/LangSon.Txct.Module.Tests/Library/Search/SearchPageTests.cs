using System.Net;
using System.Text.Json;
using LangSon.Txct.Central;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Library.Search;

/// <summary>The search as its users meet it: rights, filters, what is marked, and what is gone.</summary>
public class SearchPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_word_of_the_text_is_found_without_accents_and_marked_in_the_original()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(
            Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"), "bao-cao.docx",
            new WordFile().Lines("HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "Cử tri thôn Khuổi Nà đề nghị sớm kéo điện lưới quốc gia về thôn.", "Thường trực HĐND tỉnh đã giám sát.").ToBytes());
        await FollowAsync(app);
        using var browser = app.SignIn("role=delegate");

        var page = await browser.GetStringAsync("search?q=keo dien luoi", Cancel);

        AssertInOrder(page, "Tài liệu", "/documents/", "Kết quả giám sát", "Số 498/BC-HĐND", "đề nghị sớm <mark>kéo</mark> <mark>điện</mark> <mark>lưới</mark> quốc gia");
    }

    [Theory]
    [InlineData("role=delegate;groupId=T03", "chung rieng")]
    [InlineData("role=delegate;groupId=T04", "chung")]
    [InlineData("role=office", "chung rieng van-phong")]
    [InlineData("role=standingCommittee", "chung rieng van-phong")]
    public async Task Only_what_is_for_a_person_is_found(string person, string expected)
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("Other", "Tài liệu chung", "1/BC-HĐND"));
        await app.ShowAsync(Metadata("Other", "Tài liệu riêng", "2/BC-HĐND", audience: "group:T03"));
        await app.ShowAsync(Metadata("Other", "Tài liệu văn phòng", "3/BC-HĐND", audience: "office"));
        await FollowAsync(app);
        using var browser = app.SignIn(person.Split(';'));

        var found = await SearchAsync(browser, "search?q=tai lieu");

        Assert.Equal(expected.Split(' ').Length, found.Count);
    }

    [Fact]
    public async Task The_Fatherland_Front_and_the_administrator_search_nothing()
    {
        await using var app = await OpenAsync();
        foreach (var role in (string[])["role=fatherlandFront", "role=admin"])
        {
            using var browser = app.SignIn(role);
            using var answer = await browser.GetAsync("search?q=a", Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_petition_is_found_by_its_own_group_and_by_those_who_see_the_register()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.");
        await FollowAsync(app);
        using var own = app.SignIn("role=delegate", "groupId=T06");
        using var other = app.SignIn("role=delegate", "groupId=T07");
        using var office = app.SignIn("role=office");

        var hit = Assert.Single(await SearchAsync(own, "search?q=khuoi na"));
        Assert.Equal(JsonValueKind.Null, hit.GetProperty("path").ValueKind);
        Assert.Empty(await SearchAsync(other, "search?q=khuoi na"));
        Assert.StartsWith("office/petitions/", Assert.Single(await SearchAsync(office, "search?q=khuoi na")).GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Empty(await SearchAsync(office, "search?q=khuoi na&group=T07"));
    }

    [Fact]
    public async Task What_is_withdrawn_is_found_no_more_even_before_the_index_follows()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        await FollowAsync(app);
        using var browser = app.SignIn("role=delegate");
        Assert.Single(await SearchAsync(browser, "search?q=giam sat"));

        await app.Services.GetRequiredService<IDatabase>().WriteAsync(
            work => app.Services.GetRequiredService<ICatalogue>().HideAsync(work, document.DocumentId, new CentralWithdrawal("Đăng nhầm bản thảo.", null, app.Time.GetUtcNow()), Cancel), Cancel);
        Assert.Empty(await SearchAsync(browser, "search?q=giam sat"));

        await FollowAsync(app);
        Assert.Empty(await app.Services.GetRequiredService<ISearchIndex>().FindAsync("d", new SearchExpression.Has(Fact.Of("type", "OversightReport")), 10, Cancel));
    }

    [Fact]
    public async Task A_correction_is_found_by_its_new_words_alone()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát đất đai", "498/BC-HĐND"));
        await FollowAsync(app);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.ShowAsync(document with { Number = 2, Metadata = document.Metadata with { Subject = "Kết quả giám sát môi trường" }, ModifiedAt = app.Time.GetUtcNow() });
        await FollowAsync(app);
        using var browser = app.SignIn("role=delegate");

        Assert.Empty(await SearchAsync(browser, "search?q=dat dai"));
        Assert.Single(await SearchAsync(browser, "search?q=moi truong"));
    }

    [Fact]
    public async Task A_text_that_could_not_be_had_keeps_nothing_else_back_and_is_read_once_it_can()
    {
        await using var app = await OpenAsync();
        var bytes = new WordFile().Lines("HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "Cử tri đề nghị sớm kéo điện lưới quốc gia về thôn Khuổi Nà.").ToBytes();
        app.Central.IsDown = true;
        await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"), "bao-cao.docx", bytes, isStored: false);
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp", "512/BC-HĐND"));
        await FollowAsync(app);
        using var browser = app.SignIn("role=delegate");
        Assert.Equal(2, (await SearchAsync(browser, "search?q=ket qua")).Count);
        Assert.Empty(await SearchAsync(browser, "search?q=keo dien"));

        app.Central.IsDown = false;
        app.Central.Parts["bao-cao.docx"] = bytes;
        app.Time.Advance(TimeSpan.FromHours(1.1));
        await FollowAsync(app);

        Assert.Single(await SearchAsync(browser, "search?q=keo dien"));
    }

    [Fact]
    public async Task Years_rounds_and_types_narrow_it_down()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("OversightReport", "Giám sát một", "1/BC-HĐND"));
        await app.ShowAsync(Metadata("Resolution", "Nghị quyết giám sát", "2/NQ-HĐND", round: "2024-pre-end"));
        await FollowAsync(app);
        using var browser = app.SignIn("role=delegate");

        Assert.Equal(2, (await SearchAsync(browser, "search?q=giam sat&year=2024")).Count);
        Assert.Empty(await SearchAsync(browser, "search?q=giam sat&year=2023"));
        Assert.Single(await SearchAsync(browser, "search?q=giam sat&round=2024-pre-end"));
        Assert.Single(await SearchAsync(browser, "search?q=giam sat&type=OversightReport"));
        Assert.Single(await SearchAsync(browser, "search?q=giam sat&only=resolutions"));
    }

    [Fact]
    public async Task Where_nothing_is_found_the_page_says_what_to_try_and_repeats_what_was_typed_as_text()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=delegate");

        var page = await browser.GetStringAsync("search?q=<script>alert(1)</script>", Cancel);

        Assert.Contains("Không thấy “&lt;script&gt;alert(1)&lt;/script&gt;”. Thử bớt từ.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }

    private static Task FollowAsync(ModuleApp app) => app.Services.GetRequiredService<SearchIndexing>().FollowAsync(Cancel);

    private static async Task<List<JsonElement>> SearchAsync(HttpClient browser, string path) =>
        [.. JsonDocument.Parse(await browser.GetStringAsync($"api/{path}", Cancel)).RootElement.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("hits").EnumerateArray())];
}
