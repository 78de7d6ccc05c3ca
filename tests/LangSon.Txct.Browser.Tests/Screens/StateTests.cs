using Deque.AxeCore.Playwright;
using LangSon.Txct.Browser.Support;
using Microsoft.Playwright;

namespace LangSon.Txct.Browser.Screens;

/// <summary>Each screen where there is nothing to show, and where what was asked for is not there.</summary>
public sealed class StateTests(EmptyHost host) : IClassFixture<EmptyHost>
{
    public static TheoryData<string> Everybody() => [.. Route.All.Select(route => route.User).Distinct()];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task On_the_first_day_each_screen_is_there_and_breaks_no_rule_of_accessibility(string user)
    {
        var page = await host.SignInAsync(user, Screen.Phone, scripts: true);
        foreach (var route in Route.All.Where(route => route.User == user && !route.HasParameters))
        {
            var answer = (await page.GotoAsync($"{route.Pattern}?round=2024-pre-mid"))!;

            Assert.Equal((200, route.Pattern), (answer.Status, route.Pattern));
            await AssertAsync(page, route.Pattern);
        }
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Where_nothing_is_the_answer_says_what_to_do_and_breaks_no_rule_of_accessibility(string user)
    {
        var page = await host.SignInAsync(user, Screen.Phone, scripts: true);
        foreach (var route in Route.All.Where(route => route.User == user && route.HasParameters))
        {
            var answer = (await page.GotoAsync(route.Nowhere()))!;

            Assert.True(answer.Status is 403 or 404, $"{route.Pattern} answers {answer.Status}");
            Assert.Matches("TXCT-[A-Z]{3}-[0-9]{3}", await page.InnerTextAsync("main"));
            Assert.True(await page.Locator("main a").CountAsync() > 0, $"{route.Pattern} leads nowhere");
            await AssertAsync(page, route.Pattern);
        }
    }

    /// <summary>On a desktop, then on a phone.</summary>
    private static async Task AssertAsync(IPage page, string path)
    {
        foreach (var screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{path} {violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {screen.Width} pixels");
        }
    }
}
