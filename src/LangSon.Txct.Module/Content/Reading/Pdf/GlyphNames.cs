using System.Globalization;
using System.Text;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Letters by the names of their glyphs, as Acircumflexdotbelow: a letter and its marks.</summary>
internal static class GlyphNames
{
    private static readonly (string Name, string Mark)[] Marks =
    [
        ("grave", "\u0300"), ("acute", "\u0301"), ("circumflex", "\u0302"), ("tilde", "\u0303"), ("breve", "\u0306"),
        ("hookabove", "\u0309"), ("hook", "\u0309"), ("horn", "\u031B"), ("dotbelow", "\u0323"), ("dieresis", "\u0308"),
    ];

    private static readonly Dictionary<string, string> Others = new()
    {
        ["space"] = " ", ["nbspace"] = " ", ["hyphen"] = "-", ["minus"] = "-", ["endash"] = "–", ["emdash"] = "—", ["slash"] = "/", ["period"] = ".", ["comma"] = ",",
        ["colon"] = ":", ["semicolon"] = ";", ["parenleft"] = "(", ["parenright"] = ")", ["quotedblleft"] = "“", ["quotedblright"] = "”", ["quoteleft"] = "‘",
        ["quoteright"] = "’", ["quotesingle"] = "'", ["quotedbl"] = "\"", ["percent"] = "%", ["ampersand"] = "&", ["plus"] = "+", ["equal"] = "=", ["underscore"] = "_",
        ["asterisk"] = "*", ["bullet"] = "•", ["ellipsis"] = "…", ["zero"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5",
        ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["dcroat"] = "đ", ["Dcroat"] = "Đ", ["dmacron"] = "đ", ["Eth"] = "Đ", ["bracketleft"] = "[",
        ["bracketright"] = "]", ["fi"] = "fi", ["fl"] = "fl", ["ff"] = "ff", ["ohorn"] = "ơ", ["Ohorn"] = "Ơ", ["uhorn"] = "ư", ["Uhorn"] = "Ư", ["exclam"] = "!", ["question"] = "?",
        ["numbersign"] = "#", ["at"] = "@", ["less"] = "<", ["greater"] = ">", ["degree"] = "°", ["section"] = "§", ["guillemotleft"] = "«", ["guillemotright"] = "»",
    };

    public static string ToText(string name)
    {
        var stem = name.Split('.')[0];
        if (stem.Length == 1)
        {
            return stem;
        }

        if (Others.TryGetValue(stem, out var other))
        {
            return other;
        }

        var digits = stem.StartsWith("uni", StringComparison.Ordinal) ? stem[3..] : stem[0] == 'u' ? stem[1..] : "";
        if (digits.Length is >= 4 and <= 6 && int.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
        {
            return new Rune(code).ToString();
        }

        return Composed(stem) ?? "\uFFFD";
    }

    private static string? Composed(string name)
    {
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
        {
            return null;
        }

        var letter = name[..1];
        for (var rest = name[1..]; rest.Length > 0;)
        {
            var (mark, sign) = Marks.FirstOrDefault(mark => rest.StartsWith(mark.Name, StringComparison.Ordinal));
            if (mark is null)
            {
                return null;
            }

            letter += sign;
            rest = rest[mark.Length..];
        }

        return letter.Normalize(NormalizationForm.FormC);
    }
}
