using System.Text.Encodings.Web;
using System.Text.Unicode;
using LangSon.Txct.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LangSon.Txct.ReferenceHost.People;

/// <summary>How people sign in: a form, a cookie, and a page for those who may not see what they asked for.</summary>
internal static class SigningIn
{
    private const string SignInPath = "/sign-in";

    public static IServiceCollection AddPeople(this IServiceCollection services, StartOptions options)
    {
        services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Data, "host", "keys"))).SetApplicationName("qlnv-hdnd");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "qlnv";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = SignInPath;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnRedirectToLogin = AskToSignIn;
            cookie.Events.OnRedirectToAccessDenied = TellForbidden;
        });
        services.AddAntiforgery();
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.AddSingleton<SignInLimit>().AddSingleton<Accounts>();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapGet(SignInPath, (Accounts accounts, string? returnUrl, CancellationToken cancel) => FormAsync(accounts, returnUrl, null, cancel));
        app.MapPost(SignInPath, SignInAsync);
        app.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return TypedResults.LocalRedirect($"~{SignInPath}");
        });
    }

    private static async Task<RazorComponentResult> FormAsync(Accounts accounts, string? returnUrl, string? fault, CancellationToken cancel) =>
        new RazorComponentResult<SignInPage>(new { Accounts = await accounts.AllAsync(cancel), ReturnUrl = returnUrl, Fault = fault });

    private static async Task<IResult> SignInAsync(
        [FromForm] string userName, [FromForm] string password, [FromForm] string? returnUrl, HttpContext context, Accounts accounts, SignInLimit limit, CancellationToken cancel)
    {
        if (!limit.MayTry(userName, context))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = ((int)SignInLimit.Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return await FormAsync(accounts, returnUrl, "Nhập sai quá nhiều lần. Xin thử lại sau 5 phút.", cancel);
        }

        if (await accounts.SignInAsync(userName, password, cancel) is not { } person)
        {
            limit.CountMistake(userName, context);
            return await FormAsync(accounts, returnUrl, "Tên đăng nhập hoặc mật khẩu không đúng. Xin nhập lại.", cancel);
        }

        await context.SignInAsync(person);
        return TypedResults.LocalRedirect(returnUrl is ['/', not ('/' or '\\'), ..] ? returnUrl : "~/");
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        if (redirect.Request.Path.Value!.Contains("/api/", StringComparison.Ordinal))
        {
            redirect.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            redirect.Response.Redirect(redirect.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static Task TellForbidden(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        redirect.Response.StatusCode = StatusCodes.Status403Forbidden;
        return redirect.Request.Path.Value!.Contains("/api/", StringComparison.Ordinal)
            ? Task.CompletedTask
            : new RazorComponentResult<ForbiddenPage> { StatusCode = StatusCodes.Status403Forbidden }.ExecuteAsync(redirect.HttpContext);
    }
}
