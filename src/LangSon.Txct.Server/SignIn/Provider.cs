using LangSon.Txct.Server.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LangSon.Txct.Server.SignIn;

/// <summary>Sign-in at a provider of OpenID Connect: code flow with PKCE, its claims read by the names of the settings.</summary>
internal static class Provider
{
    public const string Scheme = "oidc";

    public static void AddProvider(this AuthenticationBuilder authentication, SignInOptions options)
    {
        if (options.OpenIdConnect.IsUsed)
        {
            authentication.AddOpenIdConnect(Scheme, provider => Set(provider, options));
        }
    }

    private static void Set(OpenIdConnectOptions provider, SignInOptions options)
    {
        var settings = options.OpenIdConnect;
        provider.Authority = settings.Authority;
        provider.ClientId = settings.ClientId;
        provider.ClientSecret = settings.ClientSecret;
        provider.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
        provider.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        provider.CallbackPath = "/sign-in/callback";
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.MapInboundClaims = false;
        provider.GetClaimsFromUserInfoEndpoint = true;
        settings.Scopes.ForEach(provider.Scope.Add);
        foreach (var name in (string[])[options.Claims.Name, options.Claims.Role, options.Claims.Group, options.Claims.Delegate])
        {
            provider.ClaimActions.MapJsonKey(name, name);
        }

        // They come back by a link, so the strictest that lets them is Lax.
        (provider.CorrelationCookie.SameSite, provider.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (provider.CorrelationCookie.SecurePolicy, provider.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        provider.Events.OnTicketReceived = received => TakeAsync(received, options);
        provider.Events.OnRemoteFailure = failed => RefuseAsync(failed, new TicketOutcome.Refused("TXCT-SEC-015", "Nơi đăng nhập không xác nhận được tài khoản."), options);
    }

    /// <summary>What goes into the cookie is what the module reads, and nothing besides.</summary>
    private static Task TakeAsync(TicketReceivedContext received, SignInOptions options)
    {
        if (PersonClaims.Read(received.Principal!.Claims, options) is { } person)
        {
            received.Principal = person;
            return Task.CompletedTask;
        }

        return RefuseAsync(received, new TicketOutcome.Refused("TXCT-SEC-014", "Tài khoản chưa được phân vai trò trong phân hệ tiếp xúc cử tri. Xin báo quản trị."), options);
    }

    private static Task RefuseAsync(HandleRequestContext<RemoteAuthenticationOptions> context, TicketOutcome.Refused refused, SignInOptions options)
    {
        context.HandleResponse();
        return Message.Refused(refused, options.Address).ExecuteAsync(context.HttpContext);
    }
}
