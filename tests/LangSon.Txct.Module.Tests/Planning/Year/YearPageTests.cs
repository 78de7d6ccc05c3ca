using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Year;

/// <summary>The year at a glance, rounds by groups.</summary>
public partial class YearPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cell_says_what_the_round_s_board_says_of_the_group()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var year = JsonElement.Parse(await browser.GetStringAsync("api/office/year", Cancel));

        Assert.Equal(11, year.GetProperty("groups").GetArrayLength());
        Assert.Equal(("complete", "Đủ (chậm 02 ngày)"), Cell(year, "T04", round: 1));
        Assert.Equal(("late", "Quá hạn 02 ngày"), Cell(year, "T02", round: 1));
        Assert.Equal(("missing", "Chưa gửi"), Cell(year, "T01", round: 1));
        Assert.Equal(("inTime", "Còn 3 ngày"), Cell(year, "T03", round: 1));
        Assert.Equal(("notYet", "Chưa tiếp xúc"), Cell(year, "T05", round: 1));
        Assert.Equal(("notYet", "Chưa đến đợt"), Cell(year, "T04", round: 2));
    }

    [Fact]
    public async Task The_sums_of_all_standings_are_all_groups_in_all_rounds()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var sums = JsonElement.Parse(await browser.GetStringAsync("api/office/year", Cancel)).GetProperty("sums").EnumerateArray().ToList();

        Assert.Equal([11, 11, 11, 11], Enumerable.Range(0, 4).Select(round => sums.Sum(sum => sum.GetProperty("counts")[round].GetInt32())));
        Assert.Equal(44, sums.Sum(sum => sum.GetProperty("total").GetInt32()));
    }

    [Fact]
    public async Task Every_figure_leads_to_as_many_rows_as_it_says()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");
        var figures = FigureLink().Matches(await browser.GetStringAsync("office/year", Cancel));

        Assert.NotEmpty(figures);
        foreach (var figure in figures.Where(figure => figure.Groups["link"].Value.Contains("round=", StringComparison.Ordinal)))
        {
            var page = await browser.GetStringAsync(figure.Groups["link"].Value.Replace("&amp;", "&", StringComparison.Ordinal), Cancel);
            Assert.Equal(int.Parse(figure.Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture), RowHead().Count(page));
        }
    }

    [Fact]
    public async Task A_cell_leads_to_the_group_on_the_round_s_board()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        Assert.Contains("href=\"/txct/office?round=2024-post-mid#T02\"", await browser.GetStringAsync("office/year", Cancel));
        Assert.Contains("id=\"T02\"", await browser.GetStringAsync("office?round=2024-post-mid", Cancel));
    }

    [Theory]
    [InlineData("standing=99")]
    [InlineData("standing=%3Cscript%3E&round=2031-x")]
    public async Task A_filter_that_means_nothing_filters_nothing(string query)
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        Assert.Equal(11, RowHead().Count(await browser.GetStringAsync($"office/year?{query}", Cancel)));
    }

    [Fact]
    public async Task Nobody_but_the_office_sees_the_year()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=groupLeader", "groupId=T04");

        foreach (var path in new[] { "office/year", "api/office/year" })
        {
            using var answer = await browser.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    /// <summary>Two days after T04 and T02 had to send for the round after the mid-year session, which T04 did, late.</summary>
    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync(now: DateTimeOffset.Parse("2024-07-19T08:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        await app.KnowTheYearAsync();
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        await MeetAsync(app, "T02", new DateOnly(2024, 7, 12));
        await MeetAsync(app, "T03", new DateOnly(2024, 7, 17));
        await MeetAsync(app, "T05", new DateOnly(2024, 7, 20));
        await app.ArriveAsync("T04", "VoterContactReport");
        await app.ArriveAsync("T04", "Minutes");
        return app;
    }

    private static Task MeetAsync(ModuleApp app, string group, DateOnly day)
    {
        var meeting = new Meeting($"m-{group}", group, "2024-post-mid", day, new TimeOnly(8, 0), null, "Nhà văn hóa", null, MeetingForm.Periodic, "ke-hoach.docx");
        return app.Services.GetRequiredService<IDatabase>().WriteAsync(work => app.Services.GetRequiredService<IMeetings>().PutAsync(work, meeting, Cancel), Cancel);
    }

    private static (string? Standing, string? Word) Cell(JsonElement year, string group, int round)
    {
        var cell = year.GetProperty("groups").EnumerateArray().Single(row => row.GetProperty("id").GetString() == group).GetProperty("cells")[round];
        return (cell.GetProperty("standing").GetString(), cell.GetProperty("word").GetString());
    }

    [GeneratedRegex("href=\"/txct/(?<link>office/year\\?standing=[^\"#]+)#groups\">(?<count>\\d+)<")]
    private static partial Regex FigureLink();

    [GeneratedRegex("role=\"rowheader\" scope=\"row\">Tổ ")]
    private static partial Regex RowHead();
}
