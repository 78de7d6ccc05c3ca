using System.Text.RegularExpressions;

namespace LangSon.Txct.Browser.Support;

/// <summary>A screen of the module, of the table of all routes that the rights are held against.</summary>
/// <param name="Pattern">Below the host's address, with the places of its parameters in braces.</param>
/// <param name="User">Somebody who may see it.</param>
public sealed partial record Route(string Pattern, string User)
{
    private static readonly Dictionary<string, string> UserByRole = new(StringComparer.Ordinal)
    {
        ["everybody"] = "daibieu", ["delegate"] = "daibieu", ["groupLeader"] = "totruong", ["office"] = "vanphong", ["officeLead"] = "lanhdao", ["admin"] = "quantri", ["fatherlandFront"] = "mattran",
    };

    public bool HasParameters => Pattern.Contains('{');

    /// <summary>Every screen; files, feeds and what scripts ask are none.</summary>
    public static IReadOnlyList<Route> All { get; } =
    [
        .. from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Papers", "rights.txt"))
           let row = Row().Match(line)
           where row.Success && !NoScreen().IsMatch(row.Groups["pattern"].Value)
           select new Route(row.Groups["pattern"].Value, UserByRole[row.Groups["role"].Value]),
    ];

    /// <summary>An address at which nothing is.</summary>
    public string Nowhere() => Parameter().Replace(Pattern, parameter => parameter.Value.Contains(':') ? "999999" : "khong-co");

    [GeneratedRegex("^GET(,HEAD)? (?<pattern>/txct/[^:]*(:[a-z]+[^:]*)*): (?<role>\\w+)")]
    private static partial Regex Row();

    [GeneratedRegex("/api/|/assets/|\\.\\w+$|/file$|\\{name\\}$")]
    private static partial Regex NoScreen();

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Parameter();
}
