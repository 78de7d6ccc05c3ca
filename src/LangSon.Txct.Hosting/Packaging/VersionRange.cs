using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>From one version to another, as in [1.0,2.0): a square bracket includes its end, a round one does not.</summary>
internal sealed partial record VersionRange(Version From, bool IncludesFrom, Version To, bool IncludesTo)
{
    /// <exception cref="ModuleRefusedException">It is no range (TXCT-CMP-005).</exception>
    public static VersionRange Parse(string text) => Form().Match(text) is { Success: true } match
        ? new VersionRange(Whole(match.Groups[2].Value), match.Groups[1].Value == "[", Whole(match.Groups[3].Value), match.Groups[4].Value == "]")
        : throw new ModuleRefusedException("TXCT-CMP-005", $"Gói ghi khoảng phiên bản không hiểu được: {text}. Xin lấy lại gói từ nơi phát hành.");

    public bool Contains(Version version)
    {
        var (whole, from, to) = (Whole(version.ToString()), From, To);
        return (whole > from || (IncludesFrom && whole == from)) && (whole < to || (IncludesTo && whole == to));
    }

    /// <summary>Four numbers, so that 1.0 and 1.0.0.0 are one version.</summary>
    private static Version Whole(string text)
    {
        var numbers = text.Split('.').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Concat([0, 0, 0]).Take(4).ToArray();
        return new Version(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    [GeneratedRegex(@"^([\[(])(\d{1,6}(?:\.\d{1,6}){0,3}),(\d{1,6}(?:\.\d{1,6}){0,3})([\])])$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
