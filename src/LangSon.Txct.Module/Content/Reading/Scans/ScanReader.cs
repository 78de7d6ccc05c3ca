using System.Diagnostics;
using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Pdf;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content.Reading.Scans;

/// <summary>Has Tesseract recognise the letters of a scan, where it and its Vietnamese data are installed. What it brings is for a person to compare with the sheet.</summary>
internal sealed partial class ScanReader(IOptions<ContentOptions> options, TimeProvider time)
{
    /// <summary>A paper of more sheets waits for a person.</summary>
    private const int MostPages = 60;

    private static readonly string[] Places = ["/usr/bin/tesseract", "/usr/local/bin/tesseract", @"C:\Program Files\Tesseract-OCR\tesseract.exe"];

    /// <summary>Parts of a page one below the other, with letters of different sizes.</summary>
    private static readonly string[] Manner = ["stdout", "-l", "vie", "--psm", "4"];

    /// <returns>Full path of Tesseract; null if it is not there.</returns>
    public static string? ProgramOf(ContentOptions options) => Array.Find(options.Tesseract is { } own ? [own] : Places, File.Exists);

    /// <returns>Null if Tesseract is not there, the file is no PDF, or nothing was recognised.</returns>
    /// <exception cref="UnsafeContentException">It could not be read within the limits.</exception>
    public async Task<ReadPaper?> ReadAsync(TransitFile file, CancellationToken cancel)
    {
        var bytes = await File.ReadAllBytesAsync(file.Path, cancel);
        if (FileKind.Of(bytes) != FileKind.Pdf || ProgramOf(options.Value) is not { } program)
        {
            return null;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file.Path)!, $"scan-{Guid.NewGuid():n}"));
        try
        {
            var content = new FileContent();
            foreach (var (picture, place) in PdfPictures.Of(bytes, cancel).Take(MostPages).Select((picture, place) => (picture, place)))
            {
                if (picture is not null)
                {
                    var text = await RecogniseAsync(program, picture, folder.FullName, cancel);
                    content.Lines.AddRange(text.Split('\n').Select(line => new TextLine(Specks().Replace(line, ""), Page: place + 1)));
                }
            }

            return content.Lines.Exists(line => line.Text.Any(char.IsLetter)) ? PaperFacts.Read(FileKind.Pdf, content) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> RecogniseAsync(string program, PagePicture picture, string folder, CancellationToken cancel)
    {
        var source = Path.Combine(folder, $"page{picture.Extension}");
        await File.WriteAllBytesAsync(source, picture.Bytes, cancel);
        var start = new ProcessStartInfo(program, [source, .. Manner]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardOutputEncoding = System.Text.Encoding.UTF8 };

        // One page at a time is enough; the host has other things to do.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var late = new CancellationTokenSource(options.Value.ConversionTime, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        using var process = Process.Start(start) ?? throw new UnsafeContentException("unreadable");
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var text = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? text : "";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new UnsafeContentException("unreadable");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Specks on the sheet, read as signs before or behind the words.</summary>
    [GeneratedRegex(@"^[._|~:;'`,]+\s*(?=[\p{L}(])|\s+[._|~:;'`,]+$")]
    private static partial Regex Specks();
}
