namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>Finds text that was typed in an old encoding and is shown with an unknown font.</summary>
internal static class OldTyping
{
    /// <summary>Signs that Vietnamese in Unicode hardly ever has, and Vietnamese in TCVN3 in each second word.</summary>
    private const string Tcvn3Signs = "µ¸¶·¹¨»¾¼½©®ªÐ×Þß«¬\u00AD¡¢§£¤¥¦";
    private const int FewestHoles = 3;
    private const string VniSigns = "ØÙÛÕÏÅÄÚÜËøùûõïåäúüë";

    /// <summary>How to turn the text into what was meant, where one letter in twenty is a sign of an old encoding and none is of Unicode's Vietnamese; else null.</summary>
    public static Func<string, string>? RepairOf(string text)
    {
        var letters = text.Count(char.IsLetter);
        if (letters < 20 || text.Any(IsVietnamese))
        {
            return null;
        }

        return text.Count(Tcvn3Signs.Contains) * 20 > letters ? FromTcvn3 : PairsOf(text) * 20 > letters ? Vni.ToUnicode : null;
    }

    /// <summary>Whether a word is missing: signs on one line that stand for glyphs which no table translates. A bullet is one sign.</summary>
    public static bool IsGarbled(string text)
    {
        var unknown = text.Count(letter => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.PrivateUse);
        return text.Split('\n').Any(line => line.Count(letter => letter == '\uFFFD') >= FewestHoles || HasHole(line)) || (unknown > 10 && unknown * 20 > text.Count(char.IsLetterOrDigit));
    }

    /// <summary>Whether a letter is missing within a word.</summary>
    private static bool HasHole(string line)
    {
        for (var at = line.IndexOf('\uFFFD', StringComparison.Ordinal); at >= 0; at = line.IndexOf('\uFFFD', at + 1))
        {
            if (at > 0 && char.IsLetter(line[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The fonts for capitals show capitals whose marks are typed as small letters; without the font's name, the plain letters tell.</summary>
    private static string FromTcvn3(string line)
    {
        var converted = Tcvn3.ToUnicode(line);
        return line.Count(char.IsAsciiLetterUpper) > 1 && !line.Any(char.IsAsciiLetterLower) ? converted.ToUpperInvariant() : converted;
    }

    private static bool IsVietnamese(char letter) => letter is (>= '\u1EA0' and <= '\u1EF9') or 'ơ' or 'ư' or 'Ơ' or 'Ư' or '\u0323' or '\u0309';

    private static int PairsOf(string text)
    {
        var pairs = 0;
        for (var index = 1; index < text.Length; index++)
        {
            pairs += VniSigns.Contains(text[index]) && "aeiouyôöAEIOUYÔÖ".Contains(text[index - 1]) ? 1 : 0;
        }

        return pairs;
    }
}
