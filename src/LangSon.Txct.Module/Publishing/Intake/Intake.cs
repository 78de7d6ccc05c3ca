using System.Text.RegularExpressions;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>Takes papers from the drop folder: through transit and the checks into the register, each whole or not at all.</summary>
internal sealed class Intake(
    DropFolder folder, ITransit transit, IPaperReader reader, FileChecks checks, Judgement judgement, IContentStore content, IPapers papers,
    TimeProvider time, ILogger<Intake> logger)
{
    /// <summary>Takes what is still, in the order of paths.</summary>
    public async Task TakeAsync(CancellationToken cancel)
    {
        foreach (var file in await UntakenAsync(cancel))
        {
            if (folder.IsStill(file))
            {
                await TakeOneAsync(file, cancel);
            }
        }
    }

    /// <summary>What lies in the folder and is not in the register as it lies there.</summary>
    public async Task<IReadOnlyList<DroppedFile>> UntakenAsync(CancellationToken cancel)
    {
        var known = (await papers.SeenAsync(cancel)).ToLookup(row => row.Path);
        return [.. folder.Look().Where(file => !known[file.Path].Any(row => row.Size == file.Size && SameTime(row.WrittenAt, file.WrittenAt)))];
    }

    private async Task TakeOneAsync(DroppedFile file, CancellationToken cancel)
    {
        try
        {
            await using var bytes = OpenShared(file);
            using var taken = await transit.TakeAsync(bytes, cancel);
            if (taken.Size == file.Size)
            {
                await RegisterAsync(file, taken, cancel);
                folder.Forget(file);
            }
        }
        catch (TooLargeException exception)
        {
            await RefuseUnreadAsync(file, "too-large", $"Tệp lớn hơn giới hạn {exception.LimitInBytes >> 20} MB. Xin chia nhỏ hoặc nén lại.", cancel);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody still writes it, or has it open for himself alone: the next look finds it again.
            Log.NotOpened(logger, file.Path, exception.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            await RefuseUnreadAsync(file, "unreadable", "Đọc tệp quá lâu nên đã dừng. Xin lưu lại bản gọn hơn rồi gửi.", cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            // One file over which the module stumbles holds no other up.
            Log.NotTaken(logger, file.Path, exception);
        }
    }

    private async Task RegisterAsync(DroppedFile file, TransitFile taken, CancellationToken cancel)
    {
        if ((await papers.FilesOfAsync(taken.Sha256, cancel)).FirstOrDefault(row => row.Path == file.Path) is { } before)
        {
            await papers.TouchAsync(before.Id, file.Size, file.WrittenAt, cancel);
            return;
        }

        var reading = await reader.ReadAsync(taken, file.Name, cancel);
        var verdict = await judgement.OfAsync(file, taken, reading, checks.ForPublication(reading), cancel);
        if (verdict.Outcome != FileOutcome.Refused)
        {
            await content.KeepAsync(taken, cancel);
        }

        await papers.RegisterAsync(
            new NewFile(file.Path, file.Size, file.WrittenAt, taken.Sha256, verdict.MediaType, verdict.Outcome, verdict.Findings, verdict.Read, time.GetUtcNow()),
            verdict.Paper, cancel);
        Log.Taken(logger, taken.Sha256, verdict.Outcome, verdict.Findings.FirstOrDefault()?.Code ?? "");
    }

    private async Task RefuseUnreadAsync(DroppedFile file, string code, string message, CancellationToken cancel)
    {
        await papers.RegisterAsync(
            new NewFile(file.Path, file.Size, file.WrittenAt, "", "application/octet-stream", FileOutcome.Refused, [new Finding(Verdict.Refused, code, message)], null, time.GetUtcNow()),
            null, cancel);
        folder.Forget(file);
    }

    /// <summary>An empty file has nothing to open; a pipe, which also says that it is empty, would wait for ever.</summary>
    private static Stream OpenShared(DroppedFile file) => file.Size == 0
        ? Stream.Null
        : new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    private static bool SameTime(DateTimeOffset registered, DateTimeOffset now) => registered.ToUnixTimeMilliseconds() == now.ToUnixTimeMilliseconds();
}
