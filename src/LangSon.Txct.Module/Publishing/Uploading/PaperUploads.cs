using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Publishing.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Uploading;

/// <summary>Takes papers that the Office chooses or drags onto the page to the same place as those of the drop folder: one way in, one set of checks.</summary>
internal sealed class PaperUploads(DropFolder folder, IPapers papers, PublishingLoop loop, IOptions<ContentOptions> content, TimeProvider time)
{
    public const int MostFiles = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Puts the files where they are taken from. A file that cannot be a paper is told, and the others go on.</summary>
    /// <returns>Those that were not put there, and why.</returns>
    public async Task<IReadOnlyList<UnfitFile>> PutAsync(IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        List<UnfitFile> unfit = [];
        List<string> put = [];
        var since = time.GetUtcNow();
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
        await TakenAsync(put, since, cancel);
        return unfit;
    }

    /// <summary>What was taken since an instant, the latest first.</summary>
    public async Task<IReadOnlyList<RegisteredFile>> SinceAsync(DateTimeOffset since, CancellationToken cancel) =>
        [.. (await papers.FilesAsync(cancel)).Where(file => file.TakenAt >= since).OrderByDescending(file => file.TakenAt).ThenBy(file => file.Path, StringComparer.Ordinal)];

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
        CreatePrivate();
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

    /// <summary>Waits until all of them are in the register, or long enough.</summary>
    private async Task TakenAsync(IReadOnlyList<string> paths, DateTimeOffset since, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Glance)
        {
            var taken = (await SinceAsync(since, cancel)).Select(file => file.Path).ToHashSet();
            if (paths.All(path => taken.Contains(path) || !File.Exists(Path.Combine(folder.Uploaded, path))))
            {
                return;
            }

            await Task.Delay(Glance, cancel);
        }
    }

    private void CreatePrivate()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder.Uploaded);
        }
        else
        {
            Directory.CreateDirectory(folder.Uploaded, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

/// <param name="Reason">Why it was not taken, and what to do.</param>
public sealed record UnfitFile(string Name, string Reason);
