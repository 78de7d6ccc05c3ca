using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LangSon.Txct.Planning.Templates;

/// <summary>A place of a form that people fill: a content control, by whose tag what was filled is read back.</summary>
/// <param name="Name">Unique in a form; the last part of the tag.</param>
/// <param name="Alias">What Word shows beside it, in Vietnamese; unique, too.</param>
internal sealed record FormField(string Name, string Alias)
{
    /// <summary>Begins each tag of a form of this version; a form of another version is another form.</summary>
    public const string Prefix = "txct1.";

    /// <summary>Stands in a field that is not filled.</summary>
    public const string Blank = "……………";

    public string Tag => Prefix + Name;

    /// <summary>The control within a line.</summary>
    /// <param name="value">What is known already; null if nothing is.</param>
    public SdtRun Inline(string? value) => new(
        Properties(value), new SdtContentRun(new Run(new Text(string.IsNullOrEmpty(value) ? Blank : value) { Space = SpaceProcessingModeValues.Preserve })));

    /// <summary>Ids must differ within a file; of the same field it is always the same.</summary>
    private int Id => Tag.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)) & 0x3FFFFFFF;

    private SdtProperties Properties(string? value) => new(
        [
            new SdtAlias { Val = Alias }, new Tag { Val = Tag }, new SdtId { Val = Id },
            .. string.IsNullOrEmpty(value) ? [new ShowingPlaceholder()] : (OpenXmlElement[])[], new SdtContentText { MultiLine = true },
        ]);
}
