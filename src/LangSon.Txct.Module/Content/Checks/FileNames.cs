using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Content.Checks;

/// <summary>What a file's name alone tells. The software runs on Windows too, so its rules hold everywhere.</summary>
internal static class FileNames
{
    /// <summary>Longest name: room must be left for a suffix within the 255 bytes that file systems allow.</summary>
    private const int MostLetters = 200, MostBytes = 254;

    private static readonly string[] NoPapers = ["~$*", ".~lock.*", "~WRL*.tmp", "Thumbs.db", "ehthumbs.db", ".DS_Store", "._*", "desktop.ini", "*.tmp", "*.temp", "*.part", "*.partial", "*.crdownload", "*.download"];
    private static readonly string[] Sidecars = ["*.truth.json", "*.meta.json", "*.sh", "README*", ".git*"];
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

    /// <summary>Lock files, thumbnails, unfinished downloads: nothing that a person meant to hand in.</summary>
    public static bool IsNoPaper(string name) => NoPapers.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name));

    /// <summary>Files that stand beside papers and say something of them.</summary>
    public static bool IsSidecar(string name) => Sidecars.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name));

    public static Finding? Check(string name) => IsSafe(name) ? null : Finding.Of("unsafe-name");

    /// <summary>A name as its sender gave it, for people to read: never a path, never longer than a name may be.</summary>
    public static string Shown(string sent)
    {
        var own = string.Concat(Composed.Of(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..]).Where(letter => !char.IsControl(letter))).Trim();
        return own.Length switch { 0 => "tep", > MostLetters => own[^MostLetters..], _ => own };
    }

    /// <summary>Whether the name can be kept, shown and logged anywhere as it is.</summary>
    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= MostLetters && Encoding.UTF8.GetByteCount(name) <= MostBytes
        && !name.StartsWith(' ') && name[^1] is not ('.' or ' ' or '\u00A0' or '\u3000')
        && !name.EnumerateRunes().Any(IsTreacherous) && !IsDevice(name) && name is not ("." or "..");

    /// <summary>Control signs and line breaks, signs that turn or hide others, and those which no Windows name may have.</summary>
    private static bool IsTreacherous(Rune letter) =>
        letter.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD or 0x115F or 0x1160 or 0x3164
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd().ToUpperInvariant();
        return Devices.Contains(stem) || (stem.Length == 4 && stem[..3] is "COM" or "LPT" && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³');
    }
}
