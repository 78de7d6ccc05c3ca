using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Hosting;

/// <summary>What a host says of the module that it loads.</summary>
public sealed class ModuleOptions
{
    /// <summary>Full path of the module's package, a zip. Null to load what the administrator installed below <see cref="ModulesDirectory"/>.</summary>
    public string? PackagePath { get; set; }

    /// <summary>Id of the module to load where there is no package; null for the only one that is installed.</summary>
    public string? ModuleId { get; set; }

    /// <summary>Folder below which modules are installed or unpacked and keep their data. Made if it is not there.</summary>
    public required string ModulesDirectory { get; set; }

    /// <summary>The module's settings; its root is the module's own section.</summary>
    public required IConfiguration Settings { get; set; }

    /// <summary>The host's clock. Default: the system's.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Who the host is, for the module's logs and checks.</summary>
    public required string HostId { get; set; }

    /// <summary>The host's version, three numbers.</summary>
    public required string HostVersion { get; set; }

    /// <summary>Wait before a background job that failed is started again; doubled with each failure. Default 1 second.</summary>
    public TimeSpan FirstRestart { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait before a failed background job is started again. Default 5 minutes.</summary>
    public TimeSpan LongestRestart { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the host looks whether the administrator switched an installed module on or off. Default half a second.</summary>
    public TimeSpan FollowEvery { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest that the module may take to be configured; past it the module is left out. Default 30 seconds.</summary>
    public TimeSpan ConfigureLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest that the module may take to start; past it the module is left out. Default 2 minutes: it waits for an earlier process that still has its data.</summary>
    public TimeSpan StartLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the module must have run before its start counts as survived. Default 1 minute.</summary>
    public TimeSpan Probation { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many requests to the module may fail within a minute; one more takes its endpoints off. Default 20.</summary>
    public int FaultsPerMinute { get; set; } = 20;

    /// <summary>How long endpoints stay off the first time; doubled with each further time. Default 1 minute.</summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest that endpoints stay off before they are tried again. Default 1 hour.</summary>
    public TimeSpan LongestBackOff { get; set; } = TimeSpan.FromHours(1);
}
