using LangSon.Txct.Central;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Intake;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Held;

/// <summary>Files that wait for a person: what is known of them, and how he lets them go out.</summary>
internal sealed class HeldPapers(IPapers papers, PacketPreparation packets, ICatalogue catalogue, YearPlan plan, Rounds rounds, PublishingLoop loop, IOptions<PublishingOptions> options, TimeProvider time, ILogger<HeldPapers> logger)
{
    public async Task<IReadOnlyList<RegisteredFile>> ListAsync(CancellationToken cancel) =>
        [.. (await papers.FilesAsync(cancel)).Where(file => file.Outcome == FileOutcome.Held)];

    public async Task<RegisteredFile?> FindAsync(long id, CancellationToken cancel) =>
        await papers.FindFileAsync(id, cancel) is { Outcome: FileOutcome.Held } file ? file : null;

    /// <summary>The path of a file that was held or taken and is accepted now; null if it is not.</summary>
    public async Task<string?> FindReleasedAsync(long id, CancellationToken cancel) =>
        await papers.FindFileAsync(id, cancel) is { Outcome: FileOutcome.Accepted } file ? file.Path : null;

    /// <summary>Accepts a held file with what a person filled in.</summary>
    /// <returns>What is wrong, field by field; empty if it was accepted.</returns>
    public async Task<IReadOnlyList<FieldFault>> ReleaseAsync(RegisteredFile file, HeldCompletion completion, string by, CancellationToken cancel)
    {
        List<FieldFault> faults = [.. completion.Faults(plan)];
        if (faults.Count > 0)
        {
            return faults;
        }

        var metadata = await MetadataAsync(completion, cancel);
        var id = DocumentIdentity.Of(options.Value.Tenant, metadata.Type, metadata.Issuer, metadata.Number, metadata.Notation, metadata.IssuedOn, file.Sha256);
        var versions = await papers.VersionsAsync(id, cancel);
        if (versions.Any(paper => paper.Stage != PaperStage.Incomplete) && !completion.IsCorrection)
        {
            return [new FieldFault(nameof(HeldCompletion.Number), $"Số này đã có ở văn bản “{versions[^1].Metadata.Subject}”. Xin kiểm tra số, hoặc đánh dấu đây là bản đính chính.")];
        }

        var latest = versions.MaxBy(paper => paper.Number);
        var parts = await PartsAsync(file, cancel);
        if (parts.Count == 0)
        {
            return [new FieldFault("", "Gói tin không mang theo tệp văn bản nào. Xin đề nghị bên gửi gửi lại kèm văn bản.")];
        }

        var paper = PaperVersions.WithAnnexes(
            PaperVersions.Main(
                id, latest is null ? metadata : metadata with { Audience = latest.Metadata.Audience, Relations = metadata.Relations with { Corrects = metadata.FullNumber() } },
                parts[0], latest, await ShownAsync(id, cancel)),
            parts.Skip(1));
        if (!await papers.AcceptHeldAsync(file.Id, paper, by, time.GetUtcNow(), cancel))
        {
            return [new FieldFault("", "Tệp này đã được người khác xử lý. Xin xem lại danh sách.")];
        }

        Log.HeldReleased(logger, by, file.Id);
        loop.Wake();
        return [];
    }

    private async Task<IReadOnlyList<Part>> PartsAsync(RegisteredFile file, CancellationToken cancel) => PacketPreparation.IsPacket(file.Path)
        ? await packets.PartsAsync(file.Sha256, cancel)
        : [new Part(Path.GetFileName(file.Path), file.MediaType, file.Size, file.Sha256)];

    private async Task<int> ShownAsync(string id, CancellationToken cancel) => (await catalogue.FindAsync(id, cancel))?.Number ?? 0;

    private async Task<DocumentMetadata> MetadataAsync(HeldCompletion completion, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var first = calendar.Plan.Rounds.First(round => completion.Rounds.Contains(round.Id));
        return completion.ToMetadata(completion.IsForm ? null : calendar.SessionOf(first)?.Id);
    }
}

/// <param name="Field">The field's name; empty if it concerns the whole.</param>
/// <param name="Message">Vietnamese: what is wrong and what to do.</param>
internal sealed record FieldFault(string Field, string Message);
