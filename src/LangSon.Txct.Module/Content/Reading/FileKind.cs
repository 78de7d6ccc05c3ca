using System.IO.Compression;

namespace LangSon.Txct.Content.Reading;

/// <summary>What a file is by its bytes.</summary>
/// <param name="Extensions">The names it may have.</param>
internal sealed record FileKind(string MediaType, string Name, params string[] Extensions)
{
    public static readonly FileKind Pdf = new("application/pdf", "PDF", ".pdf");
    public static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", ".docx");
    public static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", ".xlsx");
    public static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", "OpenDocument", ".odt");
    public static readonly FileKind OldOffice = new("application/msword", "Word 97–2003", ".doc", ".xls", ".ppt");
    public static readonly FileKind Unknown = new("application/octet-stream", "không rõ");

    /// <summary>Looks at the first bytes, and into a zip's list of names; unpacks nothing.</summary>
    public static FileKind Of(Stream bytes)
    {
        Span<byte> head = stackalloc byte[1024];
        var read = bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..read];
        bytes.Position = 0;
        return head switch
        {
            _ when head.IndexOf("%PDF-"u8) >= 0 => Pdf,
            [0x50, 0x4B, 0x03, 0x04, ..] => OfZip(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OldOffice,
            _ => Unknown,
        };
    }

    private static FileKind OfZip(Stream bytes)
    {
        try
        {
            using var zip = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            return zip switch
            {
                _ when zip.GetEntry("word/document.xml") is not null => Docx,
                _ when zip.GetEntry("xl/workbook.xml") is not null => Xlsx,
                _ when zip.GetEntry("content.xml") is not null => Odt,
                _ => Unknown,
            };
        }
        catch (InvalidDataException)
        {
            return Unknown;
        }
        finally
        {
            bytes.Position = 0;
        }
    }
}
