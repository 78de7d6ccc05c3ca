using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>One difference between what is installed and what a package brings.</summary>
/// <param name="Of">permission, outbound, job, settings or data.</param>
/// <param name="Item">What it is about: a right, an address, a job, or the number of a form.</param>
/// <param name="Kind">added, removed or changed.</param>
/// <param name="IsWider">Whether the module may do more than before, so that a person must approve.</param>
internal sealed record ManifestChange(string Of, string Item, string Kind, bool IsWider)
{
    /// <param name="installed">Null where nothing is installed: all is added.</param>
    public static IReadOnlyList<ManifestChange> Between(ModuleManifest? installed, ModuleManifest next) =>
    [
        .. Compare("permission", Rights(installed), Rights(next)),
        .. Compare("outbound", installed?.Capabilities?.Outbound, next.Capabilities?.Outbound),
        .. Compare("job", installed?.Capabilities?.Jobs, next.Capabilities?.Jobs),
        .. Form("settings", installed, installed?.Settings, next.Settings),
        .. Form("data", installed, installed?.Data, next.Data),
    ];

    /// <summary>A right given to one more role is more than before.</summary>
    private static IEnumerable<string> Rights(ModuleManifest? manifest) =>
        manifest?.Permissions.SelectMany(permission => permission.DefaultRoles.Select(role => $"{permission.Id} → {role}").DefaultIfEmpty(permission.Id)) ?? [];

    private static IEnumerable<ManifestChange> Compare(string of, IEnumerable<string>? before, IEnumerable<string>? after)
    {
        var (old, next) = (before?.ToList() ?? [], after?.ToList() ?? []);
        return [.. next.Except(old).Select(item => new ManifestChange(of, item, "added", true)), .. old.Except(next).Select(item => new ManifestChange(of, item, "removed", false))];
    }

    private static IEnumerable<ManifestChange> Form(string of, ModuleManifest? installed, ModuleForm? before, ModuleForm? after) =>
        installed is null || (before?.Version ?? 1) == (after?.Version ?? 1) ? [] : [new ManifestChange(of, $"{before?.Version ?? 1} → {after?.Version ?? 1}", "changed", false)];
}
