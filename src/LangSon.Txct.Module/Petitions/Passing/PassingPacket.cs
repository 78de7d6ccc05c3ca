using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Packets;
using LangSon.Txct.Packets.Writing;
using LangSon.Txct.Petitions.Acts;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Petitions.Passing;

/// <summary>An issued paper as an edXML packet (QCVN 102:2016/BTTTT), a file that the Office's register sends on. The module sends none itself.</summary>
internal sealed class PassingPacket(PacketWriter writer, ITransit transit, IContentStore content, IOptions<PacketsOptions> packets, IOptions<PetitionsOptions> petitions, TimeProvider time)
{
    private const string Subject = "V/v chuyển kiến nghị của cử tri";

    public async Task<(WrittenPacket? Packet, PetitionFault? Fault)> WriteAsync(PassingPaper paper, CancellationToken cancel)
    {
        if (paper.Issue is not { } issue)
        {
            return (null, new PetitionFault(409, "TXCT-PET-018", "Văn bản chưa phát hành nên chưa có gói tin. Xin nhập số, ngày và tệp đã phát hành trước."));
        }

        if (packets.Value.OwnCodes.FirstOrDefault() is not { } own || !petitions.Value.RecipientCodes.TryGetValue(paper.Recipient, out var to))
        {
            return (null, new PetitionFault(409, "TXCT-PET-019", $"Chưa khai mã định danh của cơ quan mình hoặc của “{paper.Recipient}”. Xin người quản trị khai Packets:OwnCodes và Petitions:RecipientCodes."));
        }

        if (!await content.VerifyAsync(issue.File.Sha256, cancel) || content.Open(issue.File.Sha256) is not { } bytes)
        {
            return (null, new PetitionFault(409, "TXCT-PET-020", "Tệp đã phát hành không còn nguyên vẹn trong kho. Xin nhập lại văn bản đã phát hành."));
        }

        await using (bytes)
        {
            using var packet = Of(paper, issue, new Organization(own, packets.Value.OwnName), new Organization(to, paper.Recipient), await transit.TakeAsync(bytes, cancel));
            var written = new MemoryStream();
            return await writer.WriteAsync(packet, written, cancel) is PacketWriting.Refused { Findings: var findings }
                ? (null, PetitionFault.Unusable("TXCT-PET-021", $"Không lập được gói tin. {findings[0].Message}"))
                : (new WrittenPacket(PacketFileName.Of(packet), written.ToArray()), null);
        }
    }

    private Packet Of(PassingPaper paper, PassingIssue issue, Organization from, Organization to, TransitFile file)
    {
        var number = DocumentNumber.Find(issue.Head.Number)!;
        return new Packet(PacketKind.New, from)
        {
            To = [to], Number = number.Number, Notation = number.Notation, IssuedOn = issue.Head.IssuedOn, Place = "Lạng Sơn", Type = new DocumentType("Công văn"), Subject = Subject,
            Signer = issue.Head.Signer is { } signer ? new PacketSigner(null, null, signer) : null, ToPlaces = [paper.Recipient], Trace = [new TraceStep(from.Code, VietNam.At(time.GetUtcNow()))],
            Attachments = [new PacketAttachment(issue.File.Name, Subject, file)],
        };
    }
}

internal sealed record WrittenPacket(string Name, byte[] Bytes);
