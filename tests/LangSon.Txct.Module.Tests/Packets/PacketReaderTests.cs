using System.Text;
using System.Xml.Linq;
using CsCheck;

namespace LangSon.Txct.Packets;

/// <summary>Packets of both dialects, and others that mean the same.</summary>
public sealed class PacketReaderTests : IDisposable
{
    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    private static readonly string[] Prefixes = ["edXML", "ns0", "_", ""];

    private readonly PacketRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task The_sample_says_all_that_stands_in_it()
    {
        using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));

        Assert.Equal(PacketKind.New, packet.Kind);
        Assert.Equal(("H37.99.01", "Thường trực Hội đồng nhân dân tỉnh Lạng Sơn", "Hội đồng nhân dân tỉnh Lạng Sơn"), (packet.From.Code, packet.From.Name, packet.From.InCharge));
        Assert.Equal("H37.99.02", Assert.Single(packet.To).Code);
        Assert.Equal("H37.99.01,2024/07/12,215/BC-HĐND", packet.DocumentId);
        Assert.Equal(("215", "BC-HĐND", new DateOnly(2024, 7, 12), "Lạng Sơn"), (packet.Number, packet.Notation, packet.IssuedOn, packet.Place));
        Assert.Equal(new DocumentType("Báo cáo", "0", "0"), packet.Type);
        Assert.StartsWith("Kết quả giám sát", packet.Subject);
        Assert.Null(packet.Summary);
        Assert.Equal(new PacketSigner("TM. THƯỜNG TRỰC HĐND", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "Nguyễn Văn A"), packet.Signer);
        Assert.Equal((PacketUrgency.Normal, 14, false), (packet.Details.Urgency, packet.Details.PageAmount, packet.Details.IsSteering));
        Assert.Equal(["Phụ lục I - Danh mục kiến nghị thuộc thẩm quyền cấp tỉnh"], packet.Details.Appendixes);
        Assert.Equal(["Đại biểu HĐND tỉnh", "Lưu: VT"], packet.ToPlaces);
        Assert.Equal(new TraceStep("H37.99.01", new DateTimeOffset(2024, 7, 12, 8, 30, 0, TimeSpan.FromHours(7))), Assert.Single(packet.Trace));
        Assert.Equal(("Văn bản điện tử mới", false, "Trần Thị B"), (packet.Business.Reason, packet.Business.SendsPaper, packet.Business.Staff?.Name));
    }

    [Fact]
    public async Task An_attachment_comes_out_of_its_zip_under_its_own_name_and_waits_in_transit()
    {
        var packet = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));

        var attachment = Assert.Single(packet.Attachments);
        Assert.Equal(("215-BC-HDND.pdf", "Báo cáo (bản ký số)"), (attachment.Name, attachment.Description));
        Assert.Equal(Pdf, await File.ReadAllBytesAsync(attachment.File.Path, PacketRig.Cancel));
        Assert.Equal(1, rig.InTransit);

        packet.Dispose();
        Assert.Equal(0, rig.InTransit);
    }

    [Fact]
    public async Task Both_dialects_read_the_same()
    {
        using var java = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));
        using var net = await rig.ReadSoundAsync(PacketRig.Fixture("report-dotnet.edxml"));

        Assert.Equal(new DocumentType("Báo cáo", "18"), net.Type);
        Assert.Equal(PacketRig.Told(java), PacketRig.Told(net with { Type = java.Type }));
    }

    [Fact]
    public async Task Any_order_of_elements_under_any_prefix_reads_the_same()
    {
        using var sample = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));
        var told = PacketRig.Told(sample);

        await Gen.Select(Gen.Int, Gen.Int[0, 3].Select(index => Prefixes[index])).SampleAsync(
            async (seed, prefix) =>
            {
                using var packet = await rig.ReadSoundAsync(Permuted(PacketRig.Sample(), new Random(seed), prefix));
                Assert.Equal(told, PacketRig.Told(packet));
            },
            iter: 200, threads: 1);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\t \n")]
    public async Task Blanks_and_line_ends_around_texts_say_nothing(string blank)
    {
        var packet = PacketRig.Sample();
        foreach (var element in packet.Descendants().Where(element => !element.HasElements))
        {
            element.Value = $"{blank}{element.Value}{blank}";
        }

        using var sample = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));
        using var blanked = Assert.IsType<PacketReading.Read>(await rig.ReadAsync(packet.ToString(SaveOptions.DisableFormatting).Replace("\r\n", "\n").Replace("\n", blank))).Packet;
        Assert.Equal(PacketRig.Told(sample), PacketRig.Told(blanked));
    }

    [Fact]
    public async Task Utf_16_and_decomposed_letters_read_the_same()
    {
        using var sample = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));
        var text = PacketRig.Fixture("report-java.edxml").Replace("UTF-8", "UTF-16").Normalize(NormalizationForm.FormD);

        using var other = Assert.IsType<PacketReading.Read>(await rig.ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)])).Packet;

        Assert.Equal(PacketRig.Told(sample), PacketRig.Told(other));
    }

    [Fact]
    public async Task Status_03_says_what_was_received()
    {
        using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("status-03.edxml"));

        Assert.Equal((PacketKind.Status, "H37.99.02"), (packet.Kind, packet.From.Code));
        Assert.Equal(new DocumentReference("H37.99.01", "215/BC-HĐND", new DateOnly(2024, 7, 12), "H37.99.01,2024/07/12,215/BC-HĐND"), Assert.Single(packet.ResponseFor));
        Assert.Equal(new PacketStatus("03", "Đã tiếp nhận, vào sổ văn bản đến", new DateTimeOffset(2024, 7, 12, 9, 5, 0, TimeSpan.FromHours(7)), new PacketStaff("Văn thư", "Lê Văn C", null, null)), packet.Status);
    }

    [Fact]
    public async Task All_statuses_of_the_table_are_read_and_others_are_kept()
    {
        foreach (var code in (string[])[.. PacketStatuses.Codes, "77"])
        {
            using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("status-03.edxml").Replace(">03<", $">{code}<"));

            Assert.Equal(code, packet.Status?.Code);
            Assert.Equal(code == "77", PacketStatuses.WordOf(code) is null);
        }
    }

    [Theory]
    [InlineData("Code/CodeNumber", "CodeNumber")]
    [InlineData("Code/CodeNotation", "CodeNotation")]
    [InlineData("PromulgationInfo/PromulgationDate", "PromulgationDate")]
    [InlineData("DocumentType/TypeName", "TypeName")]
    [InlineData("Subject", "Subject")]
    [InlineData("To", "To")]
    [InlineData("From/OrganId", "From")]
    public async Task What_is_needed_and_missing_is_named(string named, string element)
    {
        var packet = PacketRig.Sample();
        PacketRig.Find(packet, element).Remove();

        var failed = Assert.IsType<PacketReading.Failed>(await rig.ReadAsync(packet));

        var finding = Assert.Single(failed.Findings);
        Assert.Equal("packet-element-missing", finding.Code);
        Assert.Contains(named, finding.Message);
        Assert.Equal(0, rig.InTransit);
    }

    [Theory]
    [InlineData("Telephone")]
    [InlineData("SignerInfo")]
    [InlineData("OtherInfo")]
    [InlineData("TraceHeaderList")]
    [InlineData("ToPlaces")]
    [InlineData("edXMLBody")]
    public async Task What_is_not_needed_may_be_missing(string element)
    {
        var packet = PacketRig.Sample();
        packet.Descendants().Where(found => found.Name.LocalName == element).Remove();

        Assert.Empty(await rig.CodesAsync(packet));
    }

    [Theory]
    [InlineData("PromulgationDate", "12/07/2024")]
    [InlineData("PromulgationDate", "2024/13/45")]
    [InlineData("BussinessDocType", "7")]
    [InlineData("OrganId", "h37.99.01")]
    [InlineData("OrganId", "H37.99.01.ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    public async Task A_value_that_is_none_is_named(string element, string value)
    {
        var packet = PacketRig.Sample();
        PacketRig.Find(packet, element).Value = value;

        Assert.Contains("packet-bad-value", await rig.CodesAsync(packet));
    }

    [Fact]
    public async Task Two_subjects_contradict_each_other()
    {
        var packet = PacketRig.Sample();
        var subject = PacketRig.Find(packet, "Subject");
        subject.AddAfterSelf(new XElement(subject.Name, "Nội dung khác"));

        Assert.Equal(["packet-contradictory"], await rig.CodesAsync(packet));
    }

    [Fact]
    public async Task A_packet_to_others_is_held_and_one_to_us_by_an_older_code_is_read()
    {
        using var others = new PacketRig(options => options.OwnCodes = ["H37.99.03"]);
        using var us = new PacketRig(options => (options.OwnCodes, options.Aliases) = (["H37.99.02"], new() { ["000.00.02.H37"] = "H37.99.02" }));
        var packet = PacketRig.Sample();
        PacketRig.Find(PacketRig.Find(packet, "To"), "OrganId").Value = "000.00.02.H37";

        Assert.Equal(["packet-wrong-receiver"], await others.CodesAsync(packet));
        Assert.Empty(await us.CodesAsync(packet));
    }

    /// <summary>The same elements, those beside each other in another order where order means nothing.</summary>
    private static string Permuted(XElement packet, Random random, string prefix)
    {
        string[] lists = ["ToPlaces", "Appendixes"];
        foreach (var element in packet.DescendantsAndSelf().ToList())
        {
            var children = element.Elements().ToArray();
            if (children.Length > 1 && !lists.Contains(element.Name.LocalName))
            {
                random.Shuffle(children);
                element.ReplaceNodes(children);
            }

            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        }

        packet.Add(prefix.Length == 0 ? new XAttribute("xmlns", EdXml.Namespace) : new XAttribute(XNamespace.Xmlns + prefix, EdXml.Namespace));
        return packet.ToString(SaveOptions.DisableFormatting);
    }
}
