using System.Net;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Server;

/// <summary>Where the server keeps what it keeps, and where it stands.</summary>
internal sealed class ServerOptions
{
    public const string Section = "Server";

    /// <summary>Folder of the module's data and of the server's keys. Default: data, beside the program.</summary>
    public string DataDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>The path below which a proxy shows this server, as in /tiep-xuc-cu-tri. Default none.</summary>
    public string PathBase { get; set; } = "";

    /// <summary>Addresses of proxies whose X-Forwarded-* headers are believed. Default none.</summary>
    public List<string> TrustedProxies { get; set; } = [];
}

internal sealed class ServerOptionsRules : IValidateOptions<ServerOptions>
{
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        List<string> faults = [];
        if (!Path.IsPathFullyQualified(options.DataDirectory))
        {
            faults.Add($"{ServerOptions.Section}: DataDirectory ({options.DataDirectory}) is not a full path.");
        }

        if (options.PathBase.Length > 0 && (!options.PathBase.StartsWith('/') || options.PathBase.EndsWith('/')))
        {
            faults.Add($"{ServerOptions.Section}: PathBase ({options.PathBase}) does not start with a slash, or ends with one.");
        }

        faults.AddRange(options.TrustedProxies.Where(proxy => !IPAddress.TryParse(proxy, out _)).Select(proxy => $"{ServerOptions.Section}: TrustedProxies has {proxy}, which is no address."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
