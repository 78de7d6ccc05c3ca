using System.Security.Cryptography;
using LangSon.Txct.Browser.Support;
using LangSon.Txct.Support;
using Microsoft.Playwright;

namespace LangSon.Txct.Browser.Screens;

/// <summary>What people do, in a browser that runs no scripts.</summary>
public class JourneyTests(ServedHost host) : IClassFixture<ServedHost>
{
    [Fact]
    public async Task A_delegate_opens_a_document_with_one_tap_and_gets_its_very_bytes()
    {
        var page = await host.SignInAsync("daibieu", Screen.Phone);
        await page.GotoAsync("/txct/");

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a[href$='.docx']").First.ClickAsync());

        var expected = Directory.EnumerateFiles(host.Drop).Select(Digest);
        Assert.Contains(Digest(await download.PathAsync()), expected);
    }

    [Fact]
    public async Task Who_is_not_signed_in_comes_to_the_sign_in_page_and_then_to_where_he_wanted()
    {
        var page = await host.OpenAsync(Screen.Phone);
        await page.GotoAsync("/txct/");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);

        await page.FillAsync("#userName", "daibieu");
        await page.FillAsync("#password", "trinh-dien");
        await page.ClickAsync("main form button");

        Assert.Equal("/txct/", new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_delegate_is_not_let_into_the_Offices_pages_nor_the_administrator_into_the_documents()
    {
        var reader = await host.SignInAsync("daibieu", Screen.Phone);
        Assert.Equal(403, (await reader.GotoAsync("/txct/office"))!.Status);

        var administrator = await host.SignInAsync("quantri", Screen.Desktop);
        Assert.Equal(403, (await administrator.GotoAsync("/txct/"))!.Status);
    }

    [Fact]
    public async Task A_held_file_is_completed_by_the_Office_and_reaches_the_delegates()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/txct/office/held");
        await office.Locator("main a[href*='office/held/']").Filter(new LocatorFilterOptions { HasText = ServedHost.Scan }).First.ClickAsync();
        await office.SelectOptionAsync("[name=Type]", "MinutesForm");
        await office.FillAsync("[name=Subject]", "Mẫu biên bản hội nghị tiếp xúc cử tri (bản thử)");
        foreach (var round in await office.Locator("[name=Rounds]").AllAsync())
        {
            await round.CheckAsync();
        }

        await office.ClickAsync("main form button[type=submit]");

        var reader = await host.SignInAsync("daibieu", Screen.Phone);
        await ServedHost.UntilAsync(async () =>
        {
            await reader.GotoAsync("/txct/");
            return await reader.GetByText("Mẫu biên bản hội nghị tiếp xúc cử tri (bản thử)").CountAsync() > 0;
        });
    }

    [Fact]
    public async Task The_Office_marks_petitions_decides_them_drafts_the_papers_and_takes_the_decision_of_one_back()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/txct/office/petitions?round=2024-pre-mid");
        var boxes = office.Locator("main input[type=checkbox]");
        for (var number = 0; number < 5; number++)
        {
            await boxes.Nth(number).CheckAsync();
        }

        await office.ClickAsync("button[value=decide]");
        await office.GetByText("Đã duyệt 5 kiến nghị.").WaitForAsync();
        Assert.Equal(5, await office.Locator("main .tag", new PageLocatorOptions { HasTextString = "Đã duyệt" }).CountAsync());

        await office.ClickAsync("text=Chuyển kiến nghị");
        await office.ClickAsync("text=Dự thảo văn bản chuyển");
        var draft = await office.RunAndWaitForDownloadAsync(() => office.Locator("main a[href$='draft.docx']").First.ClickAsync());
        Assert.EndsWith(".docx", draft.SuggestedFilename, StringComparison.Ordinal);

        await office.ClickAsync("text=Kiến nghị của đợt");
        await office.Locator("main a[href*='back=']").First.ClickAsync();
        await office.ClickAsync("button[value=undo]");
        await office.GetByText("Đã ghi: lấy lại việc trước.").WaitForAsync();
    }

    [Fact]
    public async Task The_sessions_result_appears_to_the_delegates_when_the_Office_records_the_closing_and_not_before()
    {
        var reader = await host.SignInAsync("daibieu", Screen.Phone);
        await reader.GotoAsync("/txct/");
        Assert.Equal(0, await reader.GetByText("Báo cáo kết quả kỳ họp").CountAsync());

        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/sessions");
        await office.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ghi nhận bế mạc" }).First.ClickAsync();

        await ServedHost.UntilAsync(async () =>
        {
            await reader.GotoAsync("/txct/");
            return await reader.Locator(".documents .kind", new PageLocatorOptions { HasText = "Báo cáo kết quả kỳ họp" }).CountAsync() > 0;
        });
    }

    [Fact]
    public async Task A_document_that_the_Office_withdraws_opens_for_nobody_and_its_link_says_why()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/txct/office");
        var link = office.Locator("main a[href*='office/documents/']").Last;
        var subject = (await link.TextContentAsync())!;
        await link.ClickAsync();
        await Pictures.TakeAsync(office, "van-ban-da-dang-1280");
        await office.Locator("#withdraw summary").ClickAsync();
        await office.FillAsync("#number", "12/QĐ-HĐND");
        await office.ClickAsync("#withdraw button");
        Assert.Equal(1, await office.GetByText("Xin ghi rõ lý do").CountAsync());

        var reader = await host.SignInAsync("daibieu", Screen.Phone);
        await reader.GotoAsync("/txct/");
        var bytes = (await reader.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = subject }).First.GetAttributeAsync("href"))!;
        await office.FillAsync("#number", "12/QĐ-HĐND");
        await office.FillAsync("#reason-withdrawal", "Có sai sót trong số liệu của biểu kèm theo.");
        await office.ClickAsync("#withdraw button");

        // A browser takes what is no page for a download, so it is asked for without one until it is gone.
        await ServedHost.UntilAsync(async () => (await reader.APIRequest.GetAsync(bytes)).Status == 410);
        await reader.GotoAsync(bytes);
        await Pictures.TakeAsync(reader, "da-thu-hoi-390");
        Assert.Equal(1, await reader.GetByText("Có sai sót trong số liệu của biểu kèm theo.").CountAsync());
        await reader.GotoAsync("/txct/");
        Assert.Equal(0, await reader.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = subject }).CountAsync());
    }

    [Fact]
    public async Task A_groups_plan_in_Word_becomes_its_schedule_once_a_person_has_looked_it_over()
    {
        var plan = new WordFile().Lines("KẾ HOẠCH TIẾP XÚC CỬ TRI CỦA TỔ ĐẠI BIỂU SỐ 04").Table(
            ["TT", "Ngày", "Giờ", "Địa điểm", "Đại biểu dự"],
            ["1", "13/6/2024", "8h00", "Nhà văn hóa thị trấn Đình Lập", "Hoàng Giả Định Bốn"],
            ["2", "14/6/2024", "14 giờ 30", "Hội trường UBND xã Bính Xá", "Hoàng Giả Định Bốn"]).ToBytes();
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/txct/schedule?round=2024-pre-mid");
        var group = office.Locator("section").Filter(new LocatorFilterOptions { Has = office.Locator("h2#T04") });
        await group.Locator("summary").ClickAsync();
        await group.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "ke-hoach-to-04.docx", MimeType = "application/octet-stream", Buffer = plan });
        await group.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Đọc lịch từ tệp" }).ClickAsync();
        await Pictures.TakeAsync(office, "lich-to-da-doc-1280");
        Assert.Equal(1, await office.GetByText("Đã đọc 2 điểm, kiểm tra và xác nhận").CountAsync());

        await office.Locator("main form button[type=submit]").First.ClickAsync();
        await Pictures.TakeAsync(office, "lich-to-1280");
        Assert.Equal(1, await office.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Hội trường UBND xã Bính Xá", Exact = true }).CountAsync());
        Assert.Equal(1, await office.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "In hồ sơ điểm tiếp xúc Hội trường UBND xã Bính Xá" }).CountAsync());

        await office.GotoAsync("/txct/office/deadlines?round=2024-pre-mid");
        await Pictures.TakeAsync(office, "thoi-han-co-lich-1280");
        Assert.Equal(1, await office.GetByText("Tiếp xúc ngày 13/6; thời hạn 05 ngày tính từ 14/6, hết ngày 18/6/2024").CountAsync());

        var phone = await host.SignInAsync("daibieu", Screen.Phone);
        await phone.GotoAsync("/txct/schedule?round=2024-pre-mid");
        await Pictures.TakeAsync(phone, "lich-to-390");
    }

    private static string Digest(string path)
    {
        using var bytes = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [Fact]
    public async Task With_the_keyboard_alone_a_delegate_reaches_the_documents_and_opens_one()
    {
        var page = await host.SignInAsync("daibieu", Screen.Desktop, scripts: true);
        await page.GotoAsync("/txct/");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Đến nội dung chính", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        for (var presses = 0; presses < 20 && !(await page.EvaluateAsync<string>("document.activeElement.getAttribute('href') ?? ''")).EndsWith(".docx", StringComparison.Ordinal); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }

        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.True(new FileInfo(await download.PathAsync()).Length > 0);

        await page.Keyboard.PressAsync("/");
        await page.WaitForURLAsync("**/txct/search*");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("duong");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**q=duong**");
    }

    [Fact]
    public async Task With_the_keyboard_alone_the_Office_says_that_a_paper_does_not_apply()
    {
        var page = await host.SignInAsync("vanphong", Screen.Desktop, scripts: true);
        await page.GotoAsync("/txct/office/required?round=2024-pre-end");
        await page.Locator("main summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Đợt này không có nội dung ấy.");
        await page.Keyboard.PressAsync("Control+Enter");

        await page.GetByText("Đợt này không có nội dung ấy.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Cần lại" }).First.WaitForAsync();
    }

    [Fact]
    public async Task Going_back_after_a_form_sends_nothing_twice_and_a_filter_stands_in_its_address()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        var before = await ActsOnPetitionsAsync(office);
        await office.GotoAsync("/txct/office/petitions?round=2024-pre-mid");
        await office.ClickAsync("text=chưa duyệt");
        var filtered = office.Url;
        await office.Locator("main a[href*='office/petitions/'][href*='back=']").First.ClickAsync();
        await office.ClickAsync("button[value=decide]");
        await office.GetByText("Đã ghi:").WaitForAsync();

        await office.GoBackAsync();
        await office.GoBackAsync();

        Assert.Equal(filtered, office.Url);
        Assert.Equal(before + 1, await ActsOnPetitionsAsync(office));
    }

    private static async Task<int> ActsOnPetitionsAsync(IPage office)
    {
        await office.GotoAsync("/txct/office/history?kind=petitions");
        return await office.Locator("main tbody tr").CountAsync();
    }

    [Fact]
    public async Task The_leader_of_the_Office_approves_what_the_staff_has_decided_and_exports_it()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/txct/office/petitions?round=2024-pre-mid&state=undecided");
        await office.Locator("main input[type=checkbox]").First.CheckAsync();
        await office.ClickAsync("button[value=decide]");

        var leader = await host.SignInAsync("lanhdao", Screen.Phone);
        await leader.GotoAsync("/txct/office/exports?round=2024-pre-mid");
        await leader.ClickAsync("text=như đang thấy");
        await leader.GetByText("Lãnh đạo Văn phòng đã duyệt").WaitForAsync();
        await leader.ClickAsync("main button:has-text('Xuất báo cáo')");
        var download = await leader.RunAndWaitForDownloadAsync(() => leader.Locator("main .documents a").First.ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_Office_makes_public_is_read_by_somebody_who_is_nobody_here()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/txct/office/required?round=2024-pre-mid");
        await office.Locator("main a[href$='#correct']").First.ClickAsync();
        var title = (await office.Locator("h1").TextContentAsync())!;
        await office.Locator("#public summary").ClickAsync();
        await office.ClickAsync("text=Công khai văn bản này");

        var visitor = await host.OpenAsync(Screen.Phone);
        await visitor.GotoAsync("/txct/public/");
        await visitor.GetByText(title).First.WaitForAsync();
        Assert.Equal(0, await visitor.Locator("nav.menu").CountAsync());
        await visitor.GotoAsync("/txct/");
        Assert.Contains("/sign-in", visitor.Url, StringComparison.Ordinal);
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
