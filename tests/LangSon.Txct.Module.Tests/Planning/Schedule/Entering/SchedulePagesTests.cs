using System.Net;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Schedule.Entering;

public class SchedulePagesTests
{
    private const string Round = "2024-post-mid";

    private static readonly string[][] Plan =
    [
        ["TT", "Ngày", "Giờ", "Địa điểm", "Đại biểu dự"],
        ["1", "08/7/2024", "8h00", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A, Lý Thị B"],
        ["2", "08/7/2024", "Chiều", "Hội trường UBND <b>xã</b>", "Hoàng Văn A"],
    ];

    private static readonly Row First = new("08/7/2024", "8h00", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A\r\nLý Thị B");
    private static readonly Row Second = new("08/7/2024", "14h00–16h00", "Hội trường UBND xã", "Hoàng Văn A");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("role=office")]
    [InlineData("role=groupLeader;groupId=T01")]
    [InlineData("role=groupAssistant;groupId=T01")]
    public async Task A_plan_that_is_handed_in_comes_back_as_a_form_and_nothing_of_it_is_kept(string person)
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, person);

        using var answer = await UploadAsync(browser, new WordFile().Table(Plan).ToBytes());
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<h1>Đã đọc 2 điểm, kiểm tra và xác nhận</h1>", html);
        Assert.Contains("id=\"Day-0\" name=\"Day\" value=\"08/7/2024\"", html);
        Assert.Contains("id=\"Time-0\" name=\"Time\" value=\"8h00\"", html);
        Assert.Contains("id=\"Place-1\" name=\"Place\" value=\"Hội trường UBND &lt;b&gt;xã&lt;/b&gt;\"", html);
        Assert.Contains(">Hoàng Văn A&#xA;Lý Thị B</textarea>", html);
        Assert.Contains("id=\"Time-1\" name=\"Time\" value=\"Chiều\"", html);
        Assert.Contains("Chỉ ghi “Chiều”, chưa có giờ.", html);
        Assert.Contains("name=\"File\" value=\"Kế hoạch Tổ 1.docx\"", html);
        Assert.Empty(await MeetingsAsync(app));
        Assert.Empty(LeftBehind(app));
    }

    [Fact]
    public async Task A_place_with_a_sign_that_no_text_can_hold_is_kept_and_shown()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");

        using var kept = await KeepAsync(browser, "T01", "", First with { Place = "Nhà \uFFFE văn hóa" });
        using var other = await KeepAsync(browser, "T02", "", First with { Place = "Nhà \uFFFE khác" });

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (kept.StatusCode, other.StatusCode));
        Assert.Contains("cùng lúc có ở", await browser.GetStringAsync($"schedule?round={Round}", Cancel));
    }

    [Fact]
    public async Task A_plan_with_a_secret_mark_is_refused_and_leaves_no_copy()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");

        using var answer = await UploadAsync(browser, new WordFile().Lines("TỐI MẬT").Table(Plan).ToBytes());
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Văn bản có dấu chỉ độ mật", html);
        Assert.DoesNotContain("Nhà văn hóa xã Hòa Bình", html);
        Assert.Empty(LeftBehind(app));
    }

    [Fact]
    public async Task A_file_without_a_schedule_is_sent_back_with_what_to_do()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");

        foreach (var (file, name, words) in new[]
        {
            (WordFile.Sound().ToBytes(), "Báo cáo.docx", "Không thấy bảng lịch trong tệp."),
            (Array.Empty<byte>(), "Trống.docx", "Xin chọn tệp Word"),
            (new WordFile().Table(Plan).ToBytes(), "Lịch.xlsx", "Tên tệp ghi .xlsx nhưng nội dung là Word."),
            (new byte[PlanUpload.MostBytes + 1], "Lớn.docx", "không quá 8 MB"),
        })
        {
            using var answer = await UploadAsync(browser, file, name);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    [Fact]
    public async Task Confirmed_rows_become_meetings_and_the_same_plan_confirmed_again_changes_nothing()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=groupAssistant;groupId=T01");

        using var answer = await KeepAsync(browser, "T01", "Kế hoạch.docx", First, Second);
        using var again = await KeepAsync(browser, "T01", "Kế hoạch (bản 2).docx", First, Second);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/txct/schedule?round={Round}&kept=2", answer.Headers.Location!.ToString());
        Assert.Contains("Đã ghi 2 điểm tiếp xúc.", await browser.GetStringAsync(answer.Headers.Location, Cancel));
        Assert.Contains("không có gì thay đổi", await browser.GetStringAsync(again.Headers.Location, Cancel));
        var meetings = await MeetingsAsync(app);
        Assert.Equal(
            ["T01 2024-07-08 08:00- Nhà văn hóa xã Hòa Bình: Hoàng Văn A; Lý Thị B (Kế hoạch.docx, 0)", "T01 2024-07-08 14:00-16:00 Hội trường UBND xã: Hoàng Văn A (Kế hoạch.docx, 0)"],
            meetings.Select(Written));
        Assert.Equal(MeetingIds.Of("T01", Round, new(2024, 7, 8), First.Place), meetings[0].Id);
    }

    [Fact]
    public async Task A_row_that_is_left_out_is_not_kept_and_one_with_a_fault_holds_all_up()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");

        using var wrong = await KeepAsync(browser, "T01", "", First, Second with { Day = "12-13/7", Time = "Chiều", Place = " " });
        var html = await wrong.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("<a href=\"#Day-1\">Điểm 2: Xin ghi một ngày", html);
        Assert.Contains("<a href=\"#Time-1\">Điểm 2: Xin ghi giờ", html);
        Assert.Contains("<a href=\"#Place-1\">Điểm 2: Xin ghi địa điểm", html);
        Assert.Contains("aria-describedby=\"Day-1-fault\"", html);
        Assert.Contains("value=\"12-13/7\"", html);
        Assert.Empty(await MeetingsAsync(app));

        using var right = await KeepAsync(browser, "T01", "", First, Second with { Day = "12-13/7", IsDropped = true });
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        Assert.Equal(First.Place, Assert.Single(await MeetingsAsync(app)).Place);
    }

    [Fact]
    public async Task Two_meetings_at_one_place_on_one_day_are_two_each_time_the_plan_is_read()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");
        Row[] rows = [First, First with { Time = "14h00" }, First with { Time = "" }, First with { Time = "" }];

        using var answer = await KeepAsync(browser, "T01", "Kế hoạch.docx", rows);
        using var again = await KeepAsync(browser, "T01", "Kế hoạch.docx", rows);

        Assert.EndsWith("kept=4", answer.Headers.Location!.ToString());
        Assert.EndsWith("kept=0", again.Headers.Location!.ToString());
        Assert.Equal(4, (await MeetingsAsync(app)).Count);
    }

    [Fact]
    public async Task A_meeting_that_is_typed_stands_beside_one_that_is_there_at_another_time()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");
        Assert.Contains("<h1>Nhập điểm tiếp xúc</h1>", await browser.GetStringAsync($"schedule/T01/new?round={Round}", Cancel));

        await KeepAsync(browser, "T01", "", First);
        await KeepAsync(browser, "T01", "", First);
        await KeepAsync(browser, "T01", "", First with { Time = "14h00" });

        Assert.Equal([new TimeOnly(8, 0), new TimeOnly(14, 0)], (await MeetingsAsync(app)).Select(meeting => meeting.From!.Value));
        Assert.All(await MeetingsAsync(app), meeting => Assert.Equal(("u-1", 0), (meeting.Source, meeting.Sequence)));
    }

    [Fact]
    public async Task A_meeting_is_changed_cancelled_and_planned_again_under_its_id()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=groupLeader;groupId=T01");
        await KeepAsync(browser, "T01", "Kế hoạch.docx", First);
        var id = Assert.Single(await MeetingsAsync(app)).Id;
        Assert.Contains("value=\"Nhà văn hóa xã Hòa Bình\"", await browser.GetStringAsync($"schedule/T01/{id}", Cancel));

        await KeepAsync(browser, "T01", "", First with { Id = id, Day = "09/7/2024", Time = "" });
        var moved = Assert.Single(await MeetingsAsync(app));
        await KeepAsync(browser, "T01", "", First with { Id = id, IsDropped = true });
        var cancelled = Assert.Single(await MeetingsAsync(app));
        var html = await browser.GetStringAsync($"schedule?round={Round}", Cancel);
        await KeepAsync(browser, "T01", "", First with { Id = id });
        var again = Assert.Single(await MeetingsAsync(app));

        Assert.Equal((id, new DateOnly(2024, 7, 9), null, 1), (moved.Id, moved.Day, moved.From, moved.Sequence));
        Assert.Equal((new DateOnly(2024, 7, 9), MeetingState.Cancelled, 2), (cancelled.Day, cancelled.State, cancelled.Sequence));
        Assert.Contains("Đã hủy", html);
        Assert.Equal((new DateOnly(2024, 7, 8), MeetingState.Planned, 3), (again.Day, again.State, again.Sequence));
    }

    [Fact]
    public async Task A_groups_form_cannot_change_a_meeting_of_another_group()
    {
        await using var app = await OpenAsync();
        using var office = SignIn(app, "role=office");
        using var leader = SignIn(app, "role=groupLeader;groupId=T01");
        await KeepAsync(office, "T02", "", First);
        var id = Assert.Single(await MeetingsAsync(app)).Id;

        using var answer = await KeepAsync(leader, "T01", "", Second with { Id = id });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.GetAsync($"schedule/T01/{id}", Cancel)).StatusCode);
        Assert.Equal(("T02", First.Place), (Assert.Single(await MeetingsAsync(app)) is var kept ? (kept.GroupId, kept.Place) : default));
    }

    [Theory]
    [InlineData("role=delegate;groupId=T01")]
    [InlineData("role=standingCommittee")]
    [InlineData("role=groupLeader;groupId=T02")]
    [InlineData("role=groupAssistant")]
    [InlineData("role=delegate;groupId=T01;role=groupLeaders")]
    public async Task Who_may_not_write_a_groups_schedule_is_sent_away(string person)
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, person);

        using var upload = await UploadAsync(browser, new WordFile().Table(Plan).ToBytes());
        using var keep = await KeepAsync(browser, "T01", "", First);

        Assert.Equal(HttpStatusCode.Forbidden, upload.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, keep.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"schedule/T01/new?round={Round}", Cancel)).StatusCode);
        Assert.DoesNotContain("Nhập lịch của Tổ đại biểu số 01", await browser.GetStringAsync($"schedule?round={Round}", Cancel));
        Assert.Empty(await MeetingsAsync(app));
    }

    [Theory]
    [InlineData("role=delegate;groupId=T01", true, false)]
    [InlineData("role=groupLeader;groupId=T02", false, true)]
    [InlineData("role=delegate", false, false)]
    [InlineData("role=standingCommittee", true, true)]
    [InlineData("role=officeLead", true, true)]
    public async Task Each_reads_the_schedule_of_his_own_group_and_the_Office_of_all(string person, bool seesFirst, bool seesSecond)
    {
        await using var app = await OpenAsync();
        using var office = SignIn(app, "role=office");
        using var browser = SignIn(app, person);
        await KeepAsync(office, "T01", "", First);
        await KeepAsync(office, "T02", "", Second);

        var html = await browser.GetStringAsync($"schedule?round={Round}", Cancel);

        Assert.Equal((seesFirst, seesSecond), (html.Contains(First.Place, StringComparison.Ordinal), html.Contains(Second.Place, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_stands_against_a_meeting_is_told_before_it_is_confirmed_and_on_the_list()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");
        await KeepAsync(browser, "T02", "", First with { Time = "7h30–9h00", Place = "Hội trường UBND xã Tân Thành" });

        using var answer = await UploadAsync(browser, new WordFile().Table(Plan[0], Plan[1], ["2", "30/7/2024", "8h00", "Chợ Hòa Bình", "Lý Thị B"]).ToBytes());
        var form = await answer.Content.ReadAsStringAsync(Cancel);
        await KeepAsync(browser, "T01", "Kế hoạch.docx", First, First with { Day = "30/7/2024", Place = "Chợ Hòa Bình" });
        var list = await browser.GetStringAsync($"schedule?round={Round}", Cancel);

        Assert.Contains("<strong>2 điểm cần xem lại.</strong>", form);
        Assert.All([form, list], html =>
        {
            Assert.Contains("Hoàng Văn A cùng lúc có ở “Hội trường UBND xã Tân Thành” (Tổ đại biểu số 02).", html);
            Assert.Contains("Ngày 30/7/2024 nằm ngoài thời gian của đợt (04/7/2024 đến 19/7/2024).", html);
        });
    }

    [Fact]
    public async Task Documents_that_are_not_published_yet_are_named_once_a_meeting_is_planned()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");
        await app.ShowAsync(ModuleContents.Metadata("SessionResultReport", "Kết quả kỳ họp", "512/BC-HĐND"));
        var before = await browser.GetStringAsync($"schedule?round={Round}", Cancel);

        await KeepAsync(browser, "T01", "", First);
        var after = await browser.GetStringAsync($"schedule?round={Round}", Cancel);

        var labels = app.Services.GetRequiredService<YearPlan>().Rounds.Single(round => round.Id == Round).Papers
            .Where(paper => paper.Kind == PaperKind.Document).ToLookup(paper => paper.Type == "SessionResultReport", paper => $"<li>{paper.Label}</li>");
        Assert.DoesNotContain("chưa đăng", before);
        Assert.All(labels[false], label => Assert.Contains(label, after));
        Assert.All(labels[true], label => Assert.DoesNotContain(label, after));
        Assert.NotEmpty(labels[true]);
    }

    [Fact]
    public async Task A_strange_sites_form_changes_no_schedule()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var keep = await KeepAsync(browser, "T01", "", First);
        using var upload = await UploadAsync(browser, new WordFile().Table(Plan).ToBytes());

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (keep.StatusCode, upload.StatusCode));
        Assert.Empty(await MeetingsAsync(app));
    }

    [Fact]
    public async Task A_round_or_group_that_is_not_there_is_not_found()
    {
        await using var app = await OpenAsync();
        using var browser = SignIn(app, "role=office");

        foreach (var page in new[] { "schedule?round=2031-x", "schedule/T99/new", "schedule/T01/new?round=2031-x", "schedule/T01/m-none" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page, Cancel)).StatusCode);
        }

        Assert.Contains($"href=\"/txct/schedule?round={Round}\"", await browser.GetStringAsync("office", Cancel));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }

    /// <summary>As the module's own page has the browser send it.</summary>
    private static HttpClient SignIn(ModuleApp app, string person)
    {
        var browser = app.SignIn([.. person.Split(';'), "sub=u-1"]);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    private static Task<HttpResponseMessage> UploadAsync(HttpClient browser, byte[] plan, string name = "Kế hoạch Tổ 1.docx") =>
        browser.PostAsync($"schedule/T01/file?round={Round}", new MultipartFormDataContent { { new ByteArrayContent(plan), "Plan", name } }, Cancel);

    private static Task<HttpResponseMessage> KeepAsync(HttpClient browser, string group, string file, params Row[] rows) => browser.PostAsync(
        $"schedule/{group}?round={Round}",
        new FormUrlEncodedContent([new("File", file), .. rows.SelectMany((row, index) => row.Fields(index))]),
        Cancel);

    private static Task<IReadOnlyList<Meeting>> MeetingsAsync(ModuleApp app) => app.Services.GetRequiredService<IMeetings>().OfRoundAsync(Round, Cancel);

    /// <summary>What stands in the module's own folder beside its database.</summary>
    private static IEnumerable<string> LeftBehind(ModuleApp app) =>
        Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is var name && name != "tool-token.json" && !name.StartsWith("txct.db", StringComparison.Ordinal));

    private static string Written(Meeting meeting) =>
        $"{meeting.GroupId} {meeting.Day:yyyy-MM-dd} {meeting.From:HH:mm}-{meeting.To:HH:mm} {meeting.Place}: {string.Join("; ", meeting.Delegates)} ({meeting.Source}, {meeting.Sequence})";

    private sealed record Row(string Day, string Time, string Place, string Delegates)
    {
        public string Id { get; init; } = "";

        public bool IsDropped { get; init; }

        public IEnumerable<KeyValuePair<string, string>> Fields(int index) =>
            [new("Id", Id), new("Day", Day), new("Time", Time), new("Place", Place), new("Delegates", Delegates), .. IsDropped ? [new KeyValuePair<string, string>("Drop", $"{index}")] : Array.Empty<KeyValuePair<string, string>>()];
    }
}
