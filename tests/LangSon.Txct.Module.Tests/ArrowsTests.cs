using System.Text.RegularExpressions;

namespace LangSon.Txct;

/// <summary>Which capability knows which, read from the code.</summary>
public partial class ArrowsTests
{
    /// <summary>A folder, and the folders it may name. Storage holds the SQL behind interfaces that stand beside their users,
    /// and Transport the wire behind those of Central and Collecting, so they point at their users.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Planning"] = ["Delivery", "Central", "Network", "Content", "Storage", "Pages"],
        ["Publishing"] = ["Planning", "Delivery", "Central", "Content", "Packets", "Storage", "Pages"],
        ["Collecting"] = ["Planning", "Delivery", "Central", "Content", "Packets", "Storage", "Transport", "Network", "Pages"],
        ["Petitions"] = ["Planning", "Collecting", "Publishing", "Delivery", "Central", "Content", "Packets", "Storage", "Pages"],
        ["Library"] = ["Planning", "Publishing", "Petitions", "Central", "Content", "Storage", "Pages"],
        ["Delivery"] = ["Central", "Content", "Storage"],
        ["Central"] = ["Transport", "Content", "Storage"],
        ["Transport"] = ["Central", "Collecting", "Network", "Content"],
        ["Storage"] = ["Planning", "Publishing", "Collecting", "Petitions", "Library", "Operations", "Delivery", "Central", "Content"],
        ["Packets"] = ["Content"],
        ["Network"] = [],
        ["Content"] = [],
        ["Pages"] = [],
        ["Operations"] = ["Planning", "Publishing", "Collecting", "Petitions", "Library", "Delivery", "Central", "Transport", "Network", "Content", "Packets", "Storage", "Pages"],
    };

    [Fact]
    public void Capabilities_know_only_those_that_the_design_lets_them_know()
    {
        var module = Path.Combine(Root(AppContext.BaseDirectory), "src", "LangSon.Txct.Module");

        var strangers =
            from folder in Allowed.Keys
            where Directory.Exists(Path.Combine(module, folder))
            from file in Directory.EnumerateFiles(Path.Combine(module, folder), "*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            from Match match in Named().Matches(File.ReadAllText(file))
            let other = match.Groups[1].Value
            where other != folder && Allowed.ContainsKey(other) && !Allowed[folder].Contains(other)
            select $"{Path.GetRelativePath(module, file)} names {other}";

        Assert.Empty(strangers.Distinct());
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "LangSon.Txct.Module.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"@?using (?:static )?LangSon\.Txct\.(\w+)")]
    private static partial Regex Named();
}
