using System.Net;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Library.Details;

/// <summary>One document's own page, its reading view, and what is recorded of its readers.</summary>
public class DetailsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_says_who_issued_it_when_and_with_which_digest()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        using var browser = app.SignIn("role=delegate", "sub=db-01");

        var page = await browser.GetStringAsync($"documents/{document.DocumentId}", Cancel);

        AssertInOrder(
            page, "Kết quả giám sát", "?save=1", "Số, ký hiệu", "498/BC-HĐND", "thứ Sáu, 05/7/2024", "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "Hoàng Thị Giả Định", "Sau kỳ họp thường lệ giữa năm 2024",
            document.Parts[0].Sha256, "Bản 1", "Bạn chưa mở bản này.");
    }

    [Fact]
    public async Task Who_may_not_see_the_document_does_not_see_its_page_either()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("Other", "Riêng Tổ 3", "2/BC-HĐND", audience: "group:T03"), "a.docx", new WordFile().Lines("Bí mật của Tổ").ToBytes());
        using var other = app.SignIn("role=delegate", "groupId=T04");

        foreach (var path in (string[])[$"documents/{document.DocumentId}", $"documents/{document.DocumentId}/1/a.docx/text"])
        {
            using var answer = await other.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.DoesNotContain("Bí mật", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_Word_file_is_read_as_a_light_page_and_reading_it_is_opening_it()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(
            Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"), "bao-cao.docx",
            new WordFile().Paragraph("BÁO CÁO", isBold: true, isCentered: true).Lines("Kéo điện <b>& nước</b> <script>alert(1)</script>").Columns(["Tổ"], ["Số kiến nghị"]).ToBytes());
        using var browser = app.SignIn("role=delegate", "sub=db-01");

        var page = await browser.GetStringAsync($"documents/{document.DocumentId}/1/bao-cao.docx/text", Cancel);

        AssertInOrder(page, "<p class=\"center\"><strong>BÁO CÁO</strong></p>", "Kéo điện &lt;b&gt;&amp; nước&lt;/b&gt; &lt;script&gt;", "<table>", "Tổ</p></td>", "Số kiến nghị");
        Assert.Contains("Bạn đã mở bản này 1 lần", await browser.GetStringAsync($"documents/{document.DocumentId}", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_Word_file_is_offered_as_it_is()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"), "hong.docx", [1, 2, 3]);
        var pdf = await app.ShowAsync(Metadata("OversightReport", "Bản pdf", "499/BC-HĐND"), "bao-cao.pdf");
        using var browser = app.SignIn("role=delegate");

        Assert.Contains("Không đọc nhanh được tệp này.", await browser.GetStringAsync($"documents/{document.DocumentId}/1/hong.docx/text", Cancel), StringComparison.Ordinal);
        using var answer = await browser.GetAsync($"documents/{pdf.DocumentId}/1/bao-cao.pdf/text", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_of_tables_without_end_is_not_taken_apart()
    {
        await using var app = await OpenAsync();
        const int depth = 20_000;
        var body = $"{string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth))}<w:p/>{string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth))}";
        var file = new WordFile().Lines("Văn bản").Part("word/document.xml", System.Text.Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"));
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"), "sau.docx", file.ToBytes());
        using var browser = app.SignIn("role=delegate");

        Assert.Contains("Không đọc nhanh được tệp này.", await browser.GetStringAsync($"documents/{document.DocumentId}/1/sau.docx/text", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_what_is_recorded_of_the_own_account_and_of_no_other()
    {
        await using var app = await OpenAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        using var reader = app.SignIn("role=delegate", "sub=db-01");
        using var other = app.SignIn("role=delegate", "sub=db-02");
        await reader.GetByteArrayAsync($"documents/{document.DocumentId}/1/{Uri.EscapeDataString("Báo cáo số 1.pdf")}", Cancel);

        AssertInOrder(await reader.GetStringAsync("recorded", Cancel), "Kết quả giám sát", "Bản 1 · mở 1 lần");
        Assert.Contains("Bạn chưa mở tài liệu nào.", await other.GetStringAsync("recorded", Cancel), StringComparison.Ordinal);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }
}
