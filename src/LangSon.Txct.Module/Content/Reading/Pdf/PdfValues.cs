namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>A name as in /Type, its # signs resolved.</summary>
internal sealed record PdfName(string Text);

/// <summary>A string's bytes.</summary>
internal sealed record PdfString(byte[] Bytes);

/// <summary>A word of a content stream, or the keyword of an object.</summary>
internal sealed record PdfWord(string Text);

internal readonly record struct PdfReference(int Number);

internal sealed class PdfDictionary : Dictionary<string, object?>
{
    public string? NameOf(string key) => (this.GetValueOrDefault(key) as PdfName)?.Text;
}

/// <param name="Start">Where its raw bytes begin, in <paramref name="Source"/>.</param>
internal sealed record PdfStream(PdfDictionary Dictionary, byte[] Source, int Start, int Length)
{
    public ReadOnlySpan<byte> Raw => Source.AsSpan(Start, Length);
}

/// <summary>What the trees of a PDF may have at most.</summary>
internal static class PdfLimits
{
    public const int Depth = 64;
    public const int Objects = 400_000;
    public const int Pages = 5000;

    /// <summary>Bytes that come out of one stream, and out of all.</summary>
    public const int StreamBytes = 64 << 20, AllBytes = 400 << 20;
}
