using System.Text;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>Text typed with the old .Vn fonts (TCVN 5712:1993, table 3), whose letters stand in the places of Latin-1 signs.</summary>
internal static class Tcvn3
{
    private const string Old = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦";
    private const string New = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

    private static readonly Dictionary<char, char> Letters = Old.Zip(New).ToDictionary(pair => pair.First, pair => pair.Second);

    public static bool IsOldFont(string? font) => font is not null && font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase);

    /// <summary>Converts what stands in such a font; fonts whose names end in H show capitals only.</summary>
    public static string ToUnicode(string text, string font)
    {
        var converted = ToUnicode(text);
        return font.EndsWith("H", StringComparison.OrdinalIgnoreCase) ? converted.ToUpperInvariant() : converted;
    }

    public static string ToUnicode(string text)
    {
        var converted = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            converted.Append(Letters.GetValueOrDefault(letter, letter));
        }

        return converted.ToString();
    }
}
