using System.Text.RegularExpressions;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Office;
using LangSon.Txct.Content.Reading.Old;
using LangSon.Txct.Content.Reading.Pdf;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content.Reading;

/// <summary>Reads Word, Excel, OpenDocument files and PDFs; what it cannot read itself it hands to LibreOffice.</summary>
internal sealed class PaperReader(IOptions<ContentOptions> options, TimeProvider time) : IPaperReader
{
    /// <summary>Fewer letters than this are no text: a stamp or a page number on a picture.</summary>
    private const int FewestLetters = 40;

    /// <summary>A paper that is read lies in memory as a whole, so that only a few are at a time.</summary>
    private readonly SemaphoreSlim turns = new(Math.Max(4, Environment.ProcessorCount));

    public async Task<Reading> ReadAsync(TransitFile file, string fileName, CancellationToken cancel)
    {
        if (file.Size == 0)
        {
            return new Reading.Failed(fileName, FileKind.Unknown.MediaType, [Finding.Of("empty")]);
        }

        await turns.WaitAsync(cancel);
        try
        {
            var bytes = await File.ReadAllBytesAsync(file.Path, cancel);
            var kind = FileKind.Of(bytes);
            return await ReadKindAsync(kind, bytes, file, fileName, [.. NameAndKind(fileName, kind)], cancel);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>How the names of the old fonts begin in the table of fonts.</summary>
    private static byte[] OldFont { get; } = System.Text.Encoding.Unicode.GetBytes(".Vn");

    /// <summary>Whether the name says what the bytes are.</summary>
    private static IEnumerable<Finding> NameAndKind(string fileName, FileKind kind)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (!FileKind.IsPaper(extension))
        {
            yield return Finding.Of("unsupported-type", extension.Length > 0 && extension.All(letter => letter is '.' || char.IsAsciiLetterOrDigit(letter)) ? extension : "không rõ đuôi tệp");
        }
        else if (!kind.Extensions.Contains(extension) && !(kind == FileKind.Locked && extension is ".doc" or ".xls"))
        {
            yield return Finding.Of("type-mismatch", extension, kind.Name);
        }
    }

    private async Task<Reading> ReadKindAsync(FileKind kind, byte[] bytes, TransitFile file, string fileName, List<Finding> findings, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(options.Value.ReadingTime, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            // Each loop looks at the token; the second limit is for what none of them foresaw.
            var own = await Task.Run(() => Read(kind, bytes, fileName, findings, limit.Token), limit.Token).WaitAsync(2 * options.Value.ReadingTime, time, cancel);
            return own is null ? await ConvertedAsync(kind, file, fileName, findings, cancel) : await WithFontsAsync(own, kind, bytes, file, cancel);
        }
        catch (Exception exception) when (CodeOf(exception, cancel) is { } code)
        {
            return new Reading.Failed(fileName, kind.MediaType, [.. findings, Finding.Of(code)]);
        }
    }

    /// <summary>Whatever a damaged file makes reading throw, the file is what is damaged.</summary>
    private static string? CodeOf(Exception exception, CancellationToken cancel) => exception switch
    {
        _ when cancel.IsCancellationRequested => null,
        UnsafeContentException unsafeContent => unsafeContent.Code,
        OperationCanceledException or TimeoutException or RegexMatchTimeoutException or OutOfMemoryException => "unreadable",
        _ => "corrupt",
    };

    /// <returns>Null if it is one of the old files that only LibreOffice reads.</returns>
    private static Reading? Read(FileKind kind, byte[] bytes, string fileName, List<Finding> findings, CancellationToken cancel)
    {
        if (kind == FileKind.Unknown || kind == FileKind.Zip || kind == FileKind.EdXml)
        {
            return new Reading.Failed(fileName, kind.MediaType, findings);
        }

        if (kind == FileKind.Damaged)
        {
            return new Reading.Failed(fileName, kind.MediaType, [.. findings, Finding.Of("corrupt")]);
        }

        var content = Content(kind, bytes, cancel);
        var isMute = content is { Lines.Count: 0, Codes.Count: 0 } && (kind == FileKind.Doc || kind == FileKind.Xls);
        return content is null || isMute ? null : ReadingOf(kind, content, fileName, findings);
    }

    /// <summary>An old Word file in an old font is read better where each run has its font: in some of them small letters stand for capitals.</summary>
    private async Task<Reading> WithFontsAsync(Reading own, FileKind kind, byte[] bytes, TransitFile file, CancellationToken cancel)
    {
        if (kind != FileKind.Doc || own is not Reading.Read || own.Findings.Any(finding => finding.Verdict == Verdict.Refused) || bytes.AsSpan().IndexOf(OldFont) < 0)
        {
            return own;
        }

        try
        {
            return await new LibreOffice(options.Value, time).ReadAsync(file, kind, cancel) is { Codes.Count: 0 } content ? ReadingOf(kind, content, own.FileName, [.. NameAndKind(own.FileName, kind)]) : own;
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return own;
        }
    }

    private async Task<Reading> ConvertedAsync(FileKind kind, TransitFile file, string fileName, List<Finding> findings, CancellationToken cancel) =>
        await new LibreOffice(options.Value, time).ReadAsync(file, kind, cancel) is { } content
            ? ReadingOf(kind, content, fileName, findings)
            : new Reading.Failed(fileName, kind.MediaType, [.. findings, Finding.Of("converter-missing", kind.Name)]);

    private static Reading.Read ReadingOf(FileKind kind, FileContent content, string fileName, List<Finding> findings)
    {
        Repair(content);
        findings.AddRange(content.Codes.Select(code => Finding.Of(code)));
        return new Reading.Read(fileName, PaperFacts.Read(kind, content), findings);
    }

    private static FileContent? Content(FileKind kind, byte[] bytes, CancellationToken cancel) => kind switch
    {
        _ when kind == FileKind.Pdf => PdfReader.Read(bytes, cancel),
        _ when kind == FileKind.Docx => DocxReader.Read(bytes, cancel),
        _ when kind == FileKind.Xlsx => XlsxReader.Read(bytes, cancel),
        _ when kind == FileKind.Odt => OdtReader.Read(bytes, cancel),
        _ when kind == FileKind.Locked => throw new UnsafeContentException("encrypted"),
        _ => OldOffice.Read(bytes, cancel),
    };

    /// <summary>Turns text of old encodings into Unicode, and says where there is no text, or none that can be understood.</summary>
    private static void Repair(FileContent content)
    {
        var text = string.Join('\n', content.Lines.Select(line => line.Text));
        if (OldTyping.RepairOf(text) is { } repair)
        {
            var repaired = content.Lines.Select(line => line with { Text = repair(line.Text ?? "") }).ToList();
            content.Lines.Clear();
            content.Lines.AddRange(repaired);
        }

        if (text.Count(char.IsLetter) < FewestLetters && !content.Codes.Contains("encrypted"))
        {
            content.Codes.Add("no-text-layer");
        }
        else if (OldTyping.IsGarbled(text))
        {
            content.Codes.Add("unknown-encoding");
        }
    }
}
