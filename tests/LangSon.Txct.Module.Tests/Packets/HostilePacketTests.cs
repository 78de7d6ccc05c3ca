using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;

namespace LangSon.Txct.Packets;

/// <summary>Packets that want harm, or are damaged: each is refused with its code, and nothing of it stays in transit.</summary>
public sealed class HostilePacketTests : IDisposable
{
    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    private readonly PacketRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Definitions_are_refused_and_nothing_is_fetched()
    {
        var sample = PacketRig.Sample().ToString();
        var laughs = string.Concat(Enumerable.Range(1, 12).Select(level => $"<!ENTITY e{level} \"{string.Concat(Enumerable.Repeat($"&e{level - 1};", 10))}\">"));

        Assert.Equal(["entity-bomb"], await rig.CodesAsync($"<!DOCTYPE edXML [<!ENTITY e0 \"ha\">{laughs}]>{sample.Replace("Nguyễn Văn A", "&e12;")}"));
        Assert.Equal(["external-entity"], await rig.CodesAsync($"<!DOCTYPE edXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{sample.Replace("Nguyễn Văn A", "&x;")}"));
        Assert.Equal(["external-entity"], await rig.CodesAsync($"<!DOCTYPE edXML SYSTEM \"http://203.0.113.9/x.dtd\">{sample}"));
        Assert.Equal(["packet-unreadable"], await rig.CodesAsync(sample.Replace("Nguyễn Văn A", "&undefined;")));
    }

    [Fact]
    public async Task A_definition_behind_a_long_comment_is_refused_too() =>
        Assert.Equal(["packet-unreadable"], await rig.CodesAsync($"<!--{new string('x', 100_000)}--><!DOCTYPE edXML [<!ENTITY e \"ha\">]>{PacketRig.Sample()}"));

    [Fact]
    public async Task A_million_elements_or_deep_ones_are_refused()
    {
        var many = new StringBuilder("<edXML>").Insert(7, "<a/>", 1_000_000).Append("</edXML>").ToString();
        var deep = $"<edXML>{string.Concat(Enumerable.Repeat("<a>", 100_000))}";

        Assert.Equal(["packet-too-large"], await rig.CodesAsync(many));
        Assert.Equal(["packet-too-large"], await rig.CodesAsync(deep));
    }

    [Theory]
    [InlineData("<edXML><{0}/></edXML>")]
    [InlineData("<edXML x=\"{0}\"/>")]
    [InlineData("<edXML>{0}</edXML>")]
    [InlineData("<edXML><![CDATA[{0}]]></edXML>")]
    [InlineData("<edXML><!--{0}--></edXML>")]
    [InlineData("<edXML><?x {0}?></edXML>")]
    public async Task No_part_of_a_packet_may_be_endless(string form)
    {
        // Well within the size of a packet, so it is the part that is too large.
        var packet = form.Replace("{0}", new string('x', 40 << 20));

        Assert.Equal(["packet-too-large"], await rig.CodesAsync(packet));
    }

    [Fact]
    public async Task A_packet_past_the_limits_of_size_and_number_is_refused()
    {
        using var small = new PacketRig(options => (options.MaxPacketBytes, options.MaxAttachmentBytes, options.MaxAttachmentsBytes) = (200_000, 2000, 3000));
        var sample = PacketRig.Sample();
        var attachment = PacketRig.Find(sample, "Attachment");
        attachment.AddAfterSelf(Enumerable.Range(0, 200).Select(_ => new XElement(attachment)));

        Assert.Equal(["packet-too-large"], await rig.CodesAsync(sample));
        Assert.Equal(["packet-too-large"], await small.CodesAsync(PacketRig.With(new byte[2001], "application/pdf")));
        Assert.Equal(["packet-too-large"], await small.CodesAsync(PacketRig.With(new byte[300_000], "application/pdf")));
        Assert.Empty(await small.CodesAsync(PacketRig.With(new byte[2000], "application/pdf")));
    }

    [Fact]
    public async Task A_packet_cut_off_anywhere_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(PacketRig.Fixture("report-java.edxml").TrimEnd());
        for (var length = 1; length < bytes.Length; length += 97)
        {
            Assert.Equal(["packet-unreadable"], await rig.CodesAsync(bytes[..length]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("edXML")]
    [InlineData("<html></html>")]
    [InlineData("<edXML/>")]
    [InlineData("<edXML></edXML><edXML/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"x-unknown\"?><edXML/>")]
    public async Task What_is_no_packet_is_unreadable(string text) => Assert.Equal(["packet-unreadable"], await rig.CodesAsync(text));

    [Theory]
    [InlineData("!!!!")]
    [InlineData("QUJD%%%%")]
    [InlineData("QUJD=QUJD")]
    [InlineData("<b>QUJD</b>")]
    public async Task Wrong_base64_is_refused(string text)
    {
        var packet = PacketRig.Fixture("report-java.edxml");
        var start = packet.IndexOf("UEsDB", StringComparison.Ordinal);

        Assert.Equal(["packet-unreadable"], await rig.CodesAsync(packet[..start] + text + packet[packet.IndexOf("</edXML:ContentTransfer", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task An_attachment_without_bytes_or_announced_only_is_missing()
    {
        var (empty, absent) = (PacketRig.Sample(), PacketRig.Sample());
        PacketRig.Find(empty, EdXml.Bytes).Value = "";
        PacketRig.Find(absent, "Attachment").Remove();
        var none = PacketRig.Sample();
        none.Descendants().Where(element => element.Name.LocalName is "Attachment" or "Reference").Remove();

        Assert.Equal(["packet-attachment-missing"], await rig.CodesAsync(empty));
        Assert.Equal(["packet-attachment-missing"], await rig.CodesAsync(absent));
        Assert.Equal(["packet-without-attachment"], await rig.CodesAsync(none));
    }

    [Fact]
    public async Task A_wrap_has_exactly_one_file_of_any_name()
    {
        Assert.Empty(await rig.CodesAsync(PacketRig.With(PacketRig.Zip(("../../etc/cron.d/x", Pdf)))));
        Assert.Empty(await rig.CodesAsync(PacketRig.With(PacketRig.Zip((@"C:\Windows\x.pdf", Pdf)))));
        Assert.Empty(await rig.CodesAsync(PacketRig.With(PacketRig.Zip(("x", Pdf)), "application/pdf")));
        Assert.Equal(["packet-attachment-archive"], await rig.CodesAsync(PacketRig.With(PacketRig.Zip(("a.pdf", Pdf), ("b.pdf", Pdf)))));
        Assert.Equal(["packet-attachment-archive"], await rig.CodesAsync(PacketRig.With(PacketRig.Zip(("folder/", [])))));
    }

    [Fact]
    public async Task What_comes_out_of_a_wrap_is_not_unpacked_further()
    {
        var inner = PacketRig.Zip(("a.pdf", Pdf), ("b.pdf", Pdf));

        using var packet = Assert.IsType<PacketReading.Read>(await rig.ReadAsync(PacketRig.With(PacketRig.Zip(("x", inner)), name: "phu-luc.zip"))).Packet;

        Assert.Equal(inner, await File.ReadAllBytesAsync(packet.Attachments[0].File.Path, PacketRig.Cancel));
    }

    [Fact]
    public async Task An_office_file_is_a_zip_itself_and_stays_as_it_is()
    {
        var word = PacketRig.Zip(("[Content_Types].xml", Pdf), ("word/document.xml", Pdf));
        foreach (var type in (string[])["application/zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"])
        {
            using var packet = Assert.IsType<PacketReading.Read>(await rig.ReadAsync(PacketRig.With(word, type, "BC 215.docx"))).Packet;

            Assert.Equal(word, await File.ReadAllBytesAsync(packet.Attachments[0].File.Path, PacketRig.Cancel));
        }
    }

    [Fact]
    public async Task A_zip_that_unpacks_to_too_much_is_a_bomb() =>
        Assert.Equal(["archive-bomb"], await rig.CodesAsync(PacketRig.With(PacketRig.Zip(("x.pdf", new byte[300 << 20])))));

    [Fact]
    public async Task A_zip_that_is_damaged_or_lies_is_refused()
    {
        var zip = PacketRig.Zip(("x.pdf", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200)))));
        var end = zip.Length - 22;
        var list = (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 16));

        Assert.Equal(["packet-attachment-damaged"], await rig.CodesAsync(PacketRig.With(Changed(zip, 60))));
        Assert.Equal(["packet-attachment-damaged"], await rig.CodesAsync(PacketRig.With(Changed(zip, list + 16))));
        Assert.Equal(["packet-attachment-damaged"], await rig.CodesAsync(PacketRig.With(Changed(zip, list + 24))));
        Assert.Equal(["packet-attachment-damaged"], await rig.CodesAsync(PacketRig.With(Changed(zip, end + 16))));
        Assert.Equal(["packet-attachment-damaged"], await rig.CodesAsync(PacketRig.With(zip[..^30])));
        Assert.Equal(["encrypted"], await rig.CodesAsync(PacketRig.With(Changed(Changed(zip, list + 8, 1), 6, 1))));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData(@"..\x.pdf")]
    [InlineData("CON.pdf")]
    [InlineData("a\r\nb.pdf")]
    [InlineData("a\u202Efdp.exe")]
    public async Task A_treacherous_name_is_refused(string name) => Assert.Equal(["unsafe-name"], await rig.CodesAsync(PacketRig.With(Pdf, "application/pdf", name)));

    [Theory]
    [InlineData("Subject", "MẬT")]
    [InlineData("Subject", "Báo cáo tình hình biên giới (TỐI MẬT)")]
    [InlineData("SphereOfPromulgation", "Độ mật: Tuyệt mật")]
    [InlineData("AttachmentName", "TUYET_MAT.pdf")]
    [InlineData("Description", "Tài liệu tối mật")]
    [InlineData("TypeName", "Báo cáo MẬT")]
    public async Task A_secret_mark_anywhere_refuses_the_packet_and_tells_nothing_of_it(string element, string text)
    {
        var packet = PacketRig.Sample();
        PacketRig.Find(packet, element).Value = text;
        PacketRig.Find(packet, "PromulgationDate").Value = "không rõ";

        Assert.Equal(["secret-mark"], await rig.CodesAsync(packet));
    }

    [Fact]
    public async Task A_secret_mark_in_an_element_that_nobody_knows_is_seen_and_a_name_or_a_word_is_none()
    {
        var (marked, plain) = (PacketRig.Sample(), PacketRig.Sample());
        PacketRig.Find(marked, "OtherInfo").Add(new XElement(XName.Get("DoMat", EdXml.Namespace), "Mật"));
        PacketRig.Find(plain, "FullName").Value = "TRẦN VĂN MẬT";
        PacketRig.Find(plain, "Subject").Value = "Công tác bảo vệ bí mật nhà nước, bảo mật thông tin và mật độ dân số";

        Assert.Equal(["secret-mark"], await rig.CodesAsync(marked));
        Assert.Empty(await rig.CodesAsync(plain));
    }

    [Fact]
    public async Task Reading_that_was_called_off_leaves_nothing()
    {
        using var file = await rig.TakeAsync(Encoding.UTF8.GetBytes(PacketRig.Fixture("report-java.edxml")));
        using var called = new CancellationTokenSource();
        await called.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Reader.ReadAsync(file, called.Token));

        Assert.Equal(1, rig.InTransit);
    }

    private static byte[] Changed(byte[] bytes, int at, byte mask = 0xFF)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= mask;
        return changed;
    }
}
