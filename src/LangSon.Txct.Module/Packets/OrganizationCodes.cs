using System.Text.RegularExpressions;

namespace LangSon.Txct.Packets;

/// <summary>Codes of organisations: QĐ 20/2020/QĐ-TTg, art. 4 and 6, and the older form of QCVN 102:2016, whose province stands last.</summary>
/// <remarks>Nothing is ever made of an older code but what the table says: the two forms do not tell each other's parts.</remarks>
internal sealed partial class OrganizationCodes(IReadOnlyDictionary<string, string> aliases)
{
    private const int MostLetters = 35;

    /// <summary>The code by which the module knows this organisation.</summary>
    public string Known(string code) => aliases.GetValueOrDefault(code, code);

    /// <summary>Whether it has one of the forms. Whether the organisation is there is not asked.</summary>
    public static bool IsCode(string code) =>
        code.Length <= MostLetters && (OfState().IsMatch(code) || OfOthers().IsMatch(code) || Older().IsMatch(code));

    [GeneratedRegex(@"^[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex OfState();

    /// <summary>The Party, the Fatherland Front and others outside the State.</summary>
    [GeneratedRegex(@"^Z[0-9]{2}[0-9A-Z.]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OfOthers();

    [GeneratedRegex(@"^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Older();
}
