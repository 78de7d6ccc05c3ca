using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Hosting;

/// <summary>What a host says of the module that it loads.</summary>
public sealed class ModuleOptions
{
    /// <summary>Full path of the module's package, a zip.</summary>
    public required string PackagePath { get; set; }

    /// <summary>Folder below which modules are unpacked and keep their data. Made if it is not there.</summary>
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
}
