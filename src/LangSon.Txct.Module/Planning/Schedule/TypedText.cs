using System.Text;

namespace LangSon.Txct.Planning.Schedule;

/// <summary>Text that people typed, or that was read from their files.</summary>
internal static class TypedText
{
    /// <summary>Without the signs that neither XML nor iCalendar can hold.</summary>
    /// <returns>Empty for null.</returns>
    public static string Clean(string? typed) => typed is null ? "" : string.Concat(typed.EnumerateRunes().Where(IsHeld));

    /// <summary>However it was spaced and its accents were written; case stays.</summary>
    public static string Plain(string typed) =>
        string.Join(' ', Clean(typed).Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsHeld(Rune rune) => rune.Value is '\t' or '\n' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
