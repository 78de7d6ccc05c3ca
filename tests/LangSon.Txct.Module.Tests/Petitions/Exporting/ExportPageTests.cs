using System.Net;
using System.Text.RegularExpressions;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Petitions.Exporting;

/// <summary>Reports as files that are kept, and the approval by the Office's leader.</summary>
public partial class ExportPageTests
{
    private const string Page = "office/exports?round=2024-post-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("report.docx", "Tổng hợp kiến nghị 2024-post-mid.docx")]
    [InlineData("report.xlsx", "Tổng hợp kiến nghị 2024-post-mid.xlsx")]
    [InlineData("petitions.csv", "Kiến nghị 2024-post-mid.csv")]
    public async Task A_report_is_kept_as_it_was_made_with_its_figures_and_by_whom(string what, string name)
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");

        using var made = await office.PostAsync("office/exports", Form(("round", "2024-post-mid"), ("what", what), ("all", "true")), Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var page = WebUtility.HtmlDecode(await office.GetStringAsync(made.Headers.Location, Cancel));
        AssertInOrder(page, "Đã xuất", name, "Vừa xuất", "2 kiến nghị, gồm 1/11 Tổ", "trong đó 2 kiến nghị chưa duyệt", "vp-01");
        var path = File().Match(page).Groups[1].Value;
        var before = await office.GetByteArrayAsync(path, Cancel);
        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(before, await office.GetByteArrayAsync(path, Cancel));
        AssertInOrder(WebUtility.HtmlDecode(await office.GetStringAsync("office/history?kind=exports", Cancel)), "Xuất báo cáo", name, "vp-01");
    }

    [Fact]
    public async Task The_leader_approves_what_he_sees_and_a_change_afterwards_is_told()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        using var leader = app.SignInToAct("role=officeLead", "sub=lanhdao");
        var ids = (await office.PetitionsAsync()).Select(row => row.Of("id")).ToList();
        await DecideAsync(office, ids[0]);
        var seen = await leader.GetStringAsync(Page, Cancel);
        Assert.Contains("chưa duyệt tổng hợp này", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("office/exports/approval", await office.GetStringAsync(Page, Cancel), StringComparison.Ordinal);

        await DecideAsync(office, ids[1]);
        using var stale = await ApproveAsync(leader, seen);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        using var approved = await ApproveAsync(leader, await leader.GetStringAsync(Page, Cancel));
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        AssertInOrder(await office.GetStringAsync(Page, Cancel), "Lãnh đạo Văn phòng đã duyệt", "lanhdao");

        using var reworded = await office.PostAsync($"office/petitions/{ids[0]}", Form(("do", "reword"), ("text", "Đề nghị kéo điện cho thôn Khuổi Nà và thôn Bản Ngà.")), Cancel);
        Assert.Contains("Đã có thay đổi sau khi lãnh đạo Văn phòng duyệt", await office.GetStringAsync(Page, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_are_drawn_with_a_title_a_description_and_the_same_figures_as_a_table()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        foreach (var petition in await office.PetitionsAsync())
        {
            await DecideAsync(office, petition.Of("id"));
        }

        var page = WebUtility.HtmlDecode(await office.GetStringAsync(Page, Cancel));

        AssertInOrder(page, "<svg", "role=\"img\" aria-labelledby=\"fields-picture-title fields-picture-desc\"", "<title id=\"fields-picture-title\">Kiến nghị đã duyệt theo lĩnh vực</title>", "<desc", "<table", "Lĩnh vực");
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.", "Đề nghị bổ sung bác sĩ cho trạm y tế.");
        return app;
    }

    private static async Task DecideAsync(HttpClient office, string id)
    {
        using var answer = await office.PostAsync("office/petitions/act", Form(("do", "decide"), ("id", id)), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> ApproveAsync(HttpClient leader, string page) =>
        leader.PostAsync("office/exports/approval", Form(("round", "2024-post-mid"), ("mark", Mark().Match(page).Groups[1].Value)), Cancel);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    [GeneratedRegex("name=\"mark\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Mark();

    [GeneratedRegex("href=\"(/txct/office/exports/[0-9a-f]{32})\"")]
    private static partial Regex File();
}
