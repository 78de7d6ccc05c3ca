using System.Text;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>Letters with their marks as one sign each (NFC).</summary>
internal static class Composed
{
    /// <summary>The text in NFC. Vietnamese that is typed composed, as nearly all is, is given back as it stands; what is no valid text is left alone.</summary>
    public static string Of(string text) => IsComposed(text) || HasHoles(text) ? text : text.Normalize(NormalizationForm.FormC);

    /// <summary>Whether half a pair or a replacement sign stands in it, which no form knows.</summary>
    public static bool HasHoles(string text) => text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);

    /// <summary>Below U+0300, in Vietnamese's own block and among the dashes and quotation marks nothing can be composed.</summary>
    private static bool IsComposed(string text)
    {
        foreach (var letter in text)
        {
            if (letter is >= '\u0300' and not (>= '\u1EA0' and <= '\u1EF9') and not (>= '\u2010' and <= '\u2027'))
            {
                return false;
            }
        }

        return true;
    }
}
