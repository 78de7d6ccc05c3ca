using System.Xml;

namespace LangSon.Txct.Content.Reading.Packages;

/// <summary>XML read as a stream: no definitions, no entities, nothing fetched, no deep nesting.</summary>
internal static class SafeXml
{
    private const int MostDepth = 512;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 96L << 20,
    };

    /// <summary>Which code a definition in the XML has; null if there is none. It may stand in any encoding that XML knows.</summary>
    public static string? DefinitionIn(ReadOnlySpan<byte> xml)
    {
        if (xml.Length > 1 && (xml[0] == 0 || xml[1] == 0 || xml[..2] is [0xFE, 0xFF] or [0xFF, 0xFE]))
        {
            xml = WithoutZeros(xml);
        }

        var at = xml.IndexOf("<!DOCTYPE"u8);
        if (at < 0)
        {
            return null;
        }

        var rest = xml[at..];
        return rest.IndexOf("SYSTEM"u8) >= 0 || rest.IndexOf("PUBLIC"u8) >= 0 || rest.IndexOf("<!ENTITY"u8) < 0 ? "external-entity" : "entity-bomb";
    }

    /// <summary>Calls for each node until the end.</summary>
    /// <exception cref="UnsafeContentException">The XML defines something, or is nested too deeply.</exception>
    /// <exception cref="XmlException">It is no XML.</exception>
    public static void Walk(byte[] xml, CancellationToken cancel, Action<XmlReader> node)
    {
        if (DefinitionIn(xml) is { } code)
        {
            throw new UnsafeContentException(code);
        }

        using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), Settings);
        for (var count = 0; reader.Read(); count++)
        {
            if (reader.Depth > MostDepth)
            {
                throw new UnsafeContentException("malformed-archive");
            }

            if (count % 1000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            node(reader);
        }
    }

    private static byte[] WithoutZeros(ReadOnlySpan<byte> xml)
    {
        var kept = new byte[xml.Length];
        var count = 0;
        foreach (var value in xml)
        {
            if (value != 0)
            {
                kept[count++] = value;
            }
        }

        return kept[..count];
    }
}
