using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Office;
using LangSon.Txct.Content.Reading.Old;
using LangSon.Txct.Content.Reading.Packages;
using LangSon.Txct.Content.Reading.Pdf;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content.Reading;

/// <summary>Reads the tables of a Word or Excel file or a PDF in transit, of old ones by LibreOffice; only of one that the checks have let pass, for it looks at nothing else.</summary>
internal sealed class TableReader(IOptions<ContentOptions> options, TimeProvider time)
{
    /// <returns>In the order of the text, or of the sheets; null if it is none of them, or LibreOffice is needed and not there.</returns>
    /// <exception cref="UnsafeContentException">It could not be read within the limits.</exception>
    public async Task<IReadOnlyList<FileTable>?> ReadAsync(TransitFile file, CancellationToken cancel)
    {
        byte[]? bytes = await File.ReadAllBytesAsync(file.Path, cancel);
        var kind = FileKind.Of(bytes);
        if (kind == FileKind.Doc || kind == FileKind.Xls || kind == FileKind.Odt)
        {
            (bytes, kind) = (await ConvertedAsync(file, kind, cancel), kind == FileKind.Xls ? FileKind.Xlsx : FileKind.Docx);
        }

        if (bytes is null || (kind != FileKind.Docx && kind != FileKind.Xlsx && kind != FileKind.Pdf))
        {
            return null;
        }

        using var late = new CancellationTokenSource(options.Value.ReadingTime, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return await Task.Run(() => Read(kind, bytes, limit.Token), limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new UnsafeContentException("unreadable");
        }
        catch (InvalidDataException)
        {
            throw new UnsafeContentException("corrupt");
        }
    }

    private async Task<byte[]?> ConvertedAsync(TransitFile file, FileKind kind, CancellationToken cancel)
    {
        try
        {
            return await new LibreOffice(options.Value, time).ConvertAsync(file, kind, cancel);
        }
        catch (InvalidDataException)
        {
            throw new UnsafeContentException("corrupt");
        }
    }

    private static IReadOnlyList<FileTable> Read(FileKind kind, byte[] bytes, CancellationToken cancel)
    {
        if (kind == FileKind.Pdf)
        {
            return Repaired(PdfGrids.Read(bytes, cancel));
        }

        var package = OfficePackage.Open(bytes, cancel);
        return Repaired(kind == FileKind.Docx ? WordTables.Read(package, cancel) : SheetTables.Read(package, cancel));
    }

    /// <summary>Text of old encodings, told by the whole of it, as Unicode.</summary>
    private static IReadOnlyList<FileTable> Repaired(IReadOnlyList<FileTable> tables) =>
        OldTyping.RepairOf(string.Join('\n', tables.SelectMany(table => table.Rows).SelectMany(row => row))) is { } repair
            ? [.. tables.Select(table => table with { Rows = [.. table.Rows.Select(row => row.Select(repair).ToList())] })]
            : tables;
}
