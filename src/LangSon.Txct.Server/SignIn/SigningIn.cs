using LangSon.Txct.Server.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Server.SignIn;

/// <summary>How people come in: by the host's ticket or a provider of OpenID Connect, and then by a cookie.</summary>
internal static class SigningIn
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, SignInOptions options, ServerOptions server)
    {
        services.AddDataProtection().PersistKeysToFileSystem(OwnFolder.Create(server, "keys")).SetApplicationName("txct-server");
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "txct";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = options.Stay;
            cookie.Events.OnRedirectToLogin = redirect => AskToSignInAsync(redirect, options);
            cookie.Events.OnRedirectToAccessDenied = TellForbiddenAsync;
        }).AddProvider(options);
        return services.AddSingleton<UsedTickets>().AddSingleton<TicketReader>();
    }

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/ticket", UseTicketAsync);
        app.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Message.SignedOut;
        });
    }

    /// <param name="t">The ticket.</param>
    /// <param name="to">The module's path to go on to; anything else leads to its first page.</param>
    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MessagePage>>> UseTicketAsync(
        string? t, string? to, HttpContext context, TicketReader tickets, SignInOptions options)
    {
        // The address holds the ticket: it is neither kept nor told to anybody.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        switch (await tickets.ReadAsync(t ?? ""))
        {
            case TicketOutcome.Accepted accepted:
                await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, accepted.Person);
                return TypedResults.LocalRedirect($"~{ModulePath.Of(to)}");
            case TicketOutcome.Refused refused:
                return Message.Refused(refused, options.Address);
            default:
                throw new InvalidOperationException("A ticket is accepted or refused.");
        }
    }

    private static async Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> redirect, SignInOptions options)
    {
        if (redirect.Request.Path.Value!.Contains("/api/", StringComparison.Ordinal))
        {
            redirect.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (options.OpenIdConnect.IsUsed)
        {
            await redirect.HttpContext.ChallengeAsync(
                Provider.Scheme, new AuthenticationProperties { RedirectUri = $"{redirect.Request.PathBase}{redirect.Request.Path}{redirect.Request.QueryString}" });
        }
        else
        {
            await Message.SignInElsewhere(options.Address).ExecuteAsync(redirect.HttpContext);
        }
    }

    private static Task TellForbiddenAsync(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        redirect.Response.StatusCode = StatusCodes.Status403Forbidden;
        return redirect.Request.Path.Value!.Contains("/api/", StringComparison.Ordinal) ? Task.CompletedTask : Message.Forbidden.ExecuteAsync(redirect.HttpContext);
    }
}
