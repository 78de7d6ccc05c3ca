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
    ];

    public static TheoryData<string, int> EveryScreen() =>
        [.. from page in Pages from width in new[] { Screen.Phone.Width, Screen.Desktop.Width } select new TheoryDataRow<string, int>(page.Name, width)];

    [Theory]
    [MemberData(nameof(EveryScreen))]
    public async Task A_screen_breaks_no_rule_of_accessibility_and_nothing_of_its_policy(string name, int width)
    {
        var (_, user, path) = Pages.Single(page => page.Name == name);
        var page = await host.SignInAsync(user, width == Screen.Phone.Width ? Screen.Phone : Screen.Desktop, scripts: true);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.GotoAsync(path);
        await Pictures.TakeAsync(page, $"{name}-{width}");

        Assert.Empty(complaints);
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
    }

    [Theory]
    [InlineData("dai-bieu")]
    [InlineData("van-phong")]
    [InlineData("tep-dang-giu")]
    [InlineData("dang-tai-lieu-ket-qua")]
    [InlineData("don-doc")]
    [InlineData("ca-nam")]
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
    public async Task On_the_narrowest_phone_nothing_has_to_be_pushed_sideways(string name)
    {
        var (_, user, path) = Pages.Single(page => page.Name == name);
        var page = await host.SignInAsync(user, Screen.Narrow, scripts: true);

        await page.GotoAsync(path);

        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Screen.Narrow.Width);
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
        Assert.True(await office.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Screen.Phone.Width);
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
        Assert.True(await reader.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
    }

    [Fact]
    public async Task The_page_of_a_published_document_breaks_no_rule_of_accessibility()
    {
        var office = await host.SignInAsync("vanphong", Screen.Phone, scripts: true);
        await office.GotoAsync("/txct/office");
        await office.Locator("main a[href*='office/documents/']").First.ClickAsync();
        await Pictures.TakeAsync(office, "van-ban-da-dang-390");

        Assert.Empty((await office.RunAxe()).Violations);
        Assert.True(await office.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Screen.Phone.Width);
    }
}
