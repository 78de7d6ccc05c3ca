using Microsoft.Extensions.Options;

namespace LangSon.Txct.Transport.Host;

/// <summary>Where the host's contract is served, and as whom the module calls it.</summary>
internal sealed class HostOptions
{
    public const string Section = "Host";

    /// <summary>The highest level of the host to make use of, 0 to 3: the host says itself which it has reached. 0 for a host that gives a sign-in and no more; then it is not asked. Default 3.</summary>
    public int Level { get; set; } = 3;

    /// <summary>At level 0: full path of the Excel file with groups, delegates and sessions. Default none.</summary>
    public string DirectoryFile { get; set; } = "";

    /// <summary>The contract's base address, ending with /txct-host/v1.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The module's name at the host's token endpoint.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The module's secret there; the fixed key itself where a host of level 1 or 2 gives no tokens out.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Whether PUT and PATCH go as POST with X-HTTP-Method-Override from the first, for a firewall that drops them without a word. Where one refuses them, the module does so by itself. Default false.</summary>
    public bool MethodOverride { get; set; }

    /// <summary>Calls at the same time to the host, of either kind: questions and commits, and bytes. Default 16; 1 to 64.</summary>
    public int Parallel { get; set; } = 16;

    /// <summary>Without the secret.</summary>
    public override string ToString() => KeepsItself ? $"level 0, directories in {DirectoryFile}" : $"{BaseUrl} as {ClientId}";

    /// <summary>Whether the module is its own central system.</summary>
    public bool KeepsItself => Level == 0;
}

internal sealed class HostOptionsRules : IValidateOptions<HostOptions>
{
    public ValidateOptionsResult Validate(string? name, HostOptions options)
    {
        List<string> faults = options.KeepsItself ? FaultsOfItself(options) : FaultsOfCalls(options);
        if (options.Level is < 0 or > 3)
        {
            faults.Add($"{HostOptions.Section}: Level ({options.Level}) is not between 0 and 3.");
        }

        if (options.Parallel is < 1 or > 64)
        {
            faults.Add($"{HostOptions.Section}: Parallel ({options.Parallel}) is not between 1 and 64.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static List<string> FaultsOfItself(HostOptions options) => Path.IsPathFullyQualified(options.DirectoryFile) ? []
        : [$"{HostOptions.Section}: DirectoryFile ({options.DirectoryFile}) is not the full path of an Excel file, which level 0 needs."];

    private static List<string> FaultsOfCalls(HostOptions options)
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

        return faults;
    }
}
