using System.Text.RegularExpressions;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>Takes papers from the drop folder: through transit and the checks into the register, each whole or not at all.</summary>
/// <remarks>Files are prepared side by side, and judged one after another in the order of paths: what one of them is may rest on those before it.</remarks>
internal sealed class Intake(
    DropFolder folder, Preparation preparation, Judgement judgement, PacketJudgement packets, StatusPackets answers, IPapers papers, TimeProvider time, ILogger<Intake> logger)
{
    /// <summary>Bytes of the files that are prepared side by side; a larger one is prepared alone, for reading takes memory.</summary>
    private const long MostBytesAhead = 16 << 20;

    /// <summary>Files after which those that were taken may go on their way.</summary>
    private const int Round = 64;

    private static readonly int MostFilesAhead = Environment.ProcessorCount + 2;

    /// <summary>Takes what is still, in the order of paths.</summary>
    /// <param name="release">Done now and then, so that the first of many files does not wait for the last.</param>
    public async Task TakeAsync(Func<CancellationToken, Task> release, CancellationToken cancel)
    {
        Queue<(DroppedFile File, Task<Prepared> Work)> ahead = [];
        try
        {
            var taken = 0;
            foreach (var file in (await UntakenAsync(cancel)).Where(folder.IsStill))
            {
                while (ahead.Count >= MostFilesAhead || (ahead.Count > 0 && ahead.Sum(each => each.File.Size) + file.Size > MostBytesAhead))
                {
                    await TakeNextAsync(ahead, cancel);
                    if (++taken % Round == 0)
                    {
                        await release(cancel);
                    }
                }

                ahead.Enqueue((file, preparation.RunAsync(file, cancel)));
            }

            while (ahead.Count > 0)
            {
                await TakeNextAsync(ahead, cancel);
            }
        }
        finally
        {
            await AbandonAsync(ahead);
        }
    }

    /// <summary>What lies in the folder and is not in the register as it lies there.</summary>
    public async Task<IReadOnlyList<DroppedFile>> UntakenAsync(CancellationToken cancel)
    {
        var known = (await papers.SeenAsync(cancel)).ToLookup(row => row.Path);
        return [.. folder.Look().Where(file => !known[file.Path].Any(row => row.Size == file.Size && SameTime(row.WrittenAt, file.WrittenAt)))];
    }

    private async Task TakeNextAsync(Queue<(DroppedFile File, Task<Prepared> Work)> ahead, CancellationToken cancel)
    {
        var (file, work) = ahead.Dequeue();
        try
        {
            using var prepared = await work;
            await RegisterAsync(file, prepared, cancel);
        }
        catch (TooLargeException exception)
        {
            await RefuseUnreadAsync(file, "too-large", $"Tệp lớn hơn giới hạn {exception.LimitInBytes >> 20} MB. Xin chia nhỏ hoặc nén lại.", cancel);
        }
        catch (VanishedFileException exception)
        {
            // Nothing is lost: the file still lies in the folder, and the next look takes it again.
            Log.Vanished(logger, VanishedFileException.Code, file.Path, exception);
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

    private async Task RegisterAsync(DroppedFile file, Prepared prepared, CancellationToken cancel)
    {
        switch (prepared)
        {
            case Prepared.KnownBefore known:
                await papers.TouchAsync(known.Id, file.Size, file.WrittenAt, cancel);
                folder.Forget(file);
                break;

            case Prepared.Whole whole:
                var verdict = await judgement.OfAsync(file, whole, cancel);
                await RegisterAsync(file, whole.Bytes, verdict, cancel);
                break;

            case Prepared.Letter letter:
                var judged = await packets.OfAsync(file, letter, cancel);
                await answers.WriteAsync(letter.Packet, judged, cancel);
                await RegisterAsync(file, letter.Bytes, judged, cancel);
                break;
        }
    }

    private async Task RegisterAsync(DroppedFile file, TransitFile taken, Judged judged, CancellationToken cancel)
    {
        var registered = await papers.RegisterAsync(
            new NewFile(file.Path, file.Size, file.WrittenAt, taken.Sha256, judged.MediaType, judged.Outcome, judged.Findings, judged.Read, time.GetUtcNow()),
            judged.Paper, cancel);

        // Else the document moved on meanwhile, and the next look judges the file anew.
        if (registered)
        {
            Log.Taken(logger, taken.Sha256, judged.Outcome, judged.Findings.FirstOrDefault()?.Code ?? "");
            folder.Forget(file);
        }
    }

    private async Task RefuseUnreadAsync(DroppedFile file, string code, string message, CancellationToken cancel)
    {
        await papers.RegisterAsync(
            new NewFile(file.Path, file.Size, file.WrittenAt, "", "application/octet-stream", FileOutcome.Refused, [new Finding(Verdict.Refused, code, message)], null, time.GetUtcNow()),
            null, cancel);
        folder.Forget(file);
    }

    /// <summary>Whatever stopped the taking, nothing of the files that were ahead stays in transit.</summary>
    private static async Task AbandonAsync(Queue<(DroppedFile File, Task<Prepared> Work)> ahead)
    {
        foreach (var (_, work) in ahead)
        {
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (work.IsCompletedSuccessfully)
            {
                work.Result.Dispose();
            }
        }
    }

    private static bool SameTime(DateTimeOffset registered, DateTimeOffset now) => registered.ToUnixTimeMilliseconds() == now.ToUnixTimeMilliseconds();
}
