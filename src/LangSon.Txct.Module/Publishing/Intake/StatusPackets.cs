using LangSon.Txct.Content;
using LangSon.Txct.Packets;
using LangSon.Txct.Packets.Writing;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>Answers to senders as files, for the Office's register to send: 01 arrived, 03 accepted, 02 rejected and why. The module sends none itself.</summary>
/// <remarks>Decree 30/2020/NĐ-CP, art. 21: receipt is confirmed, and what is wrong goes back, within the same day.</remarks>
internal sealed class StatusPackets(PacketWriter writer, IOptions<PacketsOptions> options, Hosting.Abstractions.IModuleContext context, TimeProvider time)
{
    private readonly string folder = options.Value.OutFolder ?? Path.Combine(context.DataDirectory, "packets-out");

    /// <summary>Writes the answer that the outcome asks for; none where the settings do not say who answers, or a status was answered.</summary>
    public async Task WriteAsync(Packet packet, Judged judged, CancellationToken cancel)
    {
        if (packet.Kind == PacketKind.Status || options.Value.OwnCodes.FirstOrDefault() is not { } code)
        {
            return;
        }

        var (status, description) = judged.Outcome switch
        {
            FileOutcome.Accepted => (PacketStatuses.Accepted, null),
            FileOutcome.Refused => (PacketStatuses.Rejected, judged.Findings[0].Message),
            _ => (PacketStatuses.Arrived, (string?)null),
        };
        var answer = PacketStatuses.Answer(packet, new Organization(code, options.Value.OwnName), status, description, null, time.GetUtcNow());
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, PacketFileName.Of(answer));
        await using (var file = new FileStream($"{path}.new", FileMode.Create, FileAccess.Write))
        {
            await writer.WriteAsync(answer, file, cancel);
            DurableFiles.Sync(file);
        }

        BusyFiles.Move($"{path}.new", path);
        DurableFiles.SyncFolder(folder);
    }
}
