using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Hosting.Abstractions;

/// <summary>All that a module takes from its host in process, besides logging and the signed-in user of a request.</summary>
public interface IModuleContext
{
    /// <summary>Which module this is, and beside which host.</summary>
    ModuleIdentity Identity { get; }

    /// <summary>Full path of the module's own folder: the only place where it writes. Exists.</summary>
    string DataDirectory { get; }

    /// <summary>The module's settings; its root is the module's own section.</summary>
    IConfiguration Settings { get; }

    /// <summary>The host's clock. Legal dates are counted from it.</summary>
    TimeProvider Time { get; }

    /// <summary>A session closed; the argument is its id. Only a wake-up: it may come twice, late or never, from any thread.</summary>
    event Action<string>? SessionClosed;
}

/// <summary>Which module this is, and beside which host it runs.</summary>
/// <param name="Id">The module's id, of module.json.</param>
/// <param name="Version">The module's version, three numbers.</param>
/// <param name="HostId">The host's id.</param>
/// <param name="HostVersion">The host's version.</param>
public sealed record ModuleIdentity(string Id, string Version, string HostId, string HostVersion);
