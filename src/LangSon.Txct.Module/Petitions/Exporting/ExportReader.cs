using System.Security.Claims;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Pages.Pictures;
using LangSon.Txct.Petitions.Consolidated;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Exporting;

/// <summary>Makes reports of a round's petitions, keeps them, and tells which there are.</summary>
internal sealed class ExportReader(ConsolidationReader consolidation, IExports exports, ITransit transit, IContentStore content, Rounds rounds, TimeProvider time)
{
    /// <param name="roundId">Null for the current round.</param>
    /// <param name="done">The id of what was made a moment ago, or approved; null for nothing.</param>
    /// <returns>Null if the plan has no such round.</returns>
    public async Task<ExportView?> ReadAsync(string? roundId, ClaimsPrincipal person, string? done, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var id = string.IsNullOrEmpty(roundId) ? calendar.Current(time.GetUtcNow()).Id : roundId;
        if (calendar.Plan.Rounds.FirstOrDefault(row => row.Id == id) is not { } round)
        {
            return null;
        }

        var now = await consolidation.ReadAsync(round, withUndecided: false, cancel);
        var approval = await exports.ApprovalAsync(id, cancel);
        return new ExportView(
            id, round.Title, [.. calendar.Plan.Rounds.Select(row => (row.Id, row.Letter))], [.. ConsolidatedEndpoints.Reports.Select(report => (report.Name, report.Title))],
            SummaryOf(now), now.Petitions.Count, now.Undecided, [.. now.ByField().Select(part => new Bar(part.Name, part.All))], now.Mark(),
            approval is null ? null : new ExportApproval(approval.By, approval.At, approval.Mark == now.Mark()),
            [.. (await exports.OfRoundAsync(id, cancel)).Select(made => new ExportFile(made.Id, made.FileName, made.Size, made.Summary, made.By, made.At))],
            Permissions.IsOffice(person), Permissions.LeadsOffice(person), done, time.Today());
    }

    /// <summary>Makes a report as the petitions stand now, and keeps it.</summary>
    /// <returns>Null if there is no such round or report.</returns>
    public async Task<Export?> MakeAsync(string roundId, string what, bool withUndecided, string by, CancellationToken cancel)
    {
        if (rounds.Plan.Rounds.FirstOrDefault(row => row.Id == roundId) is not { } round || ConsolidatedEndpoints.Reports.FirstOrDefault(report => report.Name == what) is not { Write: not null } report)
        {
            return null;
        }

        var now = await consolidation.ReadAsync(round, withUndecided, cancel);
        var bytes = report.Write(now);
        using var file = await transit.TakeAsync(new MemoryStream(bytes), cancel);
        await content.KeepAsync(file, cancel);
        var made = new Export($"{Guid.NewGuid():n}", roundId, report.NameOf(roundId), report.MediaType, bytes.Length, file.Sha256, SummaryOf(now), by, time.GetUtcNow());
        await exports.AddAsync(made, cancel);
        return made;
    }

    /// <returns>False if the petitions are no longer what the person has seen; null if there is no such round.</returns>
    public async Task<bool?> ApproveAsync(string roundId, string mark, string by, CancellationToken cancel)
    {
        if (rounds.Plan.Rounds.FirstOrDefault(row => row.Id == roundId) is not { } round)
        {
            return null;
        }

        if ((await consolidation.ReadAsync(round, withUndecided: false, cancel)).Mark() != mark)
        {
            return false;
        }

        await exports.ApproveAsync(new Approval(roundId, mark, by, time.GetUtcNow()), cancel);
        return true;
    }

    /// <summary>As in 84 kiến nghị, gồm 9/11 Tổ; chưa có: Tổ đại biểu số 09.</summary>
    private static string SummaryOf(Consolidation now) => string.Join("; ", new[]
    {
        $"{now.Petitions.Count} kiến nghị, gồm {now.GroupsSent}/{now.Groups} Tổ",
        now.Missing.Count == 0 ? null : $"chưa có: {string.Join(", ", now.Missing)}",
        now.Undecided == 0 ? null : $"còn {now.Undecided} kiến nghị chưa duyệt, không đưa vào",
        now.Petitions.Any(petition => !petition.IsDecided) ? $"trong đó {now.Petitions.Count(petition => !petition.IsDecided)} kiến nghị chưa duyệt" : null,
    }.OfType<string>());
}

/// <param name="Reports">What can be made: name and title.</param>
/// <param name="Fields">How many petitions each field has.</param>
/// <param name="Mark">Of the petitions as they are shown: what is approved.</param>
/// <param name="Approval">Null while nobody has approved.</param>
/// <param name="MayWork">The person may make reports.</param>
/// <param name="Done">The id of what was made a moment ago, or approved.</param>
public sealed record ExportView(
    string Round, string Title, IReadOnlyList<(string Id, string Letter)> Rounds, IReadOnlyList<(string Name, string Title)> Reports, string Summary, int Petitions, int Undecided,
    IReadOnlyList<Bar> Fields, string Mark, ExportApproval? Approval, IReadOnlyList<ExportFile> Files, bool MayWork, bool MayApprove, string? Done, DateOnly Today);

/// <param name="IsCurrent">Nothing has changed since.</param>
public sealed record ExportApproval(string By, DateTimeOffset At, bool IsCurrent);

public sealed record ExportFile(string Id, string Name, long Size, string Summary, string By, DateTimeOffset At);
