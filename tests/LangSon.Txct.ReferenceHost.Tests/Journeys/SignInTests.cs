using System.Net;
using System.Text.RegularExpressions;
using LangSon.Txct.ReferenceHost.People;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Journeys;

/// <summary>Who mistakes a password again and again is kept waiting, and nobody else with him.</summary>
public partial class SignInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_five_mistakes_an_account_waits_whatever_is_typed_and_others_sign_in()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Options.Url };
        for (var mistake = 0; mistake < 5; mistake++)
        {
            Assert.Equal(HttpStatusCode.OK, await TryAsync(browser, "daibieu", "sai"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(browser, "daibieu", Accounts.DemoPassword));
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(browser, "vanphong", Accounts.DemoPassword));
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient browser, string userName, string password)
    {
        var token = AntiforgeryToken().Match(await browser.GetStringAsync("/sign-in", Cancel)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("userName", userName), new("password", password)]);
        using var answer = await browser.PostAsync("/sign-in", form, Cancel);
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
