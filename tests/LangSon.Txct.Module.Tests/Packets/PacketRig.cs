using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using LangSon.Txct.Content;
using LangSon.Txct.Packets.Reading;
using LangSon.Txct.Packets.Writing;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Packets;

/// <summary>A reader and a writer of packets with a transit folder of their own.</summary>
internal sealed class PacketRig : IDisposable
{
    private readonly DisposableFolder folder = new();

    public PacketRig(Action<PacketsOptions>? settings = null)
    {
        var options = new PacketsOptions { Aliases = { ["000.00.01.H99"] = "H37.99.01" } };
        settings?.Invoke(options);
        Transit = new Transit(folder.Path, Options.Create(new ContentOptions()));
        Reader = new PacketReader(Transit, Options.Create(options), TimeProvider.System);
        Writer = new PacketWriter(Options.Create(options));
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Transit Transit { get; }
    public PacketReader Reader { get; }
    public PacketWriter Writer { get; }

    /// <summary>How many files stand in transit.</summary>
    public int InTransit => Directory.GetFiles(Path.Combine(folder.Path, "transit")).Length;

    public void Dispose() => folder.Dispose();

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "packets", name));

    /// <summary>The sample of the standard, to be changed.</summary>
    public static XElement Sample() => XElement.Parse(Fixture("report-java.edxml"));

    public static XElement Find(XElement root, string name) => root.Descendants().First(element => element.Name.LocalName == name);

    public Task<PacketReading> ReadAsync(XElement packet) => ReadAsync(packet.ToString(SaveOptions.DisableFormatting));

    public Task<PacketReading> ReadAsync(string packet) => ReadAsync(Encoding.UTF8.GetBytes(packet));

    public async Task<PacketReading> ReadAsync(byte[] packet)
    {
        using var file = await TakeAsync(packet);
        return await Reader.ReadAsync(file, Cancel);
    }

    public async Task<Packet> ReadSoundAsync(string packet) => Assert.IsType<PacketReading.Read>(await ReadAsync(packet)).Packet;

    /// <summary>The codes of the findings; none where it was read. Nothing may be left in transit then.</summary>
    public async Task<string[]> CodesAsync(byte[] packet)
    {
        var reading = await ReadAsync(packet);
        (reading as PacketReading.Read)?.Packet.Dispose();
        Assert.Equal(0, InTransit);
        return reading is PacketReading.Failed failed ? [.. failed.Findings.Select(finding => finding.Code)] : [];
    }

    public Task<string[]> CodesAsync(string packet) => CodesAsync(Encoding.UTF8.GetBytes(packet));

    public Task<string[]> CodesAsync(XElement packet) => CodesAsync(packet.ToString(SaveOptions.DisableFormatting));

    public async Task<(PacketWriting Outcome, string Xml)> WriteAsync(Packet packet)
    {
        using var target = new MemoryStream();
        var outcome = await Writer.WriteAsync(packet, target, Cancel);
        return (outcome, Encoding.UTF8.GetString(target.ToArray()));
    }

    public Task<TransitFile> TakeAsync(byte[] bytes) => Transit.TakeAsync(new MemoryStream(bytes), Cancel);

    /// <summary>All that a packet says, its attachments by name and digest, so that two can be compared.</summary>
    public static string Told(Packet packet) => JsonSerializer.Serialize(new
    {
        Said = packet with { Attachments = [] },
        Files = packet.Attachments.Select(attachment => $"{attachment.Name} {attachment.Description} {attachment.File.Size} {attachment.File.Sha256}"),
    });

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }

        return target.ToArray();
    }

    /// <summary>The sample with other bytes in its attachment.</summary>
    public static XElement With(byte[] attachment, string contentType = "application/zip", string name = "215-BC-HDND.pdf")
    {
        var packet = Sample();
        Find(packet, EdXml.Bytes).Value = Convert.ToBase64String(attachment);
        foreach (var element in packet.Descendants().Where(element => element.Name.LocalName is "ContentType" or "AttachmentName"))
        {
            element.Value = element.Name.LocalName == "ContentType" ? contentType : name;
        }

        return packet;
    }
}
