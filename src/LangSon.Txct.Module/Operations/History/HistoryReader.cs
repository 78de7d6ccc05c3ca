using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;

namespace LangSon.Txct.Operations.History;

/// <summary>The history in words: what each subject is called, and who acted.</summary>
internal sealed class HistoryReader(IHistory history, ICatalogue catalogue, IDirectory directory, Rounds rounds)
{
    private const int PerPage = 100;

    /// <summary>Acts that go together, as one filter.</summary>
    public static IReadOnlyList<(string Code, string Name, string[] Acts)> Kinds { get; } =
    [
        ("papers", "Đăng, thay, gỡ, thu hồi", [HistoryActs.Published, HistoryActs.Completed, HistoryActs.MadePublic, HistoryActs.MadePrivate, "released", "withdrawn"]),
        ("plan", "Kế hoạch, thời hạn, đôn đốc", ["session-closed", "extended", "reminded", "waived", "unwaived", HistoryActs.Skipped]),
        ("groups", "Văn bản của Tổ", ["sent", "received"]),
        ("petitions", "Kiến nghị", ["petitions-%", "passing-%", "passed-on"]),
        ("exports", "Xuất báo cáo, duyệt", [HistoryActs.Exported, HistoryActs.Approved]),
    ];

    /// <param name="kind">A code of <see cref="Kinds"/>; anything else for all.</param>
    /// <param name="skip">How many of the latest were shown before.</param>
    public async Task<HistoryView> ReadAsync(string? kind, int skip, DateOnly today, CancellationToken cancel)
    {
        var chosen = Kinds.FirstOrDefault(each => each.Code == kind);
        var events = await history.ReadAsync(chosen.Acts ?? [], skip, PerPage + 1, cancel);
        return new HistoryView(chosen.Code, [.. await LinesAsync(events.Take(PerPage), cancel)], events.Count > PerPage ? skip + PerPage : null, today);
    }

    /// <summary>All of it, for a file.</summary>
    public async Task<IReadOnlyList<HistoryLine>> AllAsync(string? kind, CancellationToken cancel) =>
        [.. await LinesAsync(await history.ReadAsync(Kinds.FirstOrDefault(each => each.Code == kind).Acts ?? [], 0, int.MaxValue, cancel), cancel)];

    private async Task<IEnumerable<HistoryLine>> LinesAsync(IEnumerable<HistoryEvent> events, CancellationToken cancel)
    {
        var names = (await catalogue.AllAsync(cancel)).ToDictionary(document => document.DocumentId, document => document.Metadata.FullNumber() is { } number ? $"{document.Metadata.Subject} (số {number})" : document.Metadata.Subject);
        foreach (var group in await directory.GroupsAsync(cancel))
        {
            names[group.Id] = group.Name;
        }

        foreach (var session in await directory.SessionsAsync(cancel))
        {
            names[session.Id] = session.Title;
        }

        foreach (var round in rounds.Plan.Rounds)
        {
            names[round.Id] = $"Đợt {round.Letter}: {round.Title}";
            foreach (var paper in round.Papers)
            {
                names[$"{round.Id} {paper.Type}"] = $"{paper.Label} (đợt {round.Letter})";
            }
        }

        return events.Select(happened => new HistoryLine(happened.At, happened.By, HistoryWords.Of(happened.Act), names.GetValueOrDefault(happened.Subject) ?? HistoryWords.Subject(happened), happened.Reason is { } reason ? names.GetValueOrDefault(reason) ?? HistoryWords.Reason(reason) : null));
    }
}

/// <param name="Kind">What is shown only; null for all.</param>
/// <param name="Next">How many were shown before the older ones go on; null if these are the last.</param>
public sealed record HistoryView(string? Kind, IReadOnlyList<HistoryLine> Lines, int? Next, DateOnly Today);

/// <param name="By">A person's id; null for the module itself.</param>
public sealed record HistoryLine(DateTimeOffset At, string? By, string Act, string Subject, string? Reason);
