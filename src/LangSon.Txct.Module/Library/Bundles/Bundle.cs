using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Library.Bundles;

/// <summary>All documents of a round that somebody sees, as one zip: files as they were issued, under names in the plan's order.</summary>
internal sealed record Bundle(string FileName, IReadOnlyList<BundleEntry> Entries)
{
    private const int LongestTitle = 90;

    /// <summary>The same for the same bytes: 64 hexadecimal digits.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Name}\t{entry.Day:yyyy-MM-dd}\t{entry.File.Sha256}"))))));

    public static Bundle Of(RoundShelf shelf) => new($"Tài liệu đợt {shelf.Letter}{(shelf.FirstDay is { } day ? $" - {day.Year}" : "")}.zip", [.. Named([.. shelf.Planned, .. shelf.Others])]);

    private static IEnumerable<BundleEntry> Named(IReadOnlyList<LibraryDocument> documents)
    {
        var digits = documents.Count > 99 ? "000" : "00";
        foreach (var (document, place) in documents.Select((document, place) => (document, place + 1)))
        {
            var number = place.ToString(digits, CultureInfo.InvariantCulture);
            foreach (var (file, part) in document.Files.Select((file, part) => (file, part)))
            {
                var title = part == 0 ? document.Title : Path.GetFileNameWithoutExtension(file.Name);
                yield return new BundleEntry(Safe($"{number}{(part == 0 ? "" : $".{part}")} - {title}", Path.GetExtension(file.Name)), document, file);
            }
        }
    }

    /// <summary>A name that Windows opens: none of the signs that it forbids, and short enough below a folder of its own.</summary>
    private static string Safe(string name, string extension)
    {
        var letters = string.Join(' ', string.Concat(name.Normalize().Select(letter => FileNames.IsSafe($"{letter}.x") || letter is ' ' or '.' ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{Shortened(letters).TrimEnd('.', ',', ';', ' ')}{extension}";
    }

    /// <summary>No word is cut through.</summary>
    private static string Shortened(string words) =>
        words.Length <= LongestTitle ? words : words[..(words.LastIndexOf(' ', LongestTitle) is > LongestTitle / 2 and var blank ? blank : LongestTitle)];
}

internal sealed record BundleEntry(string Name, LibraryDocument Document, LibraryFile File)
{
    /// <summary>As the file's own: the day of issue; the first that a zip knows for what has none.</summary>
    public DateOnly Day => Document.IssuedOn is { Year: >= 1980 and < 2107 } day ? day : new DateOnly(1980, 1, 1);
}
