using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Who may call the contract: services that hold a token of this host (OAuth 2.0 client credentials).</summary>
internal static class ContractAccess
{
    public const string Policy = "contract";
    public const string TokenPath = "/connect/token";

    /// <param name="byKey">The client's secret itself is the key, and tokens are not accepted: as levels 1 and 2 may have it.</param>
    public static IServiceCollection AddContractAccess(this IServiceCollection services, ServiceCredentials credentials, bool byKey)
    {
        services.AddOpenIddict()
            .AddServer(server =>
            {
                server.SetTokenEndpointUris(TokenPath).AllowClientCredentialsFlow().SetIssuer(new Uri("https://qlnv-hdnd.reference/"));

                // The one client stands in a file of the data folder, so there is no store of clients to ask.
                server.EnableDegradedMode();

                // Keys of this run only, of kinds that are made at once: an RSA key took the first request up to five seconds.
                server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32))).AddSigningKey(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)));
                server.DisableAccessTokenEncryption();
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context => Check(context, credentials)));
                server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseInlineHandler(SignIn));
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
            });
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, FixedKey>(FixedKey.Scheme, null);
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy
            .AddAuthenticationSchemes(byKey ? FixedKey.Scheme : OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme).RequireAuthenticatedUser());
        return services;
    }

    private static ValueTask Check(OpenIddictServerEvents.ValidateTokenRequestContext context, ServiceCredentials credentials)
    {
        if (context.ClientId != credentials.ClientId || !Same(context.ClientSecret ?? "", credentials.ClientSecret))
        {
            // Without accents: it goes into a header as well (RFC 6749, 5.2).
            context.Reject(Errors.InvalidClient, "Unknown client or wrong secret.");
        }

        return default;
    }

    private static ValueTask SignIn(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        var identity = new ClaimsIdentity("token", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, context.Request.ClientId!));
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }

    internal static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

/// <summary>The name and secret with which services call this host. Made once, kept in the data folder.</summary>
internal sealed record ServiceCredentials(string TokenUrl, string ClientId, string ClientSecret)
{
    public static ServiceCredentials Load(StartOptions options)
    {
        var path = PathIn(options);
        var tokenUrl = new Uri(options.Url, ContractAccess.TokenPath).ToString();
        var kept = File.Exists(path) ? JsonSerializer.Deserialize<ServiceCredentials>(File.ReadAllText(path), JsonSerializerOptions.Web) : null;
        var credentials = new ServiceCredentials(tokenUrl, kept?.ClientId ?? "txct-demo", kept?.ClientSecret ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        if (credentials != kept)
        {
            Write(path, JsonSerializer.Serialize(credentials, JsonSerializerOptions.Web));
        }

        return credentials;
    }

    public static string PathIn(StartOptions options) => Path.Combine(options.Data, "demo-credentials.json");

    /// <summary>Without the secret.</summary>
    public override string ToString() => ClientId;

    private static void Write(string path, string json)
    {
        File.WriteAllText($"{path}.new", json);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode($"{path}.new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move($"{path}.new", path, overwrite: true);
    }
}
