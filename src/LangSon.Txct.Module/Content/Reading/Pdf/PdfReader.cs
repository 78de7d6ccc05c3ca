namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Reads a PDF: the text of all pages with their annotations, and what the file says besides.</summary>
internal static class PdfReader
{
    /// <summary>A page with fewer letters than this has none but its number.</summary>
    private const int FewestLetters = 10;

    /// <summary>In points.</summary>
    private const double AreaOfA4 = 595 * 842;

    private static readonly double[] Turns = [90, 180, 270];

    public static FileContent Read(byte[] file, CancellationToken cancel)
    {
        var objects = new PdfObjects(file, cancel);
        var content = new FileContent();
        PdfDangers.Check(objects, content, cancel);
        Words(objects, content, cancel);
        var canvas = new PdfCanvas(objects, cancel);
        var number = 0;
        foreach (var page in Pages(objects))
        {
            number++;
            cancel.ThrowIfCancellationRequested();
            var glyphs = Upright(page, objects, canvas);
            if (glyphs.Count(glyph => !string.IsNullOrWhiteSpace(glyph.Text)) < FewestLetters && canvas.PictureArea * 2 > AreaOf(page, objects))
            {
                content.Codes.Add("no-text-layer");
            }

            content.Lines.AddRange(PdfLines.Of(glyphs).Select(line => line with { Page = number }));
        }

        content.Signature = PdfSignatures.Read(file, objects);
        return content;
    }

    /// <summary>Each page's letters and ruled lines; good until the next page is drawn.</summary>
    public static IEnumerable<(List<PdfGlyph> Glyphs, List<RuledLine> Lines)> Drawn(byte[] file, CancellationToken cancel)
    {
        var objects = new PdfObjects(file, cancel);
        var canvas = new PdfCanvas(objects, cancel);
        foreach (var page in Pages(objects))
        {
            cancel.ThrowIfCancellationRequested();
            yield return (Upright(page, objects, canvas), canvas.Lines);
        }
    }

    /// <summary>The page's letters as they stand for a reader: where most lie askew, as on a sheet scanned sideways, the page is turned until they don't.</summary>
    private static List<PdfGlyph> Upright(Page page, PdfObjects objects, PdfCanvas canvas)
    {
        var glyphs = Draw(page, 0, objects, canvas);
        if (Turned(glyphs) * 2 <= glyphs.Count)
        {
            return glyphs;
        }

        var best = Turns.MinBy(turn => Turned(Draw(page, turn, objects, canvas)));
        return Draw(page, best, objects, canvas);
    }

    private static int Turned(List<PdfGlyph> glyphs) => glyphs.Count(glyph => glyph.IsTurned);

    private static List<PdfGlyph> Draw(Page page, double more, PdfObjects objects, PdfCanvas canvas)
    {
        var turn = TurnOf(page.Rotation + more);
        var glyphs = canvas.Draw(Contents(page.Dictionary, objects), objects.DictionaryOf(page.Resources), turn);
        Annotations(page.Dictionary, objects, canvas, turn);
        return glyphs;
    }

    private static double AreaOf(Page page, PdfObjects objects) =>
        (objects.Resolve(page.Box) as List<object?> ?? []).Select(objects.Resolve).OfType<double>().ToList() is [var left, var bottom, var right, var top] ? Math.Abs((right - left) * (top - bottom)) : AreaOfA4;

    internal static IEnumerable<Page> Pages(PdfObjects objects)
    {
        HashSet<PdfDictionary> seen = [];
        Stack<Page> open = new();
        if (objects.DictionaryOf(objects.Catalog.GetValueOrDefault("Pages")) is not { } root)
        {
            throw new InvalidDataException("There are no pages.");
        }

        open.Push(new Page(root, null, null, 0));
        var count = 0;
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node.Dictionary))
            {
                throw new InvalidDataException("A page stands within itself.");
            }

            var here = node with
            {
                Resources = node.Dictionary.GetValueOrDefault("Resources") ?? node.Resources,
                Box = node.Dictionary.GetValueOrDefault("MediaBox") ?? node.Box,
                Rotation = objects.Resolve(node.Dictionary.GetValueOrDefault("Rotate")) as double? ?? node.Rotation,
            };
            if (objects.Resolve(node.Dictionary.GetValueOrDefault("Kids")) is List<object?> kids)
            {
                foreach (var kid in Enumerable.Reverse(kids))
                {
                    open.Push(here with { Dictionary = objects.DictionaryOf(kid) ?? throw new InvalidDataException("A page is missing.") });
                }
            }
            else if (++count > PdfLimits.Pages)
            {
                throw new UnsafeContentException("unreadable");
            }
            else
            {
                yield return here;
            }
        }

        if (count == 0)
        {
            throw new InvalidDataException("There are no pages.");
        }
    }

    private static IEnumerable<PdfStream> Contents(PdfDictionary page, PdfObjects objects) => objects.Resolve(page.GetValueOrDefault("Contents")) switch
    {
        PdfStream stream => [stream],
        List<object?> list => list.Select(objects.Resolve).OfType<PdfStream>(),
        _ => [],
    };

    /// <summary>Stamps and typed-in words are drawn by annotations, each by a form of its own.</summary>
    private static void Annotations(PdfDictionary page, PdfObjects objects, PdfCanvas canvas, PdfMatrix turn)
    {
        foreach (var annotation in (objects.Resolve(page.GetValueOrDefault("Annots")) as List<object?> ?? []).Select(objects.DictionaryOf).OfType<PdfDictionary>())
        {
            var looks = objects.Resolve(objects.DictionaryOf(annotation.GetValueOrDefault("AP"))?.GetValueOrDefault("N"));
            var rectangle = (objects.Resolve(annotation.GetValueOrDefault("Rect")) as List<object?> ?? []).Select(objects.Resolve).OfType<double>().ToList();
            var place = rectangle is [var x, var y, _, _] ? new PdfMatrix(1, 0, 0, 1, x, y).Then(turn) : turn;
            foreach (var form in looks is PdfDictionary states ? states.Values.Select(objects.Resolve).OfType<PdfStream>() : looks is PdfStream stream ? [stream] : [])
            {
                canvas.Appearance(form, objects.DictionaryOf(page.GetValueOrDefault("Resources")), place);
            }
        }
    }

    /// <summary>Strings of all objects that can hold Vietnamese, and the metadata.</summary>
    private static void Words(PdfObjects objects, FileContent content, CancellationToken cancel)
    {
        foreach (var value in objects.All)
        {
            cancel.ThrowIfCancellationRequested();
            PdfWords.Collect(value, content);
            if (value is PdfStream stream && stream.Dictionary.NameOf("Type") == "Metadata" && objects.Decode(stream) is { } xml)
            {
                Metadata(xml, content, cancel);
            }
        }
    }

    private static void Metadata(byte[] xml, FileContent content, CancellationToken cancel)
    {
        try
        {
            Office.PackageWords.Collect(xml, content, cancel);
        }
        catch (System.Xml.XmlException)
        {
            // Metadata is often padded or half written. What it says in letters is looked through all the same.
            content.AddAside(System.Text.Encoding.UTF8.GetString(xml));
        }
    }

    private static PdfMatrix TurnOf(double rotation) => ((((int)rotation % 360) + 360) % 360) switch
    {
        90 => new PdfMatrix(0, -1, 1, 0, 0, 0),
        180 => new PdfMatrix(-1, 0, 0, -1, 0, 0),
        270 => new PdfMatrix(0, 1, -1, 0, 0, 0),
        _ => PdfMatrix.Identity,
    };

    internal sealed record Page(PdfDictionary Dictionary, object? Resources, object? Box, double Rotation);
}
