using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Publishing.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Uploading;

/// <summary>Takes papers that the Office chooses or drags onto the page to the same place as those of the drop folder: one way in, one set of checks.</summary>
internal sealed class PaperUploads(DropFolder folder, IPapers papers, PublishingLoop loop, IOptions<ContentOptions> content)
{
    public const int MostFiles = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Puts the files where they are taken from, and waits a while for what becomes of them. A file that cannot be a paper is told, and the others go on.</summary>
    public async Task<PutFiles> PutAsync(IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        List<UnfitFile> unfit = [];
        List<string> put = [];
        foreach (var file in files)
        {
            var name = FileNames.Shown(file.FileName);
            if (FaultOf(name, file.Length) is { } fault)
            {
                unfit.Add(new UnfitFile(name, fault));
                continue;
            }

            put.Add(await PutAsync(file, name, cancel));
        }

        loop.Wake();
        await UntilTakenAsync(put, cancel);
        var waiting = put.Where(IsWaiting).ToHashSet();
        var known = (await papers.FilesAsync(cancel)).Where(file => put.Contains(file.Path) && !waiting.Contains(file.Path)).GroupBy(file => file.Path).Select(contents => contents.Last());
        return new PutFiles([.. known.OrderBy(file => file.Path, StringComparer.Ordinal)], waiting.Count, unfit);
    }

    /// <summary>Files of the register by their numbers, in the order of paths.</summary>
    public async Task<IReadOnlyList<RegisteredFile>> FindAsync(IReadOnlySet<long> ids, CancellationToken cancel) =>
        [.. (await papers.FilesAsync(cancel)).Where(file => ids.Contains(file.Id)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    private string? FaultOf(string name, long size) =>
        FileNames.Check(name) is { } unsafeName ? unsafeName.Message
        : FileNames.IsNoPaper(name) || FileNames.IsSidecar(name) || !FileKind.IsPaper(Path.GetExtension(name).ToLowerInvariant()) && !name.EndsWith(".edxml", StringComparison.OrdinalIgnoreCase)
            ? "Không phải văn bản. Xin chọn tệp Word, PDF, Excel, OpenDocument hoặc gói edXML."
        : size == 0 ? "Tệp rỗng. Xin xem lại bản gốc rồi gửi lại."
        : size > content.Value.MaxFileBytes ? $"Tệp lớn hơn giới hạn {content.Value.MaxFileBytes >> 20} MB. Xin chia nhỏ hoặc nén lại."
        : null;

    /// <summary>Whole and on disk before it bears its name; two of one name are told apart.</summary>
    private async Task<string> PutAsync(IFormFile file, string name, CancellationToken cancel)
    {
        PrivateFolder.Create(folder.Uploaded);
        var unfinished = Path.Combine(folder.Uploaded, $"{Guid.NewGuid():n}.part");
        try
        {
            await using (var target = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.CopyToAsync(target, cancel);
                DurableFiles.Sync(target);
            }

            for (var number = 1; ; number++)
            {
                var own = number == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}";
                if (!File.Exists(Path.Combine(folder.Uploaded, own)) && folder.Look().All(known => known.Path != own))
                {
                    File.Move(unfinished, Path.Combine(folder.Uploaded, own));
                    return own;
                }
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Until all of them are in the register, or long enough.</summary>
    private async Task UntilTakenAsync(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < Patience && paths.Any(IsWaiting); waited += Glance)
        {
            await Task.Delay(Glance, cancel);
        }
    }

    /// <summary>What is in the register lies here no more.</summary>
    private bool IsWaiting(string path) => File.Exists(Path.Combine(folder.Uploaded, path));
}

/// <param name="Taken">As they stand in the register now.</param>
/// <param name="Late">How many of them are still being checked.</param>
/// <param name="Unfit">What was not put there at all.</param>
internal sealed record PutFiles(IReadOnlyList<RegisteredFile> Taken, int Late, IReadOnlyList<UnfitFile> Unfit);

/// <param name="Reason">Why it was not taken, and what to do.</param>
public sealed record UnfitFile(string Name, string Reason);
