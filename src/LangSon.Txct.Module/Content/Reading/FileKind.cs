using LangSon.Txct.Content.Reading.Old;

namespace LangSon.Txct.Content.Reading;

/// <summary>What a file is by its bytes.</summary>
/// <param name="Extensions">The names it may have.</param>
internal sealed record FileKind(string MediaType, string Name, params string[] Extensions)
{
    public static readonly FileKind Pdf = new("application/pdf", "PDF", ".pdf");
    public static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", ".docx");
    public static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", ".xlsx");
    public static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", "OpenDocument", ".odt");
    public static readonly FileKind Doc = new("application/msword", "Word 97–2003", ".doc");
    public static readonly FileKind Xls = new("application/vnd.ms-excel", "Excel 97–2003", ".xls");
    public static readonly FileKind Locked = new("application/x-ole-storage", "tệp có mật khẩu", ".docx", ".xlsx");
    public static readonly FileKind EdXml = new("application/xml", "gói tin edXML", ".edxml");
    public static readonly FileKind Damaged = new("application/x-ole-storage", "tệp hỏng", ".doc", ".xls");
    public static readonly FileKind Zip = new("application/zip", "tệp nén");
    public static readonly FileKind Unknown = new("application/octet-stream", "không rõ");

    private static readonly FileKind[] Papers = [Pdf, Docx, Xlsx, Odt, Doc, Xls];

    /// <summary>Whether papers may have this extension, whatever stands in the file.</summary>
    public static bool IsPaper(string extension) => Array.Exists(Papers, kind => kind.Extensions.Contains(extension));

    /// <summary>The media type of a name's extension; what the bytes are is another question.</summary>
    public static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".heic" => "image/heic",
        var extension => Array.Find([.. Papers, EdXml, Zip], kind => kind.Extensions.Contains(extension))?.MediaType ?? Unknown.MediaType,
    };

    /// <summary>Looks at the first bytes, and into the list of names of a zip or a compound file.</summary>
    public static FileKind Of(byte[] bytes) => bytes.AsSpan() switch
    {
        var file when CompoundFile.IsOne(file) => OfCompound(bytes),
        var file when file.StartsWith("PK"u8) => OfZip(bytes),
        var file when IsPdf(file) => Pdf,
        var file when IsEdXml(file) => EdXml,
        _ => Unknown,
    };

    /// <summary>A PDF begins with its mark; readers also forgive a byte order mark and blanks, and nothing else is forgiven here.</summary>
    private static bool IsPdf(ReadOnlySpan<byte> file) => file[..Math.Min(64, file.Length)].TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, 9, 10, 13, 32]).StartsWith("%PDF-"u8);

    /// <summary>A packet is XML, and names its standard or its root in its first lines.</summary>
    private static bool IsEdXml(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(4096, file.Length)].TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, 9, 10, 13, 32]);
        return start.StartsWith("<"u8) && (start.IndexOf("TBT/QCVN_102_2016"u8) >= 0 || start.IndexOf("<edXML"u8) >= 0);
    }

    private static FileKind OfZip(byte[] bytes)
    {
        // Names are looked for as they stand: a zip that lies elsewhere is refused when it is read.
        var file = bytes.AsSpan();
        return file switch
        {
            _ when file.IndexOf("word/document.xml"u8) >= 0 => Docx,
            _ when file.IndexOf("xl/workbook.xml"u8) >= 0 => Xlsx,
            _ when file.IndexOf("application/vnd.oasis.opendocument.text"u8) is >= 0 and < 200 => Odt,
            _ => Zip,
        };
    }

    private static FileKind OfCompound(byte[] bytes)
    {
        try
        {
            var names = new CompoundFile(bytes).Names.ToList();
            return names.Count == 0 ? Damaged : names.Contains("EncryptedPackage") ? Locked : names.Contains("WordDocument") ? Doc : names.Contains("Workbook") || names.Contains("Book") ? Xls : Unknown;
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
    }
}
