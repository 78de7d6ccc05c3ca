using System.Text.RegularExpressions;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The words and forms that the contract allows.</summary>
internal static partial class ContractNames
{
    private const int LongestRelated = 150;

    private static readonly string[] Relations = ["replaces", "corrects", "withdraws", "amends", "annexOf"], Urgencies = ["normal", "urgent", "veryUrgent", "immediate"];

    /// <summary>The id of a document or a set.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    public static bool IsUrgency(string text) => Urgencies.Contains(text);

    public static bool AreRelations(IReadOnlyDictionary<string, string> relations) =>
        relations.All(relation => Relations.Contains(relation.Key) && relation.Value is { Length: > 0 and <= LongestRelated });

    /// <summary>A set is named exactly where the version waits for one.</summary>
    public static bool IsVisibility(string visibility, string? setId) => visibility == "now" ? setId is null : visibility == "inSet" && setId is not null && IsId(setId);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Id();
}
