using System.Xml;
using LangSon.Txct.Content.Reading.Old;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>What an office package may not hold. Each check a function; all of them run.</summary>
internal static class OfficeDangers
{
    private delegate void PackageCheck(OfficePackage package, FileContent content, CancellationToken cancel);

    private static readonly PackageCheck[] All = [ContentTypes, Relationships, PartNames, ForeignParts];

    private static readonly string[] ActiveNames =
        ["/activex/", "/embeddings/oleobject", "/afchunk", "/webextensions/", "/customui/", "/attachedtoolbars", "/userform"];

    private static readonly string[] ExternalNames = ["/externallinks/externallink", "/connections.xml", "/querytables/", "/model/item.data", "/subdocument"];

    private static readonly string[] OrdinaryLinks = ["http://", "https://", "mailto:", "tel:", "ftp://", "#"];

    public static void Check(OfficePackage package, FileContent content, CancellationToken cancel)
    {
        foreach (var check in All)
        {
            check(package, content, cancel);
        }
    }

    private static void ContentTypes(OfficePackage package, FileContent content, CancellationToken cancel)
    {
        if (!package.Parts.TryGetValue("[Content_Types].xml", out var types))
        {
            return;
        }

        SafeXml.Walk(types, cancel, node =>
        {
            var type = node.NodeType == XmlNodeType.Element ? node.GetAttribute("ContentType") ?? "" : "";
            Add(content, "macro", Has(type, "macroEnabled") || Has(type, "vbaProject") || Has(type, "vbaData") || Has(type, "macrosheet"));
            Add(content, "active-content", Has(type, "activeX") || Has(type, "x-msdownload"));
        });
    }

    private static void Relationships(OfficePackage package, FileContent content, CancellationToken cancel)
    {
        foreach (var part in package.Parts.Where(part => part.Key.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            SafeXml.Walk(part.Value, cancel, node =>
            {
                if (node is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
                {
                    Relationship(node.GetAttribute("Type") ?? "", node.GetAttribute("Target") ?? "", node.GetAttribute("TargetMode"), content);
                }
            });
        }
    }

    private static void Relationship(string type, string target, string? mode, FileContent content)
    {
        var isExternal = string.Equals(mode, "External", StringComparison.OrdinalIgnoreCase) || target.Contains("://", StringComparison.Ordinal) || target.StartsWith(@"\\", StringComparison.Ordinal);
        Add(content, "external-reference", isExternal && !(type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase) && IsOrdinaryLink(target)));
        Add(content, "macro", Has(type, "vbaProject") || Has(type, "xlMacrosheet") || Has(type, "xlIntlMacrosheet") || Has(type, "wordVbaData"));
        Add(content, "active-content", Has(type, "/aFChunk") || Has(type, "/oleObject") || Has(type, "/control") || Has(type, "activeX") || Has(type, "/webextension"));
    }

    /// <summary>A link that a reader follows of his own will: a web page, a mail address, a place in the paper.</summary>
    internal static bool IsOrdinaryLink(string target)
    {
        var link = target.Trim();
        return OrdinaryLinks.Any(start => link.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            || !(link.Contains(':') || link.StartsWith(@"\\", StringComparison.Ordinal) || link.StartsWith("//", StringComparison.Ordinal));
    }

    private static void PartNames(OfficePackage package, FileContent content, CancellationToken cancel)
    {
        foreach (var name in package.Names.Select(name => $"/{name}"))
        {
            Add(content, "macro", Has(name, "vbaProject") || Has(name, "/macrosheets/") || Has(name, "/Basic/") || Has(name, "/Scripts/") || Has(name, "/vbaData"));
            Add(content, "active-content", ActiveNames.Any(active => Has(name, active)));
            Add(content, "external-reference", ExternalNames.Any(external => Has(name, external)));
        }
    }

    /// <summary>Parts that are no XML: programs, old office files, packages within the package.</summary>
    private static void ForeignParts(OfficePackage package, FileContent content, CancellationToken cancel)
    {
        foreach (var (name, bytes) in package.Parts)
        {
            cancel.ThrowIfCancellationRequested();
            Add(content, "active-content", IsProgram(bytes));
            if (CompoundFile.IsOne(bytes))
            {
                OldFile(bytes, content);
            }
            else if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
            {
                Nested(name, bytes, content, cancel);
            }
        }
    }

    private static void OldFile(byte[] bytes, FileContent content)
    {
        var names = new CompoundFile(bytes).Names.ToList();
        Add(content, "macro", OldOffice.HasMacro(names));
        Add(content, "active-content", !names.Any(name => name is "WordDocument" or "Workbook" or "Book" or "PowerPoint Document") || OldOffice.HasPackage(names));
        Add(content, "encrypted", names.Contains("EncryptedPackage"));
    }

    /// <summary>The sheet behind a chart is a package of its own. It is looked into once; what is deeper is nobody's chart.</summary>
    private static void Nested(string name, byte[] bytes, FileContent content, CancellationToken cancel)
    {
        if (!Path.GetExtension(name).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) || content.Codes.Contains("nested"))
        {
            content.Codes.Add("active-content");
            return;
        }

        var inner = new FileContent();
        inner.Codes.Add("nested");
        Check(OfficePackage.Open(bytes, cancel), inner, cancel);
        content.Codes.UnionWith(inner.Codes.Except(["nested"]));
    }

    public static bool IsProgram(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith("MZ"u8) && bytes.Length > 64) || bytes.StartsWith("\u007fELF"u8) || bytes.StartsWith("#!"u8) || bytes.StartsWith("%PDF-"u8)
        || bytes.StartsWith("{\\rtf"u8) || bytes.StartsWith("Rar!"u8) || bytes.StartsWith("7z"u8) || bytes.StartsWith("MSCF"u8) || bytes.StartsWith("L\0\0\0\u0001\u0014\u0002\0"u8);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static void Add(FileContent content, string code, bool isThere)
    {
        if (isThere)
        {
            content.Codes.Add(code);
        }
    }
}
