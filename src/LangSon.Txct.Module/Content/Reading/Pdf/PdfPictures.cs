using System.Globalization;
using System.Text;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>The picture that fills each page of a scan, as a file that other programs read.</summary>
internal static class PdfPictures
{
    /// <summary>Of the whole picture; more has no sheet of paper that was scanned for reading.</summary>
    private const long MostPixels = 60_000_000;

    /// <returns>Page by page, the largest picture of each; null where there is none, or it is in an encoding of fax machines.</returns>
    public static IEnumerable<PagePicture?> Of(byte[] file, CancellationToken cancel)
    {
        var objects = new PdfObjects(file, cancel);
        foreach (var page in PdfReader.Pages(objects))
        {
            cancel.ThrowIfCancellationRequested();
            var pictures = objects.DictionaryOf(objects.DictionaryOf(page.Resources)?.GetValueOrDefault("XObject"))?.Values.Select(objects.Resolve).OfType<PdfStream>() ?? [];
            yield return pictures.Where(picture => picture.Dictionary.NameOf("Subtype") == "Image" && Pixels(picture, objects) is > 0 and < MostPixels)
                .MaxBy(picture => Pixels(picture, objects)) is { } largest ? Written(largest, objects) : null;
        }
    }

    private static long Pixels(PdfStream picture, PdfObjects objects) => (long)Number(picture, "Width", objects) * Number(picture, "Height", objects);

    private static int Number(PdfStream picture, string name, PdfObjects objects) => objects.Resolve(picture.Dictionary.GetValueOrDefault(name)) is double number and > 0 and < 100_000 ? (int)number : 0;

    private static PagePicture? Written(PdfStream picture, PdfObjects objects)
    {
        var filter = objects.Resolve(picture.Dictionary.GetValueOrDefault("Filter")) switch
        {
            PdfName name => name.Text,
            List<object?> { Count: 1 } names => (objects.Resolve(names[0]) as PdfName)?.Text,
            _ => null,
        };
        return filter switch
        {
            "DCTDecode" or "DCT" => new PagePicture(".jpg", picture.Raw.ToArray()),
            "JPXDecode" => new PagePicture(".jp2", picture.Raw.ToArray()),
            _ => objects.Decode(picture) is { } bytes ? Plain(picture, bytes, objects) : null,
        };
    }

    /// <summary>Bare pixels with a header before them (portable any-map).</summary>
    private static PagePicture? Plain(PdfStream picture, byte[] bytes, PdfObjects objects)
    {
        var (width, height, bits) = (Number(picture, "Width", objects), Number(picture, "Height", objects), Number(picture, "BitsPerComponent", objects));
        var perRow = (long)bytes.Length / height;
        return bits switch
        {
            // Where a bit is set the sheet is white; in a map it is black.
            1 when perRow == (width + 7) / 8 => Map("P4", width, height, null, [.. bytes.Select(eight => (byte)~eight)]),
            8 when perRow == width => Map("P5", width, height, 255, bytes),
            8 when perRow == width * 3L => Map("P6", width, height, 255, bytes),
            _ => null,
        };
    }

    private static PagePicture Map(string kind, int width, int height, int? most, byte[] pixels) => new(
        ".pnm", [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}\n{width} {height}\n{(most is { } level ? $"{level}\n" : "")}")), .. pixels]);
}

/// <param name="Extension">As in .jpg.</param>
internal sealed record PagePicture(string Extension, byte[] Bytes);
