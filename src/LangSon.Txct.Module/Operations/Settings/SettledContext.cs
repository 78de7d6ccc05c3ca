using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Operations.Settings;

/// <summary>What the host gives, with the module's own settings beneath the host's: what the host says holds.</summary>
internal sealed class SettledContext(IModuleContext host, IReadOnlyDictionary<string, string?> own) : IModuleContext
{
    public event Action<string>? SessionClosed
    {
        add => host.SessionClosed += value;
        remove => host.SessionClosed -= value;
    }

    public ModuleIdentity Identity => host.Identity;

    public string DataDirectory => host.DataDirectory;

    public TimeProvider Time => host.Time;

    public IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(own).AddConfiguration(host.Settings).Build();

    /// <summary>Only what was said on the module's page, as it was at the start.</summary>
    public IReadOnlyDictionary<string, string?> Own => own;

    /// <summary>Only what the host says.</summary>
    public IConfiguration OfHost => host.Settings;

    /// <summary>The same with other settings of the module's own.</summary>
    public SettledContext With(IReadOnlyDictionary<string, string?> other) => new(host, other);

    /// <summary>Read where services are registered, as the host reads its own: nothing else is opened.</summary>
    public static SettledContext Of(IModuleContext host) => host as SettledContext ?? new SettledContext(host, new OwnSettings(host.DataDirectory).Read());
}
