using System.Text.RegularExpressions;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <param name="Code">As in so-yt.</param>
/// <param name="Level">trung-uong or tinh.</param>
/// <param name="Printed">How papers write it.</param>
/// <param name="From">The first day of its existence; null for since ever.</param>
/// <param name="To">The last day; null while it exists.</param>
/// <param name="Successor">The code of the body that took over.</param>
internal sealed record AgencyName(string Code, string Name, string Level, IReadOnlyList<string> Printed, DateOnly? From, DateOnly? To, string? Successor);

/// <summary>The bodies to which petitions go, beside the People's Committees and the police of districts and communes.</summary>
internal static class Agencies
{
    public static IReadOnlyList<AgencyName> All { get; } = Dictionary.Read<AgencyName[]>("agencies.json");

    /// <summary>All names as one pattern, the longest first, however they are capitalised.</summary>
    public static string Pattern { get; } = string.Join('|', All.SelectMany(agency => agency.Printed.Append(agency.Name)).OrderByDescending(name => name.Length).Select(name => Regex.Escape(name).Replace("\\ ", @"\s+", StringComparison.Ordinal)));

    /// <summary>Of that code on that day: where it is no more, the one that took over.</summary>
    public static AgencyName On(string code, DateOnly day) => All.Single(agency => agency.Code == code) switch
    {
        { To: { } last, Successor: { } next } when day > last => On(next, day),
        var agency => agency,
    };

    /// <summary>Whether two names are of one body, or of one that took over from the other.</summary>
    public static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || (Find(one) is { } first && Find(other) is { } second && Last(first) == Last(second));

    private static AgencyName Last(AgencyName agency) => agency.Successor is { } next ? Last(All.Single(other => other.Code == next)) : agency;

    /// <summary>By one of its names; null if it is none of them.</summary>
    public static AgencyName? Find(string printed) => All.FirstOrDefault(agency => agency.Printed.Append(agency.Name).Contains(printed.Trim(), StringComparer.OrdinalIgnoreCase));
}
