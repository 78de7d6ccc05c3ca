using System.Net;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.NextYear;

/// <summary>How the Office makes next year's plan by a page.</summary>
public class NextYearPagesTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["number"] = "1500/KH-HĐND", ["issuedOn"] = "18/12/2024", ["term"] = "XVII",
        ["first-a"] = "11/6/2025", ["last-a"] = "18/6/2025", ["first-c"] = "05/11/2025", ["last-c"] = "13/11/2025",
        ["holidays"] = "01/01/2025 Tết Dương lịch\r\n28/01/2025–03/02/2025 Tết Nguyên đán\r\n02/9/2025: Quốc khánh", ["workingDays"] = "",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_proposes_the_same_days_of_the_week_and_the_holidays_with_a_fixed_day()
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office/next-year", Cancel);

        Assert.Contains("value=\"11/6/2025\"", html);
        Assert.Contains("02/9/2025 Quốc khánh", html);
        Assert.Contains("Trước kỳ họp thường lệ giữa năm 2025", html);
    }

    [Fact]
    public async Task What_is_made_is_a_plan_without_fault_under_its_year_s_name()
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");

        using var answer = await PostAsync(browser, Good);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("plan-2025.json", answer.Content.Headers.ContentDisposition!.FileName);
        using var file = await answer.Content.ReadAsStreamAsync(Cancel);
        var (plan, faults) = PlanFile.Check(file);
        Assert.Empty(faults);
        Assert.Equal((2025, "1500/KH-HĐND", 9), (plan!.Year, plan.Number, plan.Calendar.Holidays.Count));
    }

    [Theory]
    [InlineData("number", "KH-HĐND", "Xin ghi số và ký hiệu của kế hoạch")]
    [InlineData("issuedOn", "18/12/2034", "Xin ghi ngày ban hành kế hoạch")]
    [InlineData("term", "17", "bằng số La Mã")]
    [InlineData("first-a", "", "Đợt a: xin ghi đủ ngày đầu, ngày cuối")]
    [InlineData("last-c", "13/11/2026", "Đợt c: ngày đầu phải đứng trước ngày cuối, cả hai trong năm 2025")]
    [InlineData("holidays", "01/01/2025 Tết Dương lịch", "Chưa có ngày nghỉ Tết Nguyên đán năm 2025")]
    [InlineData("holidays", "28/01/2025–03/02/2035 Tết Nguyên đán", "Không đọc được dòng")]
    [InlineData("holidays", "28/01/2025 Tết\n28/01/2025 Tết", "Ngày 28/01/2025 ghi hai lần")]
    [InlineData("workingDays", "<b>thứ Bảy</b>", "Không đọc được dòng “&lt;b&gt;thứ Bảy&lt;/b&gt;”")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string field, string typed, string message)
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");

        using var answer = await PostAsync(browser, new Dictionary<string, string>(Good) { [field] = typed });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(message, html);
        Assert.Contains($"value=\"{(field == "number" ? typed : Good["number"])}\"", html);
    }

    [Fact]
    public async Task A_form_without_any_field_is_answered_with_what_is_missing()
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");

        using var answer = await PostAsync(browser, []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_but_the_office_makes_a_plan_and_no_other_site_does_it_for_them()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = app.SignIn("role=groupLeader", "groupId=T04");
        using var office = app.SignIn("role=office");

        using var refused = await PostAsync(leader, Good);
        using var foreign = await PostAsync(office, Good, site: "cross-site");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (refused.StatusCode, foreign.StatusCode));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, Dictionary<string, string> fields, string site = "same-origin")
    {
        using var form = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, "office/next-year") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await browser.SendAsync(request, Cancel);
    }
}
