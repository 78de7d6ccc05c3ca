using System.IO.Compression;
using LangSon.Txct.Browser.Support;
using Microsoft.Playwright;

namespace LangSon.Txct.Browser.Screens;

/// <summary>A round on the device, without a network.</summary>
public class OfflineTests(ServedHost host) : IClassFixture<ServedHost>
{
    [Fact]
    public async Task A_round_that_was_kept_opens_without_a_network_byte_for_byte()
    {
        var page = await host.SignInAsync("daibieu", Screen.Phone, scripts: true);
        await page.GotoAsync("/txct/");
        var paths = await page.Locator("[data-round]").EvaluateAsync<string[]>("box => JSON.parse(box.dataset.files).map(file => file.path)");
        Assert.NotEmpty(paths);
        var online = await DigestsAsync(page, paths);
        await page.ClickAsync("[data-keep]");
        await page.GetByText("Mất mạng vẫn mở được.").WaitForAsync();

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();

        await page.GetByText("Đang hiện bản lưu lúc").WaitForAsync();
        Assert.Equal(online, await DigestsAsync(page, paths));
        await Pictures.TakeAsync(page, "mat-mang-390");
        await page.GotoAsync("/txct/device");
        Assert.Contains("tệp", await page.Locator("[data-kept-list] li").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_person_kept_on_the_same_device_is_dropped_at_the_next_sign_in()
    {
        var page = await host.SignInAsync("daibieu", Screen.Phone, scripts: true);
        await page.GotoAsync("/txct/");
        await page.ClickAsync("[data-keep]");
        await page.GetByText("Mất mạng vẫn mở được.").WaitForAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#userName", "totruong");
        await page.FillAsync("#password", "trinh-dien");
        await page.ClickAsync("main form button");
        await page.GotoAsync("/txct/device");

        await page.GetByText("Chưa có đợt nào được lưu.").WaitForAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("caches.keys().then(names => names.filter(name => name.startsWith('txct-round-')).length)"));
    }

    [Fact]
    public async Task Without_scripts_the_whole_round_is_one_file()
    {
        var page = await host.SignInAsync("daibieu", Screen.Phone);
        await page.GotoAsync("/txct/");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Tải cả bộ").First.ClickAsync());

        using var zip = ZipFile.OpenRead(await download.PathAsync());
        Assert.StartsWith("01 - ", zip.Entries[0].FullName, StringComparison.Ordinal);
        Assert.True(await page.Locator("[data-keep]").IsHiddenAsync());
    }

    private static Task<string[]> DigestsAsync(IPage page, string[] paths) => page.EvaluateAsync<string[]>(
        """
        paths => Promise.all(paths.map(async path => {
          const bytes = await (await fetch(path)).arrayBuffer();
          return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map(b => b.toString(16).padStart(2, '0')).join('');
        }))
        """,
        paths);
}
