using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>What a group's people may do with their submissions, and when a draft may be sent.</summary>
internal sealed class Submitting(
    ISubmissions submissions, UploadFolder folder, YearPlan plan, Collector collector, IOptions<CollectingOptions> options, IOptions<ContentOptions> content, TimeProvider time)
{
    private const int MostNoteLetters = 2000, MostPlaceLetters = 300;

    private static readonly string[] Kinds = ["VoterContactReport", "Minutes", "GroupPlan"];

    public async Task<Submission> StartAsync(string groupId, string by, SubmissionWords said, CancellationToken cancel)
    {
        var draft = new Submission(Guid.NewGuid().ToString("n"), groupId, SubmissionState.Draft, said, by, null, null, time.GetUtcNow(), null, []);
        await submissions.AddAsync(draft, cancel);
        return draft;
    }

    /// <summary>Why something is not taken as it was said, draft or not; null if it is.</summary>
    public SubmissionFault? Fault(SubmissionWords said) => said switch
    {
        { Kind: { } kind } when !Kinds.Contains(kind) => SubmissionFault.Unusable("Xin chọn loại: báo cáo, biên bản hay kế hoạch."),
        { Round: { } round } when plan.Rounds.All(known => known.Id != round) => SubmissionFault.Unusable($"Không có đợt {round} trong kế hoạch năm {plan.Year}. Xin chọn đợt."),
        { Note.Length: > MostNoteLetters } or { Meeting.Place.Length: > MostPlaceLetters } => SubmissionFault.Unusable("Nội dung ghi quá dài. Xin viết gọn lại."),
        _ => null,
    };

    public async Task<SubmissionFault?> ChangeAsync(Submission draft, SubmissionWords said, CancellationToken cancel) =>
        Fault(said) ?? (await submissions.ChangeAsync(draft.Id, said, time.GetUtcNow(), cancel) ? null : SubmissionFault.Closed);

    /// <returns>Null for what was sent.</returns>
    public async Task<SubmissionFault?> DropAsync(Submission draft, CancellationToken cancel)
    {
        if (draft.State != SubmissionState.Draft)
        {
            return SubmissionFault.Closed;
        }

        folder.Remove(await submissions.DropAsync(draft.Id, cancel));
        return null;
    }

    /// <summary>Sent twice is sent once: the receipt is the same.</summary>
    public async Task<(string? Receipt, SubmissionFault? Fault)> SendAsync(Submission draft, string by, CancellationToken cancel)
    {
        if (draft.State == SubmissionState.Draft && Lack(draft) is { } lack)
        {
            return (null, SubmissionFault.Unusable(lack));
        }

        if (await submissions.SendAsync(draft, by, time.GetUtcNow(), cancel) is not { } receipt)
        {
            return (null, SubmissionFault.Unusable("Còn tệp chưa gửi trọn. Xin chờ tải xong rồi bấm gửi."));
        }

        collector.Ask(UploadSource.Name);
        return (receipt, null);
    }

    /// <summary>Announces a file, of which the bytes follow.</summary>
    public async Task<(SubmittedFile? File, SubmissionFault? Fault)> AnnounceAsync(Submission draft, string name, string mediaType, long size, CancellationToken cancel)
    {
        if (size > content.Value.MaxFileBytes)
        {
            return (null, SubmissionFault.TooLarge(content.Value.MaxFileBytes));
        }

        if (await submissions.AnnouncedAsync(draft.GroupId, time.GetUtcNow().AddDays(-1), cancel) + size > options.Value.Uploads.BytesADay)
        {
            return (null, new SubmissionFault(429, "TXCT-COL-015", "Hôm nay Tổ đã gửi quá nhiều dữ liệu. Xin gửi tiếp vào ngày mai, hoặc gửi qua hộp thư của Văn phòng."));
        }

        var file = new SubmittedFile(Guid.NewGuid().ToString("n"), FileNames.Shown(name), mediaType, size, 0, null);
        return await submissions.AddFileAsync(draft.Id, file, options.Value.Uploads.MostFiles, time.GetUtcNow(), cancel)
            ? (file, null)
            : (null, draft.State == SubmissionState.Draft ? SubmissionFault.Unusable($"Mỗi lần gửi nhận nhiều nhất {options.Value.Uploads.MostFiles} tệp. Xin gửi thêm ở lần khác.") : SubmissionFault.Closed);
    }

    /// <summary>Adds bytes to a file at its end; for one writer at a time.</summary>
    /// <returns>How many are there for good; null if they are not what was said.</returns>
    public async Task<long?> AddAsync(Submission draft, SubmittedFile file, byte[]? sha256, Stream bytes, CancellationToken cancel)
    {
        if (await folder.AddAsync(file.Id, file.Received, file.Size - file.Received, sha256, bytes, cancel) is not { } received)
        {
            return null;
        }

        var whole = received == file.Size ? await folder.DigestAsync(file.Id, CancellationToken.None) : null;
        await submissions.ReceivedAsync(draft.Id, file.Id, received, whole, time.GetUtcNow(), CancellationToken.None);
        return received;
    }

    public async Task DropFileAsync(Submission draft, SubmittedFile file, CancellationToken cancel)
    {
        await submissions.DropFileAsync(draft.Id, file.Id, cancel);
        folder.Remove([file.Id]);
    }

    private static string? Lack(Submission draft) => draft switch
    {
        { Said.Kind: null } => "Xin chọn loại: báo cáo, biên bản hay kế hoạch.",
        { Said.Round: null } => "Xin chọn đợt tiếp xúc cử tri.",
        { Said: { Kind: "Minutes", Meeting: null } } => "Xin ghi ngày và nơi tiếp xúc.",
        { Files.Count: 0 } => "Xin kèm ít nhất một tệp.",
        _ when draft.Files.FirstOrDefault(file => !file.IsWhole) is { } open => $"Tệp “{open.Name}” chưa gửi trọn. Xin chờ tải xong rồi bấm gửi.",
        _ => null,
    };
}

/// <param name="Status">Of HTTP.</param>
internal sealed record SubmissionFault(int Status, string Code, string Message)
{
    public static SubmissionFault Closed { get; } = new(409, "TXCT-COL-012", "Lần gửi này đã được gửi đi nên không sửa được. Xin tạo lần gửi mới.");

    public static SubmissionFault TooLarge(long limit) => new(413, "TXCT-COL-014", $"Tệp lớn hơn giới hạn {limit >> 20} MB. Xin chia nhỏ hoặc nén ảnh lại.");

    public static SubmissionFault Unusable(string message) => new(422, "TXCT-COL-013", message);
}
