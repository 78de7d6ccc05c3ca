namespace LangSon.Txct.Content.Reading.Old;

/// <summary>Windows-1252, which the framework has only in a package.</summary>
internal static class WindowsLatin
{
    private const string Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static char ToChar(byte value) => value is >= 0x80 and < 0xA0 ? Upper[value - 0x80] : (char)value;

    public static string ToText(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[bytes.Length];
        for (var index = 0; index < letters.Length; index++)
        {
            letters[index] = ToChar(bytes[index]);
        }

        return new string(letters);
    }
}
