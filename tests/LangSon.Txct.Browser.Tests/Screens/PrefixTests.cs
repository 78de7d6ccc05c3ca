using LangSon.Txct.Browser.Support;
using Microsoft.Playwright;

namespace LangSon.Txct.Browser.Screens;

/// <summary>The host, and the module in it, below a path of somebody else's site.</summary>
public class PrefixTests(PrefixedHost host) : IClassFixture<PrefixedHost>
{
    [Fact]
    public async Task Every_address_of_every_page_stays_below_the_prefix()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop, scripts: true);
        List<string> complaints = [], strays = [];
        office.Console += (_, message) => complaints.Add(message.Text);
        office.Request += (_, request) => strays.AddRange(new Uri(request.Url).AbsolutePath.StartsWith("/hdnd/", StringComparison.Ordinal) ? [] : [request.Url]);
        foreach (var path in (string[])["office", "office/required", "office/held", "office/petitions", "office/history", "office/exports", "schedule", "search?q=duong", "public/", ""])
        {
            await office.GotoAsync($"/hdnd/txct/{path}");
            var links = await office.EvaluateAsync<string[]>("[...document.querySelectorAll('[href], [src], form[action]')].map(each => each.getAttribute('href') ?? each.getAttribute('src') ?? each.getAttribute('action'))");

            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.True(link.StartsWith("/hdnd/", StringComparison.Ordinal) || link.StartsWith('#'), $"{path}: {link}"));
        }

        Assert.Empty(strays);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_form_comes_back_below_the_prefix_and_a_document_opens()
    {
        var office = await host.SignInAsync("vanphong", Screen.Desktop);
        await office.GotoAsync("/hdnd/txct/office/required?round=2024-pre-end");
        var row = office.Locator("main li#OversightReport");
        await row.Locator("summary").ClickAsync();
        await row.Locator("input[name=reason]").FillAsync("Đợt này không giám sát chuyên đề.");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        Assert.StartsWith("/hdnd/txct/office/required", new Uri(office.Url).AbsolutePath, StringComparison.Ordinal);
        await office.GetByText("Đợt này không giám sát chuyên đề.").WaitForAsync();

        var reader = await host.SignInAsync("daibieu", Screen.Phone);
        await reader.GotoAsync("/hdnd/txct/");
        var download = await reader.RunAndWaitForDownloadAsync(() => reader.Locator("main a[href$='.docx']").First.ClickAsync());
        Assert.True(new FileInfo(await download.PathAsync()).Length > 0);
    }

    [Fact]
    public async Task What_is_kept_on_the_device_stays_within_the_module_and_opens_offline()
    {
        var page = await host.SignInAsync("daibieu", Screen.Phone, scripts: true);
        await page.GotoAsync("/hdnd/txct/");
        await page.ClickAsync("[data-keep]");
        await page.GetByText("Mất mạng vẫn mở được.").WaitForAsync();
        Assert.EndsWith("/hdnd/txct/", await page.EvaluateAsync<string>("navigator.serviceWorker.ready.then(worker => worker.scope)"), StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();

        await page.GetByText("Đang hiện bản lưu lúc").WaitForAsync();
    }
}
