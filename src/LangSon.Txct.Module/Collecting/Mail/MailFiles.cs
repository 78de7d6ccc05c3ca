using System.Text;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Tnef;

namespace LangSon.Txct.Collecting.Mail;

/// <summary>Takes the files out of a mail: attachments, named parts, what forwarded mails and winmail.dat hold; not the logos of signatures.</summary>
internal sealed class MailFiles(ITransit transit, IOptions<ContentOptions> options)
{
    /// <summary>Mails within mails, so deep at most.</summary>
    private const int MostDepth = 30;

    private const int MostFiles = 100;

    /// <summary>An unnamed picture within the text that is smaller is a logo, no photograph of a paper.</summary>
    private const long Logo = 20 << 10;

    private static readonly string[] NotFiles = ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar"];

    // Old mail programs write in the code pages of Windows, which the runtime knows only when it is told of them.
    static MailFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>The files in their order; the mail itself where there are none. What is too much to be opened is a finding about the mail.</returns>
    /// <exception cref="TooLargeException">The files are larger together than one file may be.</exception>
    public async Task<(IReadOnlyList<FetchedFile> Files, IReadOnlyList<Finding> Findings)> OfAsync(TransitFile mail, CancellationToken cancel)
    {
        List<FetchedFile> files = [];
        try
        {
            await using var bytes = mail.Open();
            var message = await MimeMessage.LoadAsync(new ParserOptions { MaxMimeDepth = 2 * MostDepth }, bytes, persistent: true, cancel);
            foreach (var part in Parts(message.Body, 0).Where(IsFile))
            {
                files.Add(await TakeAsync(part, files, cancel));
            }

            return files.Count == 0 ? ([await ItselfAsync(mail, cancel)], []) : (files, []);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            files.ForEach(file => file.Bytes.Dispose());
            return ([await ItselfAsync(mail, cancel)], [Finding.Of("malformed-archive")]);
        }
        catch
        {
            files.ForEach(file => file.Bytes.Dispose());
            throw;
        }
    }

    private async Task<FetchedFile> TakeAsync(MimePart part, List<FetchedFile> before, CancellationToken cancel)
    {
        if (before.Count == MostFiles)
        {
            throw new FormatException("The mail has too many parts.");
        }

        var name = part.FileName is { Length: > 0 } said ? said : $"tep-{before.Count + 1}{ExtensionOf(part.ContentType)}";
        var file = await transit.TakeAsync(target => part.Content!.DecodeToAsync(target, cancel), cancel);
        if (before.Sum(other => other.Bytes.Size) + file.Size > options.Value.MaxFileBytes)
        {
            file.Dispose();
            throw new TooLargeException(options.Value.MaxFileBytes);
        }

        return new FetchedFile(name, part.ContentType.MimeType, file);
    }

    private async Task<FetchedFile> ItselfAsync(TransitFile mail, CancellationToken cancel)
    {
        await using var bytes = mail.Open();
        return new FetchedFile("thu.eml", "message/rfc822", await transit.TakeAsync(bytes, cancel));
    }

    private static IEnumerable<MimePart> Parts(MimeEntity? entity, int depth) => entity switch
    {
        _ when depth > MostDepth => throw new FormatException("The mail holds mails within mails."),
        Multipart several => several.SelectMany(part => Parts(part, depth + 1)),
        MessagePart { Message: { } forwarded } => Parts(forwarded.Body, depth + 1),
        TnefPart packed => packed.ExtractAttachments().SelectMany(part => Parts(part, depth + 1)),
        MimePart { Content.Stream: not null } part => [part],
        _ => [],
    };

    private static bool IsFile(MimePart part) => !NotFiles.Contains(part.ContentType.MimeType, StringComparer.OrdinalIgnoreCase) && part switch
    {
        { FileName.Length: > 0, IsAttachment: true } => true,
        TextPart => part.FileName is { Length: > 0 },
        _ when part.ContentType.MediaType.Equals("image", StringComparison.OrdinalIgnoreCase) => part.IsAttachment || part.Content?.Stream?.Length > Logo,
        _ => true,
    };

    private static string ExtensionOf(ContentType type) => MimeTypes.TryGetExtension(type.MimeType, out var extension) ? extension : "";
}
