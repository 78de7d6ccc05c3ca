using Microsoft.Extensions.Options;

namespace LangSon.Txct.Transport.Host;

/// <summary>Where the host's contract is served, and as whom the module calls it.</summary>
internal sealed class HostOptions
{
    public const string Section = "Host";

    /// <summary>The contract's base address, ending with /txct-host/v1.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The module's name at the host's token endpoint.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The module's secret there.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Calls at the same time to the host, of either kind: questions and commits, and bytes. Default 16; 1 to 64.</summary>
    public int Parallel { get; set; } = 16;

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{BaseUrl} as {ClientId}";
}

internal sealed class HostOptionsRules : IValidateOptions<HostOptions>
{
    public ValidateOptionsResult Validate(string? name, HostOptions options)
    {
        List<string> faults = [];
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            faults.Add($"{HostOptions.Section}: BaseUrl ({options.BaseUrl}) is not an http or https address.");
        }

        if (options.ClientId.Length == 0 || options.ClientSecret.Length == 0)
        {
            faults.Add($"{HostOptions.Section}: ClientId and ClientSecret are needed to call {options.BaseUrl}.");
        }

        if (options.Parallel is < 1 or > 64)
        {
            faults.Add($"{HostOptions.Section}: Parallel ({options.Parallel}) is not between 1 and 64.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
