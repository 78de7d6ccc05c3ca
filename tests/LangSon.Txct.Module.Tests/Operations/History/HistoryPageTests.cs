using System.Net;
using System.Text;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Operations.History;

/// <summary>Who did what, when and why.</summary>
public class HistoryPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Acts_of_all_registers_stand_in_one_list_in_words_the_latest_first()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        using var waived = await office.PostAsync("office/required/waiver", Form(("round", "2024-post-mid"), ("type", "OversightReport"), ("reason", "Kỳ này không giám sát.")), Cancel);
        app.Time.Advance(TimeSpan.FromMinutes(5));
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.");
        using var decided = await office.PostAsync("office/petitions/act", Form(("do", "decide"), ("id", (await office.PetitionsAsync())[0].Of("id"))), Cancel);

        var page = WebUtility.HtmlDecode(await office.GetStringAsync("office/history", Cancel));

        AssertInOrder(page, "Duyệt phân loại kiến nghị", "1 kiến nghị", "vp-01", "Ghi không áp dụng", "Báo cáo giám sát", "(đợt b)", "Kỳ này không giám sát.", "vp-01");
        Assert.DoesNotContain("Duyệt phân loại", WebUtility.HtmlDecode(await office.GetStringAsync("office/history?kind=plan", Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_goes_on_where_a_page_ends_and_loses_nothing_of_what_happened_at_once()
    {
        await using var app = await OpenAsync();
        var history = app.Services.GetRequiredService<IHistory>();
        foreach (var number in Enumerable.Range(1, 150))
        {
            await history.AddAsync(new HistoryEvent(app.Time.GetUtcNow().AddMinutes(number / 60), null, HistoryActs.Exported, $"tệp-{number:000}", null), Cancel);
        }

        using var office = app.SignIn("role=office");
        var first = await office.GetStringAsync("office/history", Cancel);
        var next = System.Text.RegularExpressions.Regex.Match(WebUtility.HtmlDecode(first), "href=\"(/txct/office/history\\?kind=&skip=[0-9]+)\"").Groups[1].Value;
        var second = await office.GetStringAsync(next, Cancel);

        Assert.Contains("tệp-150", first, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 150), number => Assert.True(first.Contains($"tệp-{number:000}", StringComparison.Ordinal) ^ second.Contains($"tệp-{number:000}", StringComparison.Ordinal)));
        Assert.DoesNotContain("Các việc trước đó", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_rows_for_other_programs_no_reason_becomes_a_formula()
    {
        await using var app = await OpenAsync();
        await app.Services.GetRequiredService<IHistory>().AddAsync(new HistoryEvent(app.Time.GetUtcNow(), "vp-01", HistoryActs.Exported, "=HYPERLINK(\"http://a\")", "@SUM(1)"), Cancel);
        using var office = app.SignIn("role=office");

        var rows = Encoding.UTF8.GetString(await office.GetByteArrayAsync("office/history/history.csv", Cancel));

        Assert.StartsWith("\uFEFFluc,nguoi,viec,doi_tuong,ly_do\r\n", rows, StringComparison.Ordinal);
        Assert.Contains("\"2024-07-06T09:00:00+07:00\",\"vp-01\",\"Xuất báo cáo\",\"'=HYPERLINK(\"\"http://a\"\")\",\"'@SUM(1)\"", rows, StringComparison.Ordinal);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
}
