using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Packets;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>What is known of a document that came in a packet: what its sender's register says goes before what was read of its text.</summary>
internal static class PacketPaper
{
    public static Reading Of(Packet packet, Reading reading) => reading is Reading.Read { Paper: var paper } read ? read with { Paper = Of(packet, paper) } : reading;

    /// <summary>The document whose id this is, by number and notation: "{code},{yyyy/MM/dd},{number}/{notation}". Null if it says none.</summary>
    public static string? NumberIn(string? documentId) => documentId?.Split(',', 3, StringSplitOptions.TrimEntries) is [_, _, { Length: > 0 } number] ? number : null;

    public static string? NumberOf(Packet packet) => packet.Number is null ? NumberIn(packet.DocumentId) : $"{packet.Number}/{packet.Notation}";

    /// <summary>A packet and its text that name different numbers are two documents, and a person says which.</summary>
    public static IEnumerable<Finding> Contradictions(Packet packet, Reading reading)
    {
        if (reading is Reading.Read { Paper.FullNumber: { } read } && NumberOf(packet) is { } written && Bare(read) != Bare(written))
        {
            yield return new Finding(Verdict.Held, "needs-review", $"Gói tin ghi số {written}, văn bản bên trong ghi số {read}. Xin kiểm tra rồi điền số đúng.");
        }
    }

    private static ReadPaper Of(Packet packet, ReadPaper paper)
    {
        var number = DocumentNumber.Find(NumberOf(packet) ?? "");
        var own = number is null ? paper.FullNumber : $"{number.Number}/{number.Notation}";
        var replaced = packet.Kind == PacketKind.Replace ? NumberIn(packet.Business.Replaces.FirstOrDefault()?.DocumentId) : null;
        return paper with
        {
            Number = number?.Number ?? paper.Number,
            Notation = number?.Notation ?? paper.Notation,
            IssuedOn = packet.IssuedOn ?? paper.IssuedOn,
            Issuer = paper.Issuer ?? packet.From.Name,
            Subject = packet.Subject ?? paper.Subject,
            Signer = packet.Signer?.FullName ?? paper.Signer,
            Corrects = packet.Kind == PacketKind.Update || (replaced is not null && replaced == own) ? own : paper.Corrects,
            Relations = paper.Relations with { Replaces = replaced ?? paper.Relations.Replaces },
        };
    }

    private static string Bare(string number) => string.Concat(number.Where(letter => !char.IsWhiteSpace(letter))).TrimStart('0').ToUpperInvariant();
}
