using Microsoft.Extensions.Options;

namespace LangSon.Txct.Network;

/// <summary>By which way others are called, and whose certificates are believed beside those that the machine knows.</summary>
internal sealed class NetworkOptions
{
    public const string Section = "Network";

    /// <summary>What stands for "past any proxy, whatever the machine says".</summary>
    public const string Direct = "direct";

    /// <summary>Address of the proxy for calls by http and https, as in http://proxy.example:3128; or <see cref="Direct"/>. Default none: as the machine says.</summary>
    public string? Proxy { get; set; }

    /// <summary>Machines that are called past the proxy, parted by semicolons; * stands for any letters. Default this machine.</summary>
    public string ProxyBypass { get; set; } = "localhost;127.0.0.1;[::1]";

    /// <summary>Name at the proxy. Default none.</summary>
    public string? ProxyUser { get; set; }

    public string? ProxyPassword { get; set; }

    /// <summary>Full path of a PEM file with the certificates of own authorities. Read at each handshake, so a new one needs no restart. Default none.</summary>
    public string? CaFile { get; set; }

    /// <summary>The proxy's address; null where the settings name none.</summary>
    public Uri? ProxyAddress => Proxy is { Length: > 0 } and not Direct ? new Uri(Proxy) : null;

    /// <summary>Without the password.</summary>
    public override string ToString() => $"proxy {Proxy ?? "of the machine"}, authorities {CaFile ?? "of the machine"}";
}

internal sealed class NetworkOptionsRules : IValidateOptions<NetworkOptions>
{
    public ValidateOptionsResult Validate(string? name, NetworkOptions options)
    {
        List<string> faults = [];
        if (options.Proxy is { Length: > 0 } and not NetworkOptions.Direct && !(Uri.TryCreate(options.Proxy, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" && proxy.UserInfo.Length == 0))
        {
            faults.Add($"{NetworkOptions.Section}: Proxy ({WithoutPassword(options.Proxy)}) is neither {NetworkOptions.Direct} nor an http or https address without a name and a password.");
        }

        if (options.ProxyUser is { Length: > 0 } && options.Proxy is null or "" or NetworkOptions.Direct)
        {
            faults.Add($"{NetworkOptions.Section}: ProxyUser ({options.ProxyUser}) is named and no Proxy is.");
        }

        if (options.CaFile is { Length: > 0 } && !Path.IsPathFullyQualified(options.CaFile))
        {
            faults.Add($"{NetworkOptions.Section}: CaFile ({options.CaFile}) is not a full path.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string WithoutPassword(string address) => address[(address.LastIndexOf('@') + 1)..];
}
