using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Library;

public class DocumentListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Documents_stand_in_the_plans_order_and_all_else_behind_them()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("Resolution", "Nhiệm vụ sáu tháng cuối năm", "18/NQ-HĐND"));
        await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        await app.ShowAsync(Metadata("PetitionResolutionReport", "Kết quả giải quyết kiến nghị", "305/BC-UBND"));
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp giữa năm", "512/BC-HĐND"));
        using var browser = app.SignIn("role=delegate");

        var html = await browser.GetStringAsync("", Cancel);

        AssertInOrder(
            html, "Sau kỳ họp thường lệ giữa năm 2024", "Từ <time datetime=\"2024-07-04\">thứ Năm, 04/7/2024</time>",
            "Kết quả kỳ họp giữa năm", "Số 512/BC-HĐND", "Kết quả giải quyết kiến nghị", "Kết quả giám sát", "Văn bản khác", "Nhiệm vụ sáu tháng cuối năm");
    }

    [Fact]
    public async Task A_row_says_what_the_file_is_and_that_it_corrects_another()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp", "512/BC-HĐND", corrects: "512/BC-HĐND"), bytes: new byte[421_888]);
        using var browser = app.SignIn("role=delegate");

        var html = await browser.GetStringAsync("", Cancel);

        AssertInOrder(html, "Bản đính chính", "PDF · 412 KB · Số 512/BC-HĐND · <time datetime=\"2024-07-05\">thứ Sáu, 05/7/2024</time>");
    }

    [Fact]
    public async Task An_empty_round_says_what_is_to_come()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=delegate");

        var html = await browser.GetStringAsync("", Cancel);

        AssertInOrder(html, "Văn phòng chưa đăng tài liệu cho đợt này.", "Báo cáo kết quả kỳ họp thường lệ giữa năm 2024", "Báo cáo giám sát");
        Assert.DoesNotContain("Thông tin về chính sách", html);
    }

    [Fact]
    public async Task Earlier_rounds_are_folded_and_forms_of_all_rounds_stand_once()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("OversightReport", "Giám sát trước kỳ họp", "400/BC-HĐND", round: "2024-pre-mid"));
        await app.ShowAsync(Metadata("MinutesForm", "Mẫu biên bản", "/") with { Number = null, Notation = null, IssuedOn = null, Rounds = ["2024-pre-mid", "2024-post-mid", "2024-pre-end"] });
        using var browser = app.SignIn("role=delegate");

        var html = await browser.GetStringAsync("", Cancel);

        AssertInOrder(html, "Văn bản khác", "Mẫu biên bản", "Các đợt trước", "<details>", "Đợt a: trước kỳ họp thường lệ giữa năm 2024", "Giám sát trước kỳ họp", "</details>");
        Assert.Single(html.Split("Mẫu biên bản</a>")[1..]);
        Assert.DoesNotContain("Đợt sắp tới", html);
    }

    [Fact]
    public async Task What_is_out_for_the_next_round_is_not_hidden_until_it_begins()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("SessionProgrammeNotice", "Dự kiến chương trình", "900/TB-HĐND", round: "2024-pre-end"));
        using var browser = app.SignIn("role=delegate");

        AssertInOrder(await browser.GetStringAsync("", Cancel), "Đợt sắp tới: trước kỳ họp thường lệ cuối năm 2024", "Dự kiến chương trình");
    }

    [Fact]
    public async Task The_interface_answers_what_the_page_shows_and_to_whom_it_is_for()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("SessionResultReport", "Cho mọi đại biểu", "1/BC-HĐND"));
        await app.ShowAsync(Metadata("OversightReport", "Riêng Tổ 02", "2/BC-HĐND", audience: "group:T02"));
        await app.ShowAsync(Metadata("PetitionResolutionReport", "Riêng Văn phòng", "3/BC-UBND", audience: "office"));

        Assert.Equal(["Cho mọi đại biểu"], await TitlesAsync(app, "role=delegate", "groupId=T03"));
        Assert.Equal(["Cho mọi đại biểu", "Riêng Tổ 02"], await TitlesAsync(app, "role=groupLeader", "groupId=T02"));
        Assert.Equal(["Cho mọi đại biểu", "Riêng Văn phòng", "Riêng Tổ 02"], await TitlesAsync(app, "role=office"));
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static async Task<IEnumerable<string>> TitlesAsync(ModuleApp app, params string[] claims)
    {
        using var client = app.SignIn(claims);
        return (await client.GetFromJsonAsync<LibraryView>("api/library/round", Json, Cancel))!.Current.Planned.Select(document => document.Title);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }
}
