using System.Globalization;
using System.Text;

namespace LangSon.Txct.Content.Words;

/// <summary>Vietnamese as it is compared: small letters without accents, đ as d, one blank between words.</summary>
internal static class Folded
{
    private static readonly char[] Letters = [.. Enumerable.Range(0, 0x2000).Select(Fold)];

    /// <summary>Letters and digits folded; every other sign is a blank, and blanks are never doubled.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.IsNormalized() ? text : text.Normalize())
        {
            var plain = letter < Letters.Length ? Letters[letter] : char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ';
            if (plain != '\0' && (plain != ' ' || (folded.Length > 0 && folded[^1] != ' ')))
            {
                folded.Append(plain);
            }
        }

        return folded.Length > 0 && folded[^1] == ' ' ? folded.ToString(0, folded.Length - 1) : folded.ToString();
    }

    /// <summary>The same, with every sign that is no letter left as it stands; for patterns.</summary>
    public static string Pattern(string pattern) => string.Concat((pattern.IsNormalized() ? pattern : pattern.Normalize()).Select(sign => sign < Letters.Length && char.IsLetter(sign) && sign > 127 ? Letters[sign] : sign));

    public static string[] Tokens(string text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A mark that stands alone is nothing.</summary>
    private static char Fold(int sign)
    {
        var letter = (char)sign;
        if (letter is 'đ' or 'Đ')
        {
            return 'd';
        }

        var category = char.GetUnicodeCategory(letter);
        return category == UnicodeCategory.NonSpacingMark ? '\0'
            : char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter.ToString().Normalize(NormalizationForm.FormD)[0])
            : ' ';
    }
}
