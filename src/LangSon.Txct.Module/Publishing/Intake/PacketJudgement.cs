using LangSon.Txct.Central;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Packets;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Withdrawing;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>What becomes of a packet: a document of its own, another version, a withdrawal, or a line of the register.</summary>
internal sealed class PacketJudgement(Judgement judgement, IPapers papers, ICatalogue catalogue, Withdrawer withdrawer)
{
    public async Task<Judged> OfAsync(DroppedFile file, Prepared.Letter letter, CancellationToken cancel) => letter.Packet.Kind switch
    {
        _ when letter.Findings.Any(finding => finding.Verdict == Verdict.Refused) => new Judged(FileOutcome.Refused, FileKind.EdXml.MediaType, letter.Findings, null, null),
        PacketKind.Status => Noted(),
        PacketKind.Recall => await RecallAsync(letter.Packet, cancel),
        PacketKind.Update when letter.Main is null => await UpdateAsync(letter.Packet, cancel),
        _ => await DocumentAsync(file, letter, cancel),
    };

    private async Task<Judged> DocumentAsync(DroppedFile file, Prepared.Letter letter, CancellationToken cancel)
    {
        var candidate = new Candidate(file.Path, letter.Parts[0].Name, file.Folder, letter.Packet.Attachments[0].File, letter.Main!);
        var judged = await judgement.OfAsync(candidate, letter.Findings, cancel);
        return judged with { MediaType = FileKind.EdXml.MediaType, Paper = judged.Paper is { } paper ? PaperVersions.WithAnnexes(paper, letter.Parts.Skip(1)) : null };
    }

    /// <summary>QCVN 102: the document that a recall names is the sender's own. Anybody else's recall is for a person.</summary>
    private async Task<Judged> RecallAsync(Packet packet, CancellationToken cancel)
    {
        var number = PacketPaper.NumberIn(packet.DocumentId) ?? PacketPaper.NumberOf(packet);
        if (await FindAsync(packet, number, cancel) is not { } document)
        {
            return Held($"Gói tin thu hồi văn bản số {number}, nhưng không có văn bản nào như vậy của {packet.From.Name ?? packet.From.Code}. Xin kiểm tra với bên gửi.");
        }

        var reason = packet.Business.Reason is { Length: > 0 } said ? $"Thu hồi theo đề nghị của {packet.From.Name ?? packet.From.Code}: {said}" : $"Thu hồi theo đề nghị của {packet.From.Name ?? packet.From.Code}.";
        await withdrawer.OrderAsync(new Withdrawal(document.DocumentId, reason, null), packet.From.Code, cancel);
        return Noted();
    }

    /// <summary>Without a file an update says only what changed in the register: the next version has the same parts.</summary>
    private async Task<Judged> UpdateAsync(Packet packet, CancellationToken cancel)
    {
        if (packet.Business.ChangesDocument != true)
        {
            return Noted();
        }

        var number = PacketPaper.NumberIn(packet.Business.DocumentId) ?? PacketPaper.NumberOf(packet);
        if (await FindAsync(packet, number, cancel) is not { } known || (await papers.VersionsAsync(known.DocumentId, cancel)).LastOrDefault() is not { } latest)
        {
            return Held($"Gói tin cập nhật văn bản số {number}, nhưng không có văn bản nào như vậy của {packet.From.Name ?? packet.From.Code}. Xin kiểm tra với bên gửi.");
        }

        var metadata = latest.Metadata with
        {
            Subject = packet.Subject ?? latest.Metadata.Subject,
            Signer = packet.Signer?.FullName ?? latest.Metadata.Signer,
            Relations = latest.Metadata.Relations with { Corrects = latest.Metadata.FullNumber() },
        };
        return Noted(latest with { Number = latest.Number + (latest.Stage == PaperStage.Waiting ? 0 : 1), Metadata = metadata, Stage = PaperStage.Waiting, SetId = null });
    }

    /// <summary>The one document of the sender that bears the number; null if there is none, or more than one.</summary>
    private async Task<CentralDocument?> FindAsync(Packet packet, string? number, CancellationToken cancel)
    {
        var bearing = (await papers.ConcerningAsync("", number, cancel)).Where(paper => paper.Stage != PaperStage.Withdrawn)
            .Select(paper => new CentralDocument(paper.DocumentId, paper.Number, paper.Metadata, paper.Parts, default, Deleted: false))
            .Concat((await catalogue.AllAsync(cancel)).Where(document => document.Withdrawn is null))
            .Where(document => document.Metadata.FullNumber() == number && IsOf(packet.From, document.Metadata.Issuer))
            .DistinctBy(document => document.DocumentId).ToList();
        return bearing.Count == 1 ? bearing[0] : null;
    }

    /// <summary>By name: the issuing body is the sender, or the body to which the sender belongs.</summary>
    private static bool IsOf(Organization sender, string? issuer) =>
        DocumentIdentity.Fold(issuer) is { Length: > 0 } body && (DocumentIdentity.Fold(sender.Name) == body || DocumentIdentity.Fold(sender.InCharge) == body);

    private static Judged Noted(Paper? paper = null) => new(FileOutcome.Accepted, FileKind.EdXml.MediaType, [], paper?.Metadata, paper);

    private static Judged Held(string message) => new(FileOutcome.Held, FileKind.EdXml.MediaType, [new Finding(Verdict.Held, "needs-review", message)], null, null);
}
