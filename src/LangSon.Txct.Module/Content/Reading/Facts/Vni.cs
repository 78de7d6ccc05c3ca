using System.Text;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>Text typed with the old VNI fonts: the letter, and after it a sign that stands for its marks.</summary>
internal static class Vni
{
    private static readonly Dictionary<string, char> Pairs = Build();
    private static readonly Dictionary<char, char> Singles = new()
    {
        ['Æ'] = 'Ỉ', ['Ò'] = 'Ị', ['Ó'] = 'Ĩ', ['Ñ'] = 'Đ', ['Ö'] = 'Ư', ['Ô'] = 'Ơ', ['Î'] = 'Ỵ',
        ['æ'] = 'ỉ', ['ò'] = 'ị', ['ó'] = 'ĩ', ['ñ'] = 'đ', ['ö'] = 'ư', ['ô'] = 'ơ', ['î'] = 'ỵ',
    };

    public static bool IsOldFont(string? font) => font is not null && font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase);

    public static string ToUnicode(string text)
    {
        var converted = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && Pairs.TryGetValue(text.Substring(index, 2), out var letter))
            {
                converted.Append(letter);
                index++;
            }
            else
            {
                converted.Append(Singles.GetValueOrDefault(text[index], text[index]));
            }
        }

        return converted.ToString();
    }

    /// <summary>Each vowel with each sign that it may take; capitals take capital signs.</summary>
    private static Dictionary<string, char> Build()
    {
        const string tones = "\u0300\u0301\u0309\u0303\u0323";
        Dictionary<string, char> pairs = [];
        foreach (var (vowels, signs, mark) in new[] { ("AEIOUYÔÖ", "ØÙÛÕÏ", ""), ("AEO", "ÀÁÅÃÄ", "\u0302"), ("A", "ÈÉÚÜË", "\u0306") })
        {
            foreach (var vowel in vowels)
            {
                for (var tone = 0; tone < tones.Length; tone++)
                {
                    Add(pairs, vowel, signs[tone], $"{(vowel == 'Ô' ? 'Ơ' : vowel == 'Ö' ? 'Ư' : vowel)}{mark}{tones[tone]}");
                }
            }
        }

        foreach (var (vowel, sign, letter) in new[] { ('A', 'Â', "Â"), ('E', 'Â', "Ê"), ('O', 'Â', "Ô"), ('A', 'Ê', "Ă") })
        {
            Add(pairs, vowel, sign, letter);
        }

        return pairs;
    }

    private static void Add(Dictionary<string, char> pairs, char vowel, char sign, string letter)
    {
        var composed = letter.Normalize(NormalizationForm.FormC)[0];
        pairs[$"{vowel}{sign}"] = composed;
        pairs[$"{char.ToLowerInvariant(vowel)}{char.ToLowerInvariant(sign)}"] = char.ToLowerInvariant(composed);
        pairs[$"{vowel}{char.ToLowerInvariant(sign)}"] = composed;
    }
}
