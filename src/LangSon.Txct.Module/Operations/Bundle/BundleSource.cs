using System.Text.Json;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Operations.Bundle;

/// <summary>What whoever makes a bundle knows, before anything of it is masked.</summary>
/// <param name="Data">The module's data folder.</param>
/// <param name="Kept">What was set on the module's own page.</param>
/// <param name="Known">The settings that may be said there, by key.</param>
/// <param name="HostWords">What the host says in letters: it may name somebody, and is secret at times.</param>
/// <param name="Machine">What was seen of the machine from outside of the module; empty where nobody looked.</param>
/// <param name="Checks">Code, name and level of each of the module's checks; what was observed may name people and stays away.</param>
/// <param name="Events">The module's last events, the latest first; null where it was not asked.</param>
/// <param name="Fault">The code of what stood in the way of asking it; null if nothing did.</param>
internal sealed record BundleSource(
    string Data, IReadOnlyDictionary<string, string?> Kept, IReadOnlyDictionary<string, Setting> Known, IReadOnlyList<string> HostWords,
    IReadOnlyList<object> Machine, IReadOnlyList<BundleCheck> Checks, JsonElement? Events, string? Fault)
{
    /// <summary>What the host's settings say that is no number, time or choice.</summary>
    public static IReadOnlyList<string> WordsOf(IModuleContext context, IReadOnlyList<Setting> settings)
    {
        var plain = settings.Where(setting => setting is { IsSecret: false, Hint: not Setting.Letters }).Select(setting => setting.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return context is SettledContext settled ? [.. settled.OfHost.AsEnumerable().Where(pair => !plain.Contains(pair.Key)).Select(pair => pair.Value).OfType<string>()] : [];
    }
}

/// <param name="Level">good, info, warning or bad.</param>
internal sealed record BundleCheck(string? Code, string? Name, string? Level);
