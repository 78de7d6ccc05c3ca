using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>What becomes of one file.</summary>
/// <param name="Read">For the person who completes it; null if it must not be remembered.</param>
/// <param name="Paper">The document; null unless accepted.</param>
internal sealed record Judged(FileOutcome Outcome, string MediaType, IReadOnlyList<Finding> Findings, DocumentMetadata? Read, Paper? Paper);

/// <summary>Weighs what the checks found with what is already there: duplicates, numbers, corrections, rounds.</summary>
internal sealed class Judgement(IPapers papers, Rounds rounds, IDirectory directory, IOptions<PublishingOptions> options)
{
    public async Task<Judged> OfAsync(DroppedFile file, TransitFile taken, Reading reading, IReadOnlyList<Finding> checks, CancellationToken cancel)
    {
        var mediaType = reading switch
        {
            Reading.Read read => read.Paper.MediaType,
            Reading.Failed failed => failed.MediaType,
            _ => throw new InvalidOperationException("A reading is read or failed."),
        };
        if (checks.Any(finding => finding.Verdict == Verdict.Refused))
        {
            return new Judged(FileOutcome.Refused, mediaType, checks, null, null);
        }

        List<Finding> findings = [.. checks, .. await DuplicateAsync(file, taken, cancel), .. Unsigned()];
        var paper = reading is Reading.Read { Paper: var facts } ? await PaperAsync(file, taken, facts, findings, cancel) : null;
        return findings.Count == 0 && paper is not null
            ? new Judged(FileOutcome.Accepted, mediaType, [], paper.Metadata, paper)
            : new Judged(FileOutcome.Held, mediaType, findings, paper?.Metadata, null);
    }

    private async Task<Paper> PaperAsync(DroppedFile file, TransitFile taken, ReadPaper facts, List<Finding> findings, CancellationToken cancel)
    {
        var sessions = await directory.SessionsAsync(cancel);
        var assignment = RoundAssignment.Find(facts, file.Folder, new RoundCalendar(rounds.Plan, sessions), sessions);
        if (assignment is null && findings.Count == 0)
        {
            findings.Add(Hold("round-unknown", "Không biết văn bản phục vụ đợt tiếp xúc cử tri nào. Xin chọn đợt rồi đăng."));
        }

        var metadata = new DocumentMetadata(
            facts.Type ?? "Other", facts.Number, facts.Notation, facts.IssuedOn, facts.Issuer, facts.Subject ?? "", facts.Signer,
            assignment?.SessionId, assignment?.Rounds ?? [], ["delegates"]);
        var id = DocumentIdentity.Of(options.Value.Tenant, metadata.Type, metadata.Issuer, metadata.Number, metadata.Notation, metadata.IssuedOn, taken.Sha256);
        var latest = (await papers.PapersAsync(cancel)).Where(paper => paper.DocumentId == id).MaxBy(paper => paper.Number);
        var corrects = facts.Corrects is { } corrected && corrected == $"{facts.Number}/{facts.Notation}" ? corrected : null;
        if (latest is not null && corrects is null && !findings.Any(finding => finding.Code == "duplicate-content"))
        {
            findings.Add(Hold("number-conflict", $"Số {facts.Number}/{facts.Notation} đã có ở văn bản khác: “{latest.Metadata.Subject}”. Xin kiểm tra số, hoặc gửi bản ghi rõ đính chính, thay thế."));
        }

        return new Paper(
            id, (latest?.Number ?? 0) + 1, metadata with { Corrects = corrects },
            new Part(file.Name, facts.MediaType, taken.Size, taken.Sha256), PaperStage.Waiting);
    }

    private async Task<IEnumerable<Finding>> DuplicateAsync(DroppedFile file, TransitFile taken, CancellationToken cancel) =>
        (await papers.FilesAsync(cancel)).Where(row => row.Sha256 == taken.Sha256 && row.Path != file.Path && row.Outcome != FileOutcome.Refused).Take(1)
        .Select(row => Hold("duplicate-content", $"Nội dung giống hệt tệp “{row.Path}” đã nhận trước đó. Không đăng hai lần; có thể xóa tệp này."));

    private IEnumerable<Finding> Unsigned() => options.Value.UnsignedFiles == UnsignedFiles.Confirm
        ? [Hold("unsigned", "Tệp chưa có chữ ký số. Đây có phải bản đã phát hành không? Nếu phải, xin bấm đăng.")]
        : [];

    private static Finding Hold(string code, string message) => new(Verdict.Held, code, message);
}
