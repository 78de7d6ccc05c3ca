using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Support;

/// <summary>Puts into the module what would have come to it.</summary>
internal static class ModuleContents
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Both sessions of 2024 and eleven groups. The year-end session has not closed.</summary>
    public static Task KnowTheYearAsync(this ModuleApp app, bool midHasClosed = true) => app.Services.GetRequiredService<IDirectory>().ReplaceAsync(
        [
            new Session("2024-mid", "MidYear", 25, "Kỳ họp thường lệ giữa năm 2024", new(2024, 7, 2), new(2024, 7, 4), midHasClosed ? DateTimeOffset.Parse("2024-07-04T17:00:00+07:00") : null),
            new Session("2024-end", "YearEnd", 31, "Kỳ họp thường lệ cuối năm 2024", new(2024, 12, 9), new(2024, 12, 11), null),
        ],
        [.. Enumerable.Range(1, 11).Select(number => new Group($"T{number:00}", number, $"Tổ đại biểu số {number:00}", "Huyện Giả Định"))],
        Cancel);

    /// <summary>A document that the central system shows, with its bytes in the module's store.</summary>
    public static async Task<CentralDocument> ShowAsync(this ModuleApp app, DocumentMetadata metadata, string name = "Báo cáo số 1.pdf", byte[]? bytes = null, bool isStored = true)
    {
        bytes ??= Encoding.UTF8.GetBytes($"%PDF-1.7 {metadata.Subject}");
        if (isStored)
        {
            await app.StoreAsync(bytes);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var document = new CentralDocument(
            $"doc-{sha256[..32]}", 1, metadata, [new Part(name, MediaTypeOf(name), bytes.Length, sha256)],
            app.Time.GetUtcNow(), Deleted: false);
        await app.ShowAsync(document);
        return document;
    }

    public static Task ShowAsync(this ModuleApp app, CentralDocument document) => app.Services.GetRequiredService<IDatabase>().WriteAsync(
        work => app.Services.GetRequiredService<ICatalogue>().ShowAsync(work, document, Cancel), Cancel);

    private static string MediaTypeOf(string name) => Path.GetExtension(name) is ".pdf" or ".docx" ? FileKind.MediaTypeOf(name) : "application/msword";

    public static async Task StoreAsync(this ModuleApp app, byte[] bytes)
    {
        using var taken = await app.Services.GetRequiredService<ITransit>().TakeAsync(new MemoryStream(bytes), Cancel);
        await app.Services.GetRequiredService<IContentStore>().KeepAsync(taken, Cancel);
    }

    /// <summary>A file that waits for a person, and its id.</summary>
    public static async Task<long> HoldAsync(this ModuleApp app, string path, byte[] bytes, DocumentMetadata? read, string message = "Văn bản chưa có số, ký hiệu. Xin gửi bản đã vào sổ, hoặc điền số rồi đăng.")
    {
        await app.StoreAsync(bytes);
        var papers = app.Services.GetRequiredService<IPapers>();
        await papers.RegisterAsync(
            new NewFile(path, bytes.Length, app.Time.GetUtcNow(), Convert.ToHexStringLower(SHA256.HashData(bytes)), "application/pdf", FileOutcome.Held, [new Finding(Verdict.Held, "no-number", message)], read, app.Time.GetUtcNow()),
            null, Cancel);
        return (await papers.FilesAsync(Cancel)).Max(file => file.Id);
    }

    /// <summary>A group's paper that has reached the central system.</summary>
    public static Task ArriveAsync(this ModuleApp app, string group, string kind, string round = "2024-post-mid")
    {
        var inbox = app.Services.GetRequiredService<IInbox>();
        var report = new KnownReport($"{group}-{kind}-{round}", 1, group, round, kind, "Báo cáo", group, $"{kind}-{round}", "", "", app.Time.GetUtcNow());
        return app.Services.GetRequiredService<IDatabase>().WriteAsync(
            async work =>
            {
                await inbox.AddReportAsync(work, report, Cancel);
                await inbox.MarkDeliveredAsync(work, report.ReportId, 1, Cancel);
            },
            Cancel);
    }

    /// <summary>Does something while somebody looks for what has come, as the module's loop does.</summary>
    public static async Task<T> WhileLookingAsync<T>(this ModuleApp app, Func<Task<T>> body)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var looking = LookAsync(app, done.Token);
        var result = await body();
        await done.CancelAsync();
        await ((Task)looking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return result;
    }

    private static async Task LookAsync(ModuleApp app, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await app.Services.GetRequiredService<Publishing.Intake.Intake>().TakeAsync(_ => Task.CompletedTask, cancel);
            await Task.Delay(100, cancel);
        }
    }

    /// <summary>Metadata as a paper of round b has it.</summary>
    public static DocumentMetadata Metadata(string type, string subject, string number = "1/BC-HĐND", string round = "2024-post-mid", string audience = "delegates", string? corrects = null) => new(
        type, number.Split('/', 2)[0], number.Split('/', 2)[1], new(2024, 7, 5), "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", subject, "Hoàng Thị Giả Định", "2024-mid", [round], [audience], new Relations(Corrects: corrects));
}
