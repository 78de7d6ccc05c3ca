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
        await office.ClickAsync("main form button[type=submit]");
        Assert.Equal(1, await office.GetByText("Xin ghi rõ lý do thu hồi").CountAsync());

        var reader = await host.SignInAsync("daibieu", Screen.Phone);
        await reader.GotoAsync("/txct/");
        var bytes = (await reader.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = subject }).First.GetAttributeAsync("href"))!;
        await office.FillAsync("#reason", "Có sai sót trong số liệu của biểu kèm theo.");
        await office.ClickAsync("main form button[type=submit]");

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
}
