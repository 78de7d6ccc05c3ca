using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;

namespace LangSon.Txct.Library.News;

/// <summary>What is new or replaced for a person since the last visit.</summary>
public class NewsTests
{
    private const string New = "<span class=\"tag info\">Mới</span>", Replaced = "<span class=\"tag warn\">Đã thay bản mới</span>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_since_the_last_visit_is_new_until_it_is_opened()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp", "512/BC-HĐND"));
        app.Time.Advance(TimeSpan.FromDays(8));
        using var browser = app.SignIn("role=delegate", "sub=db-01");
        Assert.DoesNotContain(New, await browser.GetStringAsync("", Cancel), StringComparison.Ordinal);

        app.Time.Advance(TimeSpan.FromHours(2));
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        app.Time.Advance(TimeSpan.FromHours(2));
        Assert.Contains(New, await browser.GetStringAsync("", Cancel), StringComparison.Ordinal);

        // Looking again within the same visit takes nothing away.
        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains(New, await browser.GetStringAsync("", Cancel), StringComparison.Ordinal);

        await browser.GetByteArrayAsync($"documents/{document.DocumentId}/1/{Uri.EscapeDataString("Báo cáo số 1.pdf")}", Cancel);
        Assert.DoesNotContain(New, await browser.GetStringAsync("", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opened_the_earlier_version_is_told_of_the_one_that_takes_its_place()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        var document = await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát", "498/BC-HĐND"));
        using var reader = app.SignIn("role=delegate", "sub=db-01");
        using var other = app.SignIn("role=delegate", "sub=db-02");
        await reader.GetByteArrayAsync($"documents/{document.DocumentId}/1/{Uri.EscapeDataString("Báo cáo số 1.pdf")}", Cancel);

        await app.ShowAsync(document with { Number = 2, ModifiedAt = app.Time.GetUtcNow() });

        Assert.Contains(Replaced, await reader.GetStringAsync("", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(Replaced, await other.GetStringAsync("", Cancel), StringComparison.Ordinal);
    }
}
