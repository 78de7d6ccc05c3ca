using System.Text.RegularExpressions;

namespace LangSon.Txct.Support;

/// <summary>What contracts/module/module.openapi.yaml says, read by its indentation.</summary>
/// <param name="Calls">Method and path, and the roles that are let in, or everybody.</param>
/// <param name="Schemas">Each object's properties or each enumeration's words, in their order, by the schema's name.</param>
internal sealed partial record ModuleContract(IReadOnlyDictionary<string, string> Calls, IReadOnlyDictionary<string, string> Schemas)
{
    public static async Task<ModuleContract> ReadAsync(CancellationToken cancel)
    {
        Dictionary<string, string> calls = [];
        Dictionary<string, List<string>> schemas = [];
        var (section, name, method) = ("", "", "");
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Papers.Root, "contracts/module/module.openapi.yaml"), cancel))
        {
            section = Section().Match(line) is { Success: true } begun ? begun.Groups[1].Value : section;
            if (section == "paths")
            {
                name = PathLine().Match(line) is { Success: true } path ? path.Groups[1].Value : name;
                if (MethodLine().Match(line) is { Success: true } call)
                {
                    method = $"{call.Groups[1].Value.ToUpperInvariant()} {name}";
                    calls.Add(method, "");
                }
                else if (RolesLine().Match(line) is { Success: true } roles)
                {
                    calls[method] = roles.Groups[1].Success ? roles.Groups[1].Value.Replace(",", "", StringComparison.Ordinal) : "everybody";
                }
            }
            else if (section == "  schemas")
            {
                name = SchemaLine().Match(line) is { Success: true } schema ? schema.Groups[1].Value : name;
                if (PropertyLine().Match(line) is { Success: true } property)
                {
                    (schemas.TryGetValue(name, out var known) ? known : schemas[name] = []).Add(property.Groups[1].Value);
                }
                else if (EnumLine().Match(line) is { Success: true } words)
                {
                    schemas[name] = [.. words.Groups[1].Value.Split(", ")];
                }
            }
        }

        return new ModuleContract(calls, schemas.ToDictionary(schema => schema.Key, schema => string.Join(' ', schema.Value)));
    }

    [GeneratedRegex("^((?:  )?[a-zA-Z]+):$")]
    private static partial Regex Section();

    [GeneratedRegex("^  (/.*):$")]
    private static partial Regex PathLine();

    [GeneratedRegex("^    (get|head|post|put|patch|delete|options):$")]
    private static partial Regex MethodLine();

    [GeneratedRegex(@"^      (?:x-roles: \[(.*)\]|security: .*)$")]
    private static partial Regex RolesLine();

    [GeneratedRegex("^    ([A-Za-z]+):$")]
    private static partial Regex SchemaLine();

    [GeneratedRegex("^        ([A-Za-z0-9]+): ")]
    private static partial Regex PropertyLine();

    [GeneratedRegex(@"^      enum: \[(.*)\]$")]
    private static partial Regex EnumLine();
}
