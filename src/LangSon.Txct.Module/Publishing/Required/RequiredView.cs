using LangSon.Txct.Central;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.Waiving;
using LangSon.Txct.Publishing.Release;

namespace LangSon.Txct.Publishing.Required;

/// <summary>A round's papers as the Office works with them.</summary>
/// <param name="Rounds">All of the year's, by id and letter.</param>
/// <param name="Rows">What the plan asks for, in its order.</param>
/// <param name="Others">What else serves the round.</param>
/// <param name="Expected">What goes out next, and when.</param>
public sealed record RequiredView(
    DateOnly Today, string RoundId, string Letter, string Title, IReadOnlyList<(string Id, string Letter)> Rounds,
    IReadOnlyList<RequiredRow> Rows, IReadOnlyList<RequiredDocument> Others, IReadOnlyList<ExpectedPaper> Expected);

/// <summary>What the plan asks for.</summary>
/// <param name="Terms">Who owes it, until when, and when it goes out.</param>
/// <param name="Waived">Why the round does without it; null if it needs it.</param>
public sealed record RequiredRow(string Type, string Label, string Terms, (string Word, string Tone) State, string? Waived, DateTimeOffset? WaivedAt, IReadOnlyList<RequiredDocument> Documents)
{
    /// <param name="due">Until when it must be there; null where no rule says.</param>
    internal static RequiredRow Of(RequiredPaper paper, Waiver? waiver, Deadline? due, IReadOnlyList<RequiredDocument> documents, DateOnly today) =>
        new(paper.Type, paper.Label, TermsOf(paper, due), StateOf(documents, waiver, due, today), waiver?.Reason, waiver?.At, documents);

    private static string TermsOf(RequiredPaper paper, Deadline? due) => string.Join(" · ", new[]
    {
        $"Nơi gửi: {BoardWords.Owner(paper.Owner)}", due is null ? null : $"cần có hết ngày {Words.Date(due.LastDay)}{(due.IsSure ? "" : " (dự kiến)")}",
        paper.Release == Planning.Release.WhenReady ? "đăng ngay khi có" : "đăng khi kỳ họp bế mạc",
    }.OfType<string>());

    private static (string Word, string Tone) StateOf(IReadOnlyList<RequiredDocument> documents, Waiver? waiver, Deadline? due, DateOnly today) => (documents.Count, waiver, due) switch
    {
        ( > 0, _, _) => documents.MinBy(document => document.Rank)!.State,
        (_, not null, _) => ("Không áp dụng", "plain"),
        (_, _, { IsSure: true, LastDay: var last }) when last < today => ($"Quá hạn {today.DayNumber - last.DayNumber:00} ngày", "bad"),
        _ => ("Thiếu", "warn"),
    };
}

/// <param name="DocumentId">Null while it is held.</param>
/// <param name="Version">0 while it is held.</param>
/// <param name="Rank">From what is done to what is not.</param>
/// <param name="File">The path of the file from which it came; null where the central system alone knows.</param>
/// <param name="At">When that file was taken, or the document was changed there.</param>
/// <param name="HeldFile">The held file's id; else null.</param>
public sealed record RequiredDocument(
    string Type, string Title, string? Number, string? DocumentId, int Version, int Rank, (string Word, string Tone) State, string? Note, string? File, DateTimeOffset? At, long Size, long? HeldFile)
{
    public bool IsShown => Rank == 0;

    public bool IsWaiting => Rank == 2;

    internal static RequiredDocument Of(CentralDocument document, RegisteredFile? file) => new(
        document.Metadata.Type, document.Metadata.Subject, document.Metadata.FullNumber(), document.DocumentId, document.Number, 0, ("Đã đăng", "good"), null,
        file?.Path, file?.TakenAt ?? document.ModifiedAt, document.Parts.Sum(part => part.Size), null);

    internal static RequiredDocument Of(Paper paper, RegisteredFile? file)
    {
        var (rank, state, note) = paper.Stage switch
        {
            PaperStage.Sending => (1, ("Đang đăng", "info"), null),
            PaperStage.InSet => (1, ("Đang đăng", "info"), "Đã gửi, chờ đủ tài liệu của đợt để hiện cùng lúc."),
            PaperStage.Incomplete => (3, ("Chờ văn bản chính", "warn"), "Mới có phụ lục."),
            _ => (2, ("Chờ đến lúc đăng", "info"), (string?)null),
        };
        return new RequiredDocument(
            paper.Metadata.Type, paper.Metadata.Subject, paper.Metadata.FullNumber(), paper.DocumentId, paper.Number, rank, state, note, file?.Path, file?.TakenAt, paper.Parts.Sum(part => part.Size), null);
    }

    internal static RequiredDocument Of(RegisteredFile held) => new(
        held.Read!.Type, held.Read.Subject, held.Read.FullNumber(), null, 0, 4, ("Đang giữ", "warn"), held.Findings[0].Message, held.Path, held.TakenAt, held.Size, held.Id);

    /// <summary>As in số 305/BC-UBND · bản thứ 2 · 412 KB · tệp “…”, nhận lúc 08:05.</summary>
    public string Facts(DateOnly today) => string.Join(" · ", new[]
    {
        Number is null ? null : $"số {Number}", Version > 1 ? $"bản thứ {Version}" : null, Words.Size(Size), File is null ? null : $"tệp “{File}”", At is { } at ? $"nhận lúc {Words.Moment(at, today)}" : null,
    }.OfType<string>());
}

/// <summary>A paper that goes out of itself.</summary>
/// <param name="When">As in khi kỳ họp bế mạc.</param>
/// <param name="Whom">Whom it will reach.</param>
/// <param name="IsTogether">It waits for others of its round, to go out with them.</param>
public sealed record ExpectedPaper(string Title, string When, string Whom, int Files, bool IsTogether = false)
{
    internal static ExpectedPaper Of(ExpectedRelease expected) => new(
        expected.Paper.Metadata.Subject, WhenOf(expected), string.Join(", ", expected.Paper.Metadata.Audience.Select(Named)), expected.Paper.Parts.Count,
        expected.Moment == ReleaseMoment.WithOthers);

    private static string WhenOf(ExpectedRelease expected) => expected.Moment switch
    {
        ReleaseMoment.Now => "trong lượt đăng tới, ít giây nữa",
        ReleaseMoment.WithOthers => "khi đủ tài liệu bắt buộc của đợt, hiện cùng lúc",
        ReleaseMoment.AfterMain => "khi có văn bản chính",
        _ when expected.Session is { } session => $"khi {Lowered(session.Title)} bế mạc (dự kiến {Words.Date(session.ClosesOn)})",
        _ => "khi kỳ họp bế mạc",
    };

    private static string Named(string audience) => audience switch
    {
        "delegates" => "mọi đại biểu",
        "public" => "mọi người",
        "office" => "Văn phòng",
        _ => $"Tổ {audience[(audience.IndexOf(':') + 1)..]}",
    };

    private static string Lowered(string title) => $"{char.ToLowerInvariant(title[0])}{title[1..]}";
}
