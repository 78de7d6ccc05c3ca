using System.Net;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Withdrawing;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Publishing.Published;

/// <summary>What the Office does with a document that is out.</summary>
public class PublishedPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task How_many_have_opened_it_is_told_by_group_and_nobody_by_name()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát"));
        await app.Services.GetRequiredService<IDirectory>().ReplaceSeatsAsync([new Seat("d-1", "T01"), new Seat("d-2", "T01"), new Seat("d-3", "T02")], Cancel);
        using var first = app.SignIn("role=delegate", "groupId=T01", "sub=db-01", "name=Lý Thị Giả Định");
        using var typist = app.SignIn("role=groupAssistant", "groupId=T01", "sub=gv-01");
        (await first.GetAsync(PathOf(document), Cancel)).EnsureSuccessStatusCode();
        (await typist.GetAsync(PathOf(document), Cancel)).EnsureSuccessStatusCode();
        using var office = app.SignIn("role=office");

        var page = await office.GetStringAsync($"office/documents/{document.DocumentId}", Cancel);

        AssertInOrder(page, "2 người đã mở", "Ai đã mở", "Tổ đại biểu số 01", "<td>1/2</td>", "<td>1</td>");
        Assert.DoesNotContain("Lý Thị Giả Định", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_names_are_kept_the_Office_reads_them_and_the_delegate_is_told_so()
    {
        await using var app = await ModuleApp.StartAsync(settings: [("Library:KeepReaderNames", "true")]);
        await app.KnowTheYearAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát"));
        using var reader = app.SignIn("role=delegate", "groupId=T01", "sub=db-01", "name=Lý Thị Giả Định");
        (await reader.GetAsync(PathOf(document), Cancel)).EnsureSuccessStatusCode();
        using var office = app.SignIn("role=office");

        Assert.Contains("Lý Thị Giả Định", await office.GetStringAsync($"office/documents/{document.DocumentId}", Cancel), StringComparison.Ordinal);
        Assert.Contains("tên người đã mở", await reader.GetStringAsync("recorded", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_goes_through_the_checks_and_is_asked_about_with_the_documents_own_number()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "77/BC-HĐND"));
        using var office = app.SignInToAct("role=office");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new WordFile().Lines("Bản đính chính của báo cáo giám sát về đất đai").ToBytes()), "file", "dinh-chinh.docx" } };

        using var answer = await app.WhileLookingAsync(() => office.PostAsync($"office/documents/{document.DocumentId}/correction", form, Cancel));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains($"corrects={document.DocumentId}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var held = await office.GetStringAsync(answer.Headers.Location, Cancel);
        Assert.Contains("name=\"Number\" value=\"77/BC-HĐND\"", held, StringComparison.Ordinal);
        Assert.Contains("name=\"IsCorrection\" value=\"true\" checked", held, StringComparison.Ordinal);
        Assert.Contains("<option value=\"OversightReport\" selected", held, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("removal", "", "Nhầm", "Xin ghi rõ lý do")]
    [InlineData("withdrawal", "", "Văn bản có sai sót về số liệu.", "Xin ghi số, ký hiệu của văn bản thu hồi")]
    [InlineData("withdrawal", "12/QĐ-HĐND", "Sai", "Xin ghi rõ lý do")]
    public async Task Nothing_is_taken_away_without_a_reason_and_nothing_withdrawn_without_its_paper(string act, string number, string reason, string fault)
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát"));
        using var office = app.SignInToAct("role=office");

        using var answer = await PostAsync(office, document.DocumentId, act, ("number", number), ("reason", reason));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(fault, page, StringComparison.Ordinal);
        Assert.Contains($">{reason}</textarea>", page, StringComparison.Ordinal);
        Assert.Empty(await app.Services.GetRequiredService<IWithdrawals>().AllAsync(Cancel));
    }

    [Theory]
    [InlineData("removal", "Gỡ khỏi phần mềm: Đăng nhầm bản dự thảo.")]
    [InlineData("withdrawal", "Thu hồi theo văn bản số 12/QĐ-HĐND. Đăng nhầm bản dự thảo.")]
    public async Task What_is_taken_away_says_whether_it_was_put_there_by_mistake_or_withdrawn_by_a_paper(string act, string told)
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát"));
        using var office = app.SignInToAct("role=office", "sub=vp-01");

        using var answer = await PostAsync(office, document.DocumentId, act, ("number", "12/QĐ-HĐND"), ("reason", " Đăng nhầm  bản dự thảo. "));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var order = Assert.Single(await app.Services.GetRequiredService<IWithdrawals>().AllAsync(Cancel));
        Assert.Equal((told, "vp-01"), (order.Reason, order.OrderedBy));
        AssertInOrder(await office.GetStringAsync("office/history?kind=papers", Cancel), "Gỡ hoặc thu hồi", "Kết quả giám sát", told, "vp-01");
    }

    [Fact]
    public async Task What_is_for_some_only_is_never_made_public()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Riêng Tổ 03", audience: "group:T03"));
        using var office = app.SignInToAct("role=office");

        using var answer = await PostAsync(office, document.DocumentId, "public", ("public", "yes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await app.Services.GetRequiredService<IPublicMarks>().AllAsync(PublicKind.Document, Cancel));
    }

    private static string PathOf(Central.CentralDocument document) => $"documents/{document.DocumentId}/{document.Number}/{Uri.EscapeDataString(document.Parts[0].Name)}";

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient office, string id, string act, params (string Name, string Value)[] fields) => office.PostAsync(
        $"office/documents/{id}/{act}", new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))), Cancel);
}
