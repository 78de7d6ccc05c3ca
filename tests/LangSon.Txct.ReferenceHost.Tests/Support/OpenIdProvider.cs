using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>A provider of OpenID Connect that signs somebody in without asking.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "txct", ClientSecret = "bi-mat-cua-may-chu";

    private readonly WebApplication app;

    private OpenIdProvider(WebApplication app) => this.app = app;

    /// <summary>Who signs in next, besides sub and name.</summary>
    public List<(string Type, string Value)> Claims { get; } = [];

    /// <summary>Whether the next sign-in is refused.</summary>
    public bool Refuses { get; set; }

    public Uri Address => new(app.Urls.First());

    public static async Task<OpenIdProvider> StartAsync(CancellationToken cancel)
    {
        OpenIdProvider? provider = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("/authorize").SetTokenEndpointUris("/token").AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.OpenId, Scopes.Profile);
            server.EnableDegradedMode();
            server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32))).AddSigningKey(new RsaSecurityKey(RSA.Create(2048)));
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => default));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Check));
            server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => provider!.SignIn(context)));
        });
        var app = builder.Build();
        app.UseAuthentication();
        provider = new OpenIdProvider(app);
        await app.StartAsync(cancel);
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static ValueTask Check(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
        {
            context.Reject(Errors.InvalidClient);
        }

        return default;
    }

    private ValueTask SignIn(OpenIddictServerEvents.HandleAuthorizationRequestContext context)
    {
        if (Refuses)
        {
            context.Reject(Errors.AccessDenied);
            return default;
        }

        var identity = new ClaimsIdentity("provider");
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, "u-17"));
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Name, "Hoàng Thị Giả Định"));
        identity.AddClaims(Claims.Select(claim => new Claim(claim.Type, claim.Value)));
        var person = new ClaimsPrincipal(identity);
        person.SetScopes(context.Request.GetScopes());
        person.SetDestinations(_ => [Destinations.IdentityToken]);
        context.SignIn(person);
        return default;
    }
}
