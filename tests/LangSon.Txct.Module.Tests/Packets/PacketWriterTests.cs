using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Packets.Writing;

namespace LangSon.Txct.Packets;

/// <summary>Packets written: whatever kind, the module's own reader reads from them what was to be said.</summary>
public sealed class PacketWriterTests : IDisposable
{
    private static readonly Organization Council = new("H37.99.01", "Thường trực Hội đồng nhân dân tỉnh Lạng Sơn") { InCharge = "Hội đồng nhân dân tỉnh Lạng Sơn", Email = "vp@example.gov.vn" };
    private static readonly DateTimeOffset Morning = new(2024, 7, 12, 1, 30, 0, TimeSpan.Zero);

    private readonly PacketRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task The_sample_is_written_as_it_stands_in_the_standard()
    {
        using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));

        var (outcome, xml) = await rig.WriteAsync(packet);

        Assert.Empty(Assert.IsType<PacketWriting.Written>(outcome).Notes);
        Assert.Equal(WithoutIds(PacketRig.Fixture("report-java.edxml")), WithoutIds(xml));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n  <edXML:edXMLEnvelope xmlns:edXML=", xml);
        Assert.Contains("<ContentType>application/zip</ContentType>\n      <edXML:ContentTransferEncoded xmlns:edXML=", xml);
    }

    [Fact]
    public async Task What_is_written_is_read_the_same_for_all_kinds()
    {
        using var first = await rig.TakeAsync("%PDF-1.7"u8.ToArray());
        using var second = await rig.TakeAsync(Encoding.ASCII.GetBytes($"%PDF-1.7 {new string('x', 130_000)}"));

        await Packets([new PacketAttachment("215-BC-HĐND.pdf", null, first), new PacketAttachment("Phụ lục 1.docx", "Phụ lục", second)]).SampleAsync(
            async packet =>
            {
                var (outcome, xml) = await rig.WriteAsync(packet);
                Assert.IsType<PacketWriting.Written>(outcome);
                using var again = await rig.ReadSoundAsync(xml);
                Assert.Equal(PacketRig.Told(packet), PacketRig.Told(again));
                var (_, xmlAgain) = await rig.WriteAsync(again);
                Assert.Equal(xml, xmlAgain);
            },
            iter: 300, threads: 1, print: PacketRig.Told);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("02")]
    [InlineData("03")]
    public async Task The_three_statuses_answer_a_document(string code)
    {
        using var document = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));
        var answer = PacketStatuses.Answer(document, new Organization("H37.99.02", "Ủy ban nhân dân tỉnh Lạng Sơn"), code, null, new PacketStaff("Văn thư", "Lê Văn C", null, null), Morning);

        var (outcome, xml) = await rig.WriteAsync(answer);

        Assert.IsType<PacketWriting.Written>(outcome);
        using var again = await rig.ReadSoundAsync(xml);
        Assert.Equal(PacketRig.Told(answer with { Status = answer.Status! with { At = Morning.ToOffset(TimeSpan.FromHours(7)) } }), PacketRig.Told(again));
        Assert.Equal(PacketStatuses.WordOf(code), again.Status!.Description);
        Assert.Equal($"trang-thai-{code}_215-BC-HDND_2024-07-12_H37.99.02.edxml", PacketFileName.Of(answer));
    }

    [Fact]
    public async Task A_status_that_only_others_give_is_not_written()
    {
        using var status = await rig.ReadSoundAsync(PacketRig.Fixture("status-03.edxml").Replace(">03<", ">06<"));

        Assert.IsType<PacketWriting.Refused>((await rig.WriteAsync(status)).Outcome);
        Assert.Throws<ArgumentException>(() => PacketStatuses.Answer(status, Council, "06", null, null, Morning));
    }

    [Fact]
    public async Task A_long_subject_is_shortened_on_its_way_out_and_that_is_said()
    {
        using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));
        var subject = string.Concat(Enumerable.Repeat("Kết quả giám sát ", 40)).Trim();

        var (outcome, xml) = await rig.WriteAsync(packet with { Subject = subject, ToPlaces = [.. Enumerable.Repeat(new string('a', 300), 5)] });

        var notes = Assert.IsType<PacketWriting.Written>(outcome).Notes;
        Assert.Equal(3, notes.Count);
        Assert.All(notes, note => Assert.Equal(("packet-shortened", Verdict.Publishable), (note.Code, note.Verdict)));
        Assert.Contains($"Subject dài {subject.Length} ký tự, quy định tối đa 500", notes[0].Message);
        using var again = await rig.ReadSoundAsync(xml);
        Assert.Equal(subject[..499] + "…", again.Subject);
        Assert.Equal(1000, again.ToPlaces.Sum(line => line.Length));
    }

    [Fact]
    public async Task Shortening_breaks_no_letter()
    {
        using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));

        var (_, xml) = await rig.WriteAsync(packet with { Subject = new string('a', 498) + "📄📄📄" });

        using var again = await rig.ReadSoundAsync(xml);
        Assert.Equal(new string('a', 498) + "…", again.Subject);
    }

    [Fact]
    public async Task What_the_reader_would_refuse_is_not_written()
    {
        using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));
        Dictionary<string, Packet> wrong = new()
        {
            ["packet-element-missing"] = packet with { Subject = null },
            ["packet-bad-value"] = packet with { From = Council with { Code = "H37.99.01.ABCDEFGHIJKLMNOPQRSTUVWXYZ" } },
            ["packet-too-long"] = packet with { Notation = "QCPH-ĐDBQH-TTHĐND-UBND-BTTUBMTTQ" },
            ["packet-without-attachment"] = packet with { Attachments = [] },
            ["secret-mark"] = packet with { Subject = "Báo cáo (TỐI MẬT)" },
            ["unsafe-name"] = packet with { Attachments = [packet.Attachments[0] with { Name = "../x.pdf" }] },
        };
        foreach (var (code, one) in wrong)
        {
            var (outcome, xml) = await rig.WriteAsync(one);

            Assert.Equal(code, Assert.Single(Assert.IsType<PacketWriting.Refused>(outcome).Findings).Code);
            Assert.Empty(xml);
        }

        Assert.IsType<PacketWriting.Refused>((await rig.WriteAsync(packet with { Subject = "Báo cáo \u0001" })).Outcome);
        Assert.IsType<PacketWriting.Refused>((await rig.WriteAsync(packet with { Subject = "Báo cáo \uD83D" })).Outcome);
        Assert.IsType<PacketWriting.Refused>((await rig.WriteAsync(packet with { Trace = [] })).Outcome);
        Assert.IsType<PacketWriting.Refused>((await rig.WriteAsync(packet with { Kind = PacketKind.Update })).Outcome);
    }

    [Fact]
    public async Task A_wrapped_file_opens_with_any_unzipper()
    {
        using var packet = await rig.ReadSoundAsync(PacketRig.Fixture("report-java.edxml"));

        var (_, xml) = await rig.WriteAsync(packet);

        var bytes = Convert.FromBase64String(PacketRig.Find(XElement.Parse(xml), EdXml.Bytes).Value);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var entry = Assert.Single(zip.Entries);
        Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
        using var reader = new StreamReader(entry.Open());
        Assert.Equal("%PDF-1.4\n%%EOF\n", await reader.ReadToEndAsync(PacketRig.Cancel));
    }

    [Theory]
    [InlineData(0, "215", "BC-HĐND", "van-ban_215-BC-HDND_2024-07-12_H37.99.01.edxml")]
    [InlineData(1, "27", "2015/QĐ-UBND", "thu-hoi_27-2015-QD-UBND_2024-07-12_H37.99.01.edxml")]
    [InlineData(2, "../../x", "..\\y:*?", "cap-nhat_x-..-y_2024-07-12_H37.99.01.edxml")]
    [InlineData(3, null, null, "thay-the_2024-07-12_H37.99.01.edxml")]
    public void A_packets_name_tells_what_it_is_and_is_safe(int kind, string? number, string? notation, string name)
    {
        var written = PacketFileName.Of(new Packet((PacketKind)kind, Council) { Number = number, Notation = notation, IssuedOn = new DateOnly(2024, 7, 12) });

        Assert.Equal(name, written);
        Assert.True(FileNames.IsSafe(written));
    }

    /// <summary>The XML without what is told by chance: ids, and the bytes of the zip. Blanks between elements are none.</summary>
    private static string WithoutIds(string xml)
    {
        var root = XElement.Parse(xml);
        root.Descendants().Where(element => element.Name.LocalName is "ContentId" or EdXml.Bytes).ToList().ForEach(element => element.Value = "");
        return root.ToString();
    }

    private static Gen<Packet> Packets(PacketAttachment[] files)
    {
        var word = Gen.String[Gen.Char["abcĐđệữ<>&\"'ư ]"], 1, 30].Select(text => $"x{text}".Trim());
        var maybe = Gen.Bool.Select(word, (isThere, text) => isThere ? text : null);
        var code = Gen.Int[1, 99].Select(number => $"H37.99.{number:00}");
        var organization = Gen.Select(code, maybe, maybe, (id, name, address) => new Organization(id, name) { Address = address, Fax = name });
        var day = Gen.Int[0, 9000].Select(days => new DateOnly(2015, 1, 1).AddDays(days));
        var moment = Gen.Int[0, 100_000_000].Select(seconds => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)).AddSeconds(seconds));
        var staff = Gen.Select(word, maybe, (name, mail) => new PacketStaff(mail, name, mail, null));
        var id = Gen.Select(code, day, Gen.Int[1, 9999], (organ, on, number) => EdXml.DocumentId(organ, on, $"{number:00}", "BC-HĐND"));
        var reference = Gen.Select(code, day, id, (organ, on, document) => new DocumentReference(organ, document.Split(',')[2], on, document));
        var details = Gen.Select(Gen.Int[0, 3], maybe, Gen.Int[1, 999], Gen.Bool, word.Array[0, 3], (priority, text, pages, flag, appendixes) => new PacketDetails
        {
            Priority = priority, Urgency = (PacketUrgency)priority, Sphere = text, PageAmount = pages, IsSteering = flag, Appendixes = appendixes,
        });
        var business = Gen.Select(id, maybe, Gen.Bool, code.Array[1, 3], staff, (document, reason, flag, codes, by) => new PacketBusiness
        {
            DocumentId = document, Reason = reason, SendsPaper = flag, ChangesDocument = !flag, ChangesReceivers = flag, Staff = by,
            Receivers = [.. codes.Select(organ => new ReceiverChange(organ, flag ? 1 : 0))], Replaces = [new Replacement(document, codes)],
        });
        var head = Gen.Select(Gen.Enum<PacketKind>(), organization, organization.Array[1, 4], word, maybe, day, id, Gen.Int[1, 99999],
            (kind, from, to, subject, text, on, document, number) => new Packet(kind, from)
            {
                To = to, Subject = subject, Summary = text == subject ? null : text, IssuedOn = on, DueOn = on.AddDays(5), DocumentId = document, Number = $"{number}",
                Notation = "NQ-HĐND", Place = text, Type = new DocumentType("Nghị quyết", "3", "0"), Signer = text is null ? null : new PacketSigner(text, null, subject),
            });
        return Gen.Select(head, details, business, reference.Array[1, 2], moment, word.Array[0, 4], Gen.Int[1, 2], staff, (packet, other, deal, references, at, places, count, by) =>
            Of(packet with { Details = other, Business = deal, ResponseFor = references, SteeringType = 1, ToPlaces = places, Trace = [new TraceStep("H37.99.01", at)], Attachments = files[..count] }, by, at));
    }

    /// <summary>What a packet of its kind has room for.</summary>
    private static Packet Of(Packet packet, PacketStaff staff, DateTimeOffset at) => packet.Kind switch
    {
        PacketKind.Status => new Packet(PacketKind.Status, packet.From) { ResponseFor = packet.ResponseFor, Status = new PacketStatus("02", packet.Subject, at, staff) },
        PacketKind.Update => packet with { Business = packet.Business with { Replaces = [] } },
        PacketKind.Replace => packet with { Business = Plain(packet.Business) },
        _ => packet with { Business = Plain(packet.Business) with { Replaces = [] } },
    };

    private static PacketBusiness Plain(PacketBusiness business) => business with { DocumentId = null, ChangesDocument = null, ChangesReceivers = null, Receivers = [] };
}
