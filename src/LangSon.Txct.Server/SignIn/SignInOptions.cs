using System.Text;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Server.SignIn;

/// <summary>By whom people are signed in, and what is read from what he says of them.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The fewest bytes of a secret that signs by HS256.</summary>
    public const int LeastSecretBytes = 32;

    /// <summary>What the host signs its tickets with, at least 32 bytes in UTF-8. Default none: no tickets are taken.</summary>
    public string TicketSecret { get; set; } = "";

    /// <summary>Full path of a file with that secret instead. Default none.</summary>
    public string TicketSecretFile { get; set; } = "";

    /// <summary>How old a ticket may be. Default 60 seconds; 5 to 60 seconds.</summary>
    public TimeSpan TicketLife { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How far the host's clock may be ahead. Default 5 seconds; 0 to 60 seconds.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long somebody stays signed in who does nothing. Default 8 hours; 5 minutes to 24 hours.</summary>
    public TimeSpan Stay { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The address at which people sign in: the host's. Default none; then the page names no link.</summary>
    public string Address { get; set; } = "";

    /// <summary>The names of the claims that are read.</summary>
    public ClaimNames Claims { get; set; } = new();

    /// <summary>What the host calls a role, and the module's name for it. A role that stands here in no place and is one of the module's own stays as it is.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>A provider of OpenID Connect. Default none.</summary>
    public OpenIdConnectSettings OpenIdConnect { get; set; } = new();

    /// <summary>Whether tickets are taken.</summary>
    public bool TakesTickets => TicketSecret.Length > 0 || TicketSecretFile.Length > 0;

    /// <summary>The bytes of the secret; of a file without the line break at its end.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[] Secret() => Encoding.UTF8.GetBytes(TicketSecretFile.Length > 0 ? File.ReadAllText(TicketSecretFile).TrimEnd('\r', '\n') : TicketSecret);

    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"tickets {(TakesTickets ? "taken" : "not taken")}, OpenID Connect {OpenIdConnect}";
}

internal sealed class ClaimNames
{
    public string Id { get; set; } = "sub";
    public string Name { get; set; } = "name";
    public string Role { get; set; } = "role";

    /// <summary>The own group, as in T03.</summary>
    public string Group { get; set; } = "groupId";

    /// <summary>The central system's id of a delegate.</summary>
    public string Delegate { get; set; } = "delegateId";
}

internal sealed class OpenIdConnectSettings
{
    /// <summary>The provider's address. Default none: it is not used.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for besides openid. Default profile.</summary>
    public List<string> Scopes { get; set; } = [];

    public bool IsUsed => Authority.Length > 0;

    /// <summary>Without the secret.</summary>
    public override string ToString() => IsUsed ? $"{Authority} as {ClientId}" : "not used";
}

internal sealed class SignInOptionsRules : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        List<string> faults = [];
        void Need(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add($"{SignInOptions.Section}: {fault}");
            }
        }

        Need(options.TakesTickets || options.OpenIdConnect.IsUsed, "neither TicketSecret, TicketSecretFile nor OpenIdConnect:Authority is set, so nobody could sign in.");
        Need(!options.TakesTickets || SecretBytes(options) >= SignInOptions.LeastSecretBytes, $"the ticket secret cannot be read, or has fewer than {SignInOptions.LeastSecretBytes} bytes.");
        Need(options.TicketLife >= TimeSpan.FromSeconds(5) && options.TicketLife <= TimeSpan.FromSeconds(60), $"TicketLife ({options.TicketLife}) is not between 5 and 60 seconds.");
        Need(options.ClockSkew >= TimeSpan.Zero && options.ClockSkew <= TimeSpan.FromSeconds(60), $"ClockSkew ({options.ClockSkew}) is not between 0 and 60 seconds.");
        Need(options.Stay >= TimeSpan.FromMinutes(5) && options.Stay <= TimeSpan.FromHours(24), $"Stay ({options.Stay}) is not between 5 minutes and 24 hours.");
        Need(options.Address.Length == 0 || IsWeb(options.Address), $"Address ({options.Address}) is not an http or https address.");
        Need(options.Roles.Values.All(PersonClaims.Roles.Contains), $"Roles names what is none of {string.Join(", ", PersonClaims.Roles)}.");
        Need(!options.OpenIdConnect.IsUsed || (IsWeb(options.OpenIdConnect.Authority) && options.OpenIdConnect is { ClientId.Length: > 0, ClientSecret.Length: > 0 }), $"OpenIdConnect needs an http or https Authority ({options.OpenIdConnect.Authority}), ClientId and ClientSecret.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    private static int SecretBytes(SignInOptions options)
    {
        try
        {
            return options.Secret().Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return 0;
        }
    }
}
