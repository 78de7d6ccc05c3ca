using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Packets;
using LangSon.Txct.Packets.Writing;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Withdrawing;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>What becomes of edXML packets in the drop folder.</summary>
public sealed class PacketIntakeTests : IAsyncLifetime
{
    private const string Id = "H37.99.01,2024/07/16,541/BC-HĐND";

    private static readonly Organization Sender = new("H37.99.01", "Thường trực Hội đồng nhân dân tỉnh Lạng Sơn") { InCharge = "Hội đồng nhân dân tỉnh Lạng Sơn" };

    private readonly DirectoryInfo drop = Directory.CreateTempSubdirectory("txct-drop-");
    private readonly DirectoryInfo answers = Directory.CreateTempSubdirectory("txct-out-");
    private ModuleApp app = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IPapers Papers => app.Services.GetRequiredService<IPapers>();

    public async ValueTask InitializeAsync()
    {
        app = await ModuleApp.StartAsync(
            drop: drop.FullName,
            settings: [("Packets:OwnCodes:0", "H37.99.02"), ("Packets:OwnName", "Văn phòng Đoàn ĐBQH và HĐND tỉnh"), ("Packets:OutFolder", answers.FullName)]);
        await app.Services.GetRequiredService<IDirectory>().ReplaceAsync(
            [new Session("2024-mid", "MidYear", 25, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null)], [], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        drop.Delete(recursive: true);
        answers.Delete(recursive: true);
    }

    [Fact]
    public async Task A_new_document_is_taken_with_its_annexes_as_the_senders_register_describes_it()
    {
        await DropAsync("1.edxml", PacketKind.New, ("bao-cao.docx", Report()), ("phu-luc.docx", Annex()));

        await TakeAsync();

        var paper = Assert.Single(await Papers.PapersAsync(Cancel));
        Assert.Equal(("541/BC-HĐND", "Trích yếu theo sổ của bên gửi", PaperStage.Waiting), (paper.Metadata.FullNumber(), paper.Metadata.Subject, paper.Stage));
        Assert.Equal(["bao-cao.docx", "phu-luc.docx"], paper.Parts.Select(part => part.Name));
        Assert.All(paper.Parts, part => Assert.NotNull(app.Services.GetRequiredService<IContentStore>().Open(part.Sha256)));
        Assert.Equal(["trang-thai-03_541-BC-HDND_2024-07-16_H37.99.02.edxml"], AnswerNames());
    }

    [Fact]
    public async Task A_danger_in_any_attachment_refuses_the_packet_and_the_sender_hears_why()
    {
        await DropAsync("1.edxml", PacketKind.New, ("bao-cao.docx", Report()), ("phu-luc.docx", WordFile.Sound().Part("word/vbaProject.bin", [1]).ToBytes()));

        await TakeAsync();

        var file = Assert.Single(await Papers.FilesAsync(Cancel));
        Assert.Equal((FileOutcome.Refused, "macro"), (file.Outcome, file.Findings[0].Code));
        Assert.Null(app.Services.GetRequiredService<IContentStore>().Open(file.Sha256));
        Assert.Equal(["trang-thai-02_541-BC-HDND_2024-07-16_H37.99.02.edxml"], AnswerNames());
        Assert.Contains("macro", await File.ReadAllTextAsync(answers.GetFiles()[0].FullName, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_leaves_no_copy_and_no_word_of_it()
    {
        await DropAsync("1.edxml", PacketKind.New, ("bao-cao.docx", new WordFile().Lines(["MẬT", .. WordFile.SoundLines]).ToBytes()));

        await TakeAsync();

        var file = Assert.Single(await Papers.FilesAsync(Cancel));
        Assert.Equal((FileOutcome.Refused, "secret-mark", null), (file.Outcome, file.Findings[0].Code, file.Read));
        Assert.Null(app.Services.GetRequiredService<IContentStore>().Open(file.Sha256));
    }

    [Fact]
    public async Task A_number_that_the_text_does_not_bear_is_for_a_person()
    {
        await DropAsync("1.edxml", Packet(PacketKind.New) with { DocumentId = "H37.99.01,2024/07/16,77/BC-HĐND", Number = "77" }, ("bao-cao.docx", Report()));

        await TakeAsync();

        Assert.Equal((FileOutcome.Held, "needs-review"), await OutcomeAsync("1.edxml"));
        Assert.StartsWith("trang-thai-01", AnswerNames().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recall_withdraws_the_senders_document()
    {
        await DropAsync("1.edxml", PacketKind.New, ("bao-cao.docx", Report()));
        await TakeAsync();

        await DropAsync("2.edxml", Packet(PacketKind.Recall) with { Business = new PacketBusiness { Reason = "Sai số liệu" } });
        await TakeAsync();

        Assert.Equal(PaperStage.Withdrawn, Assert.Single(await Papers.PapersAsync(Cancel)).Stage);
        Assert.EndsWith("Sai số liệu", Assert.Single(await app.Services.GetRequiredService<IWithdrawals>().AllAsync(Cancel)).Reason, StringComparison.Ordinal);
        Assert.Equal((FileOutcome.Accepted, null), await OutcomeAsync("2.edxml"));
    }

    [Fact]
    public async Task A_recall_of_another_bodys_document_changes_nothing()
    {
        await DropAsync("1.edxml", PacketKind.New, ("bao-cao.docx", Report()));
        await TakeAsync();

        await DropAsync("2.edxml", Packet(PacketKind.Recall) with { From = new Organization("H37.99.09", "Sở Giả Định") });
        await TakeAsync();

        Assert.Equal(PaperStage.Waiting, Assert.Single(await Papers.PapersAsync(Cancel)).Stage);
        Assert.Equal((FileOutcome.Held, "needs-review"), await OutcomeAsync("2.edxml"));
    }

    [Fact]
    public async Task An_update_with_a_file_makes_the_next_version()
    {
        await DropAsync("1.edxml", PacketKind.New, ("bao-cao.docx", Report()));
        await TakeAsync();

        var update = Packet(PacketKind.Update) with { Business = new PacketBusiness { DocumentId = Id, ChangesDocument = true } };
        await DropAsync("2.edxml", update, ("bao-cao-sua.docx", Report("2. Bổ sung một nội dung.")));
        await TakeAsync();

        Assert.Equal([1, 2], (await Papers.PapersAsync(Cancel)).Select(paper => paper.Number));
    }

    [Fact]
    public async Task A_replacement_names_what_must_go_once_it_is_visible()
    {
        var replacing = Packet(PacketKind.Replace) with { Business = new PacketBusiness { Replaces = [new Replacement("H37.99.01,2024/06/10,499/BC-HĐND", [])] } };
        await DropAsync("1.edxml", replacing, ("bao-cao.docx", Report()));

        await TakeAsync();

        Assert.Equal("499/BC-HĐND", Assert.Single(await Papers.PapersAsync(Cancel)).Withdraws());
    }

    [Fact]
    public async Task A_broken_packet_is_refused_and_holds_no_other_up()
    {
        await File.WriteAllTextAsync(Path.Combine(drop.FullName, "1.edxml"), "<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"><a>", Cancel);
        await DropAsync("2.edxml", PacketKind.New, ("bao-cao.docx", Report()));

        await TakeAsync();

        Assert.Equal((FileOutcome.Refused, "packet-unreadable"), await OutcomeAsync("1.edxml"));
        Assert.Equal((FileOutcome.Accepted, null), await OutcomeAsync("2.edxml"));
    }

    private static byte[] Report(params string[] more) => WordFile.Sound().Lines(more).ToBytes();

    private static byte[] Annex() => new WordFile().Lines("PHỤ LỤC", "(Kèm theo Báo cáo số 541/BC-HĐND ngày 16/7/2024 của HĐND tỉnh)", "Danh mục kiến nghị").ToBytes();

    private static Packet Packet(PacketKind kind) => new(kind, Sender)
    {
        To = [new Organization("H37.99.02", "Văn phòng Đoàn ĐBQH và HĐND tỉnh")],
        DocumentId = Id, Number = "541", Notation = "BC-HĐND", Place = "Lạng Sơn", IssuedOn = new DateOnly(2024, 7, 16),
        Type = new DocumentType("Báo cáo"), Subject = "Trích yếu theo sổ của bên gửi", Signer = new PacketSigner("TM. THƯỜNG TRỰC HĐND", "PHÓ CHỦ TỊCH", "Hoàng Thị Giả Định"),
        Trace = [new TraceStep("H37.99.01", new DateTimeOffset(2024, 7, 16, 8, 30, 0, TimeSpan.FromHours(7)))],
    };

    private Task DropAsync(string name, PacketKind kind, params (string Name, byte[] Bytes)[] files) => DropAsync(name, Packet(kind), files);

    private async Task DropAsync(string name, Packet packet, params (string Name, byte[] Bytes)[] files)
    {
        List<PacketAttachment> attachments = [];
        foreach (var file in files)
        {
            attachments.Add(new PacketAttachment(file.Name, null, await app.Services.GetRequiredService<ITransit>().TakeAsync(new MemoryStream(file.Bytes), Cancel)));
        }

        using var whole = packet with { Attachments = attachments };
        await using var target = File.Create(Path.Combine(drop.FullName, name));
        Assert.IsType<PacketWriting.Written>(await app.Services.GetRequiredService<PacketWriter>().WriteAsync(whole, target, Cancel));
    }

    private Task TakeAsync() => app.Services.GetRequiredService<Intake>().TakeAsync(_ => Task.CompletedTask, Cancel);

    private string[] AnswerNames() => [.. answers.GetFiles().Select(file => file.Name).Order()];

    private async Task<(FileOutcome Outcome, string? Code)> OutcomeAsync(string name)
    {
        var file = (await Papers.FilesAsync(Cancel)).Single(row => row.Path == name);
        return (file.Outcome, file.Findings.FirstOrDefault()?.Code);
    }
}
