using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Lets in who shows the client's secret as it is: what an old system can do in the place of tokens.</summary>
internal sealed class FixedKey(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ServiceCredentials credentials)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(ContractAccess.Same(Request.Headers.Authorization.ToString(), $"Bearer {credentials.ClientSecret}")
        ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, credentials.ClientId)], Scheme)), Scheme))
        : AuthenticateResult.NoResult());
}
