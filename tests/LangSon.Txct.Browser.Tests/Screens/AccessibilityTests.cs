using Deque.AxeCore.Playwright;
using LangSon.Txct.Browser.Support;
using Microsoft.Playwright;

namespace LangSon.Txct.Browser.Screens;

/// <summary>Every screen, on a phone and on a desktop, as the rules of accessibility and of the pages' own policy see it.</summary>
public class AccessibilityTests(ServedHost host) : IClassFixture<ServedHost>
{
    private static readonly (string Name, string User, string Path)[] Pages =
    [
        ("dai-bieu", "daibieu", "/txct/"),
        ("van-phong", "vanphong", "/txct/office"),
        ("van-phong-sau-ky-hop", "vanphong", "/txct/office?round=2024-post-mid"),
        ("tep-dang-giu", "vanphong", "/txct/office/held"),
        ("dang-tai-lieu", "vanphong", "/txct/office/upload"),
        ("dang-tai-lieu-ket-qua", "vanphong", "/txct/office/upload?taken=1,2,3,4,5,6,7,8,9,10,11,12&late=1"),
        ("ca-nam", "vanphong", "/txct/office/year"),
        ("danh-muc", "vanphong", "/txct/office/required?round=2024-pre-mid"),
        ("danh-muc-cho-be-mac", "vanphong", "/txct/office/required?round=2024-post-mid"),
        ("xem-truoc", "vanphong", "/txct/office/preview?round=2024-post-mid"),
        ("cho-xem-lai", "vanphong", "/txct/office/waiting"),
        ("lich-su", "vanphong", "/txct/office/history"),
        ("lich-su-chua-co", "vanphong", "/txct/office/history?kind=exports"),
        ("xuat-bao-cao", "lanhdao", "/txct/office/exports?round=2024-pre-mid"),
        ("tra-loi-chua-co", "vanphong", "/txct/office/answers"),
        ("tu-dien", "vanphong", "/txct/office/words"),
        ("cong-khai", "daibieu", "/txct/public/"),
        ("lich-cong-khai", "daibieu", "/txct/public/schedule"),
        ("loi-khong-co", "daibieu", "/txct/documents/khong-co"),
        ("loi-khong-co-dot", "vanphong", "/txct/office/required?round=khong-co"),
        ("don-doc", "vanphong", "/txct/office/follow-up"),
        ("ke-hoach-nam-sau", "vanphong", "/txct/office/next-year"),
        ("thoi-han", "vanphong", "/txct/office/deadlines"),
        ("lich", "vanphong", "/txct/schedule"),
        ("dang-ky-lich", "daibieu", "/txct/calendar"),
        ("trang-dau", "daibieu", "/"),
        ("ky-hop", "vanphong", "/sessions"),
        ("kien-nghi", "vanphong", "/txct/office/petitions?round=2024-pre-mid"),
        ("kien-nghi-chua-co", "vanphong", "/txct/office/petitions?round=2024-pre-mid&q=khong-co-tu-nay"),
        ("chuyen-kien-nghi", "vanphong", "/txct/office/passings?round=2024-pre-mid"),
        ("tim-kiem", "daibieu", "/txct/search"),
        ("tim-thay", "vanphong", "/txct/search?q=duong+giao+thong&year=2024"),
        ("tim-khong-thay", "daibieu", "/txct/search?q=khong-co-tu-nay"),
        ("tren-may-nay", "daibieu", "/txct/device"),
        ("phan-mem-ghi-gi", "daibieu", "/txct/recorded"),
        ("gui-bao-cao", "totruong", "/txct/group"),
        ("van-ban-cua-to", "mattran", "/txct/papers?round=2024-pre-mid"),
        ("quan-tri", "quantri", "/txct/admin"),
        ("tac-vu-nen", "quantri", "/txct/admin/jobs?state=done"),
        ("tac-vu-nen-khong-loi", "quantri", "/txct/admin/jobs?state=failed"),
        ("nhat-ky", "quantri", "/txct/admin/log"),
        ("cau-hinh", "quantri", "/txct/admin/settings"),
        ("so-tay", "quantri", "/txct/admin/guide"),
        ("doi-cau-hinh", "quantri", "/txct/admin/settings?key=Library:KeepReaderNames"),
    ];

    public static TheoryData<string> EveryScreen() => [.. Pages.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(EveryScreen))]
    public async Task A_screen_breaks_no_rule_of_accessibility_and_nothing_of_its_policy(string name)
    {
        var (_, user, path) = Pages.Single(page => page.Name == name);
        var page = await host.SignInAsync(user, Screen.Phone, scripts: true);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.AddRange(IsTheAnswerItself(message) ? [] : [message.Text]);
        await page.GotoAsync(path);

        foreach (var screen in (Screen[])[Screen.Phone, Screen.Desktop])
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            await Pictures.TakeAsync(page, $"{name}-{screen.Width}");
            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        }

        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("dai-bieu")]
    [InlineData("van-phong")]
    [InlineData("tep-dang-giu")]
    [InlineData("dang-tai-lieu-ket-qua")]
    [InlineData("don-doc")]
    [InlineData("ca-nam")]
    [InlineData("danh-muc")]
    [InlineData("danh-muc-cho-be-mac")]
    [InlineData("xem-truoc")]
    [InlineData("cho-xem-lai")]
    [InlineData("lich-su")]
    [InlineData("xuat-bao-cao")]
    [InlineData("tu-dien")]
    [InlineData("cong-khai")]
    [InlineData("loi-khong-co")]
    [InlineData("ke-hoach-nam-sau")]
    [InlineData("thoi-han")]
    [InlineData("lich")]
    [InlineData("dang-ky-lich")]
    [InlineData("ky-hop")]
    [InlineData("kien-nghi")]
    [InlineData("chuyen-kien-nghi")]
    [InlineData("tim-thay")]
    [InlineData("tren-may-nay")]
    [InlineData("gui-bao-cao")]
    [InlineData("van-ban-cua-to")]
    [InlineData("quan-tri")]
    [InlineData("tac-vu-nen")]
    [InlineData("nhat-ky")]
    [InlineData("cau-hinh")]
    [InlineData("so-tay")]
    public async Task On_the_narrowest_phone_nothing_has_to_be_pushed_sideways(string name)
    {
        var (_, user, path) = Pages.Single(page => page.Name == name);
        var page = await host.SignInAsync(user, Screen.Narrow, scripts: true);

        await page.GotoAsync(path);

        await AssertFitsAsync(page);
    }

    [Theory]
    [InlineData("dai-bieu")]
    [InlineData("tim-thay")]
    [InlineData("lich")]
    [InlineData("gui-bao-cao")]
    [InlineData("van-phong")]
    [InlineData("danh-muc")]
    [InlineData("ca-nam")]
    [InlineData("kien-nghi")]
    [InlineData("lich-su")]
    [InlineData("quan-tri")]
    public async Task With_text_of_twice_the_size_nothing_has_to_be_pushed_sideways(string name)
    {
        var (_, user, path) = Pages.Single(page => page.Name == name);
        var page = await host.SignInAsync(user, Screen.Phone, scripts: true);
        await page.GotoAsync(path);

        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await Pictures.TakeAsync(page, $"{name}-200");

        await AssertFitsAsync(page);
    }

    /// <summary>Forms that were sent as they must not be: the page comes back and says what is wrong.</summary>
    [Theory]
    [InlineData("vanphong", "/txct/office/words", "main form button", "Xin ghi từ")]
    [InlineData("vanphong", "/txct/office/upload", "main form button", "Xin chọn hoặc kéo thả")]
    [InlineData("totruong", "/txct/group", "main form button", "Xin")]
    public async Task A_form_that_comes_back_with_faults_breaks_no_rule_of_accessibility(string user, string path, string button, string fault)
    {
        foreach (var screen in (Screen[])[Screen.Phone, Screen.Desktop])
        {
            var page = await host.SignInAsync(user, screen, scripts: true);
            await page.GotoAsync(path);
            await page.Locator(button).First.ClickAsync();
            await page.GetByText(fault).First.WaitForAsync();

            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task What_is_kept_on_the_device_breaks_no_rule_of_accessibility_without_a_network(int width)
    {
        var page = await host.SignInAsync("daibieu", width == Screen.Phone.Width ? Screen.Phone : Screen.Desktop, scripts: true);
        await page.GotoAsync("/txct/");
        await page.ClickAsync("[data-keep]");
        await page.GetByText("Mất mạng vẫn mở được.").WaitForAsync();
        var axe = await page.RunAxe();
        Assert.Empty(axe.Violations);
        await page.Context.SetOfflineAsync(true);
        foreach (var path in (string[])["/txct/", "/txct/device"])
        {
            await page.GotoAsync(path);

            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{path} {violation.Id}: {violation.Help}"));
            await AssertFitsAsync(page);
        }
    }

    [Fact]
    public async Task The_sign_in_page_and_the_form_of_a_held_file_break_no_rule_of_accessibility()
    {
        var page = await host.OpenAsync(Screen.Phone, scripts: true);
        await page.GotoAsync("/sign-in");
        Assert.Empty((await page.RunAxe()).Violations);

        var office = await host.SignInAsync("vanphong", Screen.Desktop, scripts: true);
        await office.GotoAsync("/txct/office/held");
        await office.ClickAsync("main a[href*='office/held/']");
        await Pictures.TakeAsync(office, "dien-thong-tin-1280");
        Assert.Empty((await office.RunAxe()).Violations);
    }

    [Fact]
    public async Task The_page_of_a_petition_breaks_no_rule_of_accessibility()
    {
        var office = await host.SignInAsync("vanphong", Screen.Phone, scripts: true);
        await office.GotoAsync("/txct/office/petitions?round=2024-pre-mid");
        await office.Locator("main a[href*='office/petitions/'][href*='back=']").First.ClickAsync();
        await Pictures.TakeAsync(office, "mot-kien-nghi-390");

        Assert.Empty((await office.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        await AssertFitsAsync(office);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_documents_own_page_and_its_reading_view_break_no_rule_of_accessibility(int width)
    {
        var reader = await host.SignInAsync("daibieu", width == Screen.Phone.Width ? Screen.Phone : Screen.Desktop, scripts: true);
        await reader.GotoAsync("/txct/");
        await reader.Locator("main li").Filter(new LocatorFilterOptions { Has = reader.Locator("a[href$='.docx']") }).First.Locator("a.more").ClickAsync();
        await Pictures.TakeAsync(reader, $"chi-tiet-{width}");
        Assert.Empty((await reader.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));

        await reader.Locator("main a[href$='/text']").First.ClickAsync();
        await Pictures.TakeAsync(reader, $"doc-nhanh-{width}");
        Assert.Empty((await reader.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        await AssertFitsAsync(reader);
    }

    [Fact]
    public async Task The_page_of_a_published_document_breaks_no_rule_of_accessibility()
    {
        var office = await host.SignInAsync("vanphong", Screen.Phone, scripts: true);
        await office.GotoAsync("/txct/office");
        await office.Locator("main a[href*='office/documents/']").First.ClickAsync();
        await Pictures.TakeAsync(office, "van-ban-da-dang-390");

        Assert.Empty((await office.RunAxe()).Violations);
        await AssertFitsAsync(office);
    }

    private static async Task AssertFitsAsync(IPage page)
    {
        var pushed = await PushedAsync(page);
        Assert.True(pushed.Length == 0, string.Join('\n', pushed));
    }

    /// <summary>What stands further right than the screen, where the page can be pushed sideways at all.</summary>
    private static Task<string[]> PushedAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= innerWidth ? []
          : ['as far as ' + document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > innerWidth || (each.scrollWidth > each.clientWidth && getComputedStyle(each).overflowX === 'visible' && each.clientWidth > 1)).map(each => Math.round(each.getBoundingClientRect().right) + ' ' + each.outerHTML.slice(0, 120))]
        """);

    /// <summary>A browser notes each page that answers with a fault, as it should where there is one.</summary>
    private static bool IsTheAnswerItself(IConsoleMessage message) => message.Text.Contains("status of 404", StringComparison.Ordinal) && message.Location.Contains("khong-co", StringComparison.Ordinal);
}
