namespace LangSon.Txct.Content.Reading;

/// <summary>What a reader of one kind of file brings: its text, and the codes of what may not go out.</summary>
internal sealed class FileContent
{
    private const int MostAside = 2000, MostAsides = 20_000;

    /// <summary>The text itself, paragraph by paragraph or printed line by printed line.</summary>
    public List<TextLine> Lines { get; } = [];

    /// <summary>Page headers and footers, notes.</summary>
    public List<string> Margins { get; } = [];

    /// <summary>Words that belong to the file and not to its text: comments, properties, watermarks, form fields.</summary>
    public List<string> Asides { get; } = [];

    /// <summary>Codes of what the reader came upon.</summary>
    public HashSet<string> Codes { get; } = [];

    /// <summary>The digital signatures taken together; null if there is none.</summary>
    public DigitalSignature? Signature { get; set; }

    public void AddAside(string? words)
    {
        if (!string.IsNullOrWhiteSpace(words) && Asides.Count < MostAsides)
        {
            Asides.Add(words.Length > MostAside ? words[..MostAside] : words);
        }
    }
}

/// <param name="IsCentered">Set in the middle of the page or the cell.</param>
/// <param name="IsBroken">Begun by a line break within the paragraph of the line before.</param>
/// <param name="Page">From 1; 0 where the file has no pages of its own.</param>
internal readonly record struct TextLine(string Text, bool IsCentered = false, bool IsBold = false, bool IsBroken = false, int Page = 0)
{
    /// <summary>The lines of one paragraph.</summary>
    public static IEnumerable<TextLine> Of(string paragraph, bool isCentered = false, bool isBold = false) =>
        paragraph.Split('\n').Select((line, index) => new TextLine(line, isCentered, isBold, index > 0));
}

/// <param name="By">The certificate's name of the last signer.</param>
/// <param name="Holds">Whether each digest is that of the bytes, and all bytes are covered. Whether the certificate is trusted is not asked.</param>
internal sealed record DigitalSignature(string By, bool Holds);
