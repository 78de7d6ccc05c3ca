using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>Fetches a paper's attachments into transit, compares them with the listing, and checks them there.</summary>
internal sealed class AttachmentFetch(ITransit transit, IPaperReader reader, FileChecks checks)
{
    public async Task<FetchedAttachments> AllAsync(IReportSource source, SourceReport report, CancellationToken cancel)
    {
        var fetched = new FetchedAttachments();
        try
        {
            foreach (var attachment in report.Attachments.TakeWhile(_ => fetched is { Trouble: null, Refusal: null }))
            {
                await FetchAsync(source, report, attachment, fetched, cancel);
            }

            return fetched;
        }
        catch
        {
            await fetched.DisposeAsync();
            throw;
        }
    }

    private async Task FetchAsync(IReportSource source, SourceReport report, SourceAttachment attachment, FetchedAttachments fetched, CancellationToken cancel)
    {
        try
        {
            Answer<string>? answer = null;
            var file = await transit.TakeAsync(async target => answer = await source.DownloadAsync(report.Id, attachment.Id, target, cancel), cancel);
            fetched.Files.Add(new FetchedFile(new Part(fetched.NameFor(attachment.Name), attachment.MediaType, file.Size, file.Sha256), file));
            if (answer is not Answer<string>.Ok)
            {
                fetched.Trouble = answer?.Why;
            }
            else if (file.Size != attachment.Size || file.Sha256 != attachment.Sha256)
            {
                fetched.Trouble = $"{attachment.Name}: the bytes are not those that were listed.";
            }
            else
            {
                var reading = await reader.ReadAsync(file, attachment.Name, cancel);
                fetched.Refusal = checks.ForIncoming(reading).FirstOrDefault(finding => finding.Verdict == Verdict.Refused);
            }
        }
        catch (TooLargeException exception)
        {
            fetched.Refusal = new Finding(Verdict.Refused, "too-large", $"Tệp lớn hơn giới hạn {exception.LimitInBytes >> 20} MB. Xin nhờ Tổ gửi bản gọn hơn.");
        }
    }
}

/// <summary>A paper's attachments in transit, gone when disposed of unless the store took them.</summary>
internal sealed class FetchedAttachments : IAsyncDisposable
{
    public List<FetchedFile> Files { get; } = [];

    /// <summary>Why they could not be fetched whole; tried again with the next reading.</summary>
    public string? Trouble { get; set; }

    /// <summary>Why they must not be taken.</summary>
    public Finding? Refusal { get; set; }

    /// <summary>The attachment's name among the paper's parts: never a path, never a control sign, and no other part's.</summary>
    public string NameFor(string listed)
    {
        var name = SafeName(listed);
        var taken = Files.Select(file => file.Part.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        for (var number = 2; taken.Contains(name); number++)
        {
            name = $"{stem} ({number}){extension}";
        }

        return name;
    }

    public ValueTask DisposeAsync()
    {
        Files.ForEach(file => file.Bytes.Dispose());
        return ValueTask.CompletedTask;
    }

    private static string SafeName(string name)
    {
        var safe = string.Concat(Composed.Of(name).Select(letter => char.IsControl(letter) || letter is '/' or '\\' ? '_' : letter)).Trim();
        return safe.Length switch { 0 => "tep", > 200 => safe[..200], _ => safe };
    }
}

internal sealed record FetchedFile(Part Part, TransitFile Bytes);
