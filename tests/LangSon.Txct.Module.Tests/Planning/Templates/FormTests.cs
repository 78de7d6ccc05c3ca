using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LangSon.Txct.Content.Reading.Office;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.PlanFiles;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.Templates;

/// <summary>The forms as Word files, filled and read back.</summary>
public class FormTests
{
    private static readonly YearPlan Plan = PlanFile.Read(Papers.Plan2024);

    private static readonly Meeting Meeting = new(
        "m-0123456789abcdef01234567", "T04", "2024-post-mid", new DateOnly(2024, 7, 12), new(8, 0), new(11, 0), "Nhà văn hóa thôn Nà Kéo", "Xã Hòa Bình", MeetingForm.Periodic, "ke-hoach.docx")
    {
        Delegates = ["Hoàng Văn A", "Lý Thị B"], VotersAttending = 98, Invited = [new InvitedBody("Sở Giao thông vận tải", "Đường ĐT.229 hỏng", ProposalState.Agreed), new InvitedBody("Sở Y tế", "", ProposalState.Refused)],
    };

    private static readonly string Soffice = "/usr/bin/soffice";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryPaper() => ["outline", "outline of an empty round", "minutes", "minutes of an untold meeting", "dossier"];

    [Theory]
    [MemberData(nameof(EveryPaper))]
    public void A_paper_is_a_sound_word_file(string name)
    {
        using var bytes = new MemoryStream(Make(name));
        using var file = WordprocessingDocument.Open(bytes, isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public void A_form_that_nobody_filled_says_what_it_is_and_what_was_known()
    {
        var minutes = Read(Make("minutes"));
        var outline = Read(Make("outline"));

        Assert.Equal(new FormIdentity(FormKind.Minutes, "T04", null, Meeting.Id), minutes.Of);
        Assert.Equal("12/7/2024|8h00|11h00|Nhà văn hóa thôn Nà Kéo|Hoàng Văn A, Lý Thị B|98", Fields(minutes, FormFields.Day, FormFields.Begin, FormFields.End, FormFields.Place, FormFields.Delegates, FormFields.Voters));
        Assert.DoesNotContain("chair", minutes.Fields.Keys);
        Assert.Empty(minutes.Petitions);
        Assert.Equal(new FormIdentity(FormKind.Report, "T04", "2024-post-mid", null), outline.Of);
        Assert.Equal("12/7/2024|15/7/2024|2|2|150", Fields(outline, FormFields.FirstDay, FormFields.LastDay, FormFields.Points, FormFields.DelegatesAttending, FormFields.Voters));
    }

    [Fact]
    public void Filled_minutes_are_read_back_field_by_field_and_row_by_row()
    {
        var filled = FilledByHand.Fill(
            Make("minutes"), new Dictionary<string, string> { ["chair"] = "Ông Nông Văn C", ["voters"] = "120", ["localAnswers"] = "UBND xã tiếp thu." },
            [.. Enumerable.Range(1, 10).Select(number => new[] { $"{number}", number == 3 ? "" : $"Bà Hà Thị {number}, thôn Nà Kéo", $"Đề nghị sửa cầu số {number}" })]);

        var read = Read(filled);

        Assert.Equal("Ông Nông Văn C|120|UBND xã tiếp thu.", Fields(read, FormFields.Chair, FormFields.Voters, FormFields.LocalAnswers));
        Assert.Equal(10, read.Petitions.Count);
        Assert.Equal(new FilledPetition("Đề nghị sửa cầu số 1", "Bà Hà Thị 1, thôn Nà Kéo", null, null, null, null), read.Petitions[0]);
        Assert.Null(read.Petitions[2].Voter);
    }

    [Fact]
    public void A_filled_report_is_read_back_with_the_competence_of_each_petition()
    {
        var rows = Enumerable.Range(1, 9).Select(number => new[] { $"{number}", $"Kiến nghị {number}", "Thôn Vận", "Giao thông", "Sở GTVT" }).ToArray();

        var read = Read(FilledByHand.Fill(Make("outline"), new Dictionary<string, string> { ["mood"] = "Cử tri phấn khởi." }, rows));

        Assert.Equal("Cử tri phấn khởi.", Fields(read, FormFields.Mood));
        Assert.Equal(["central", "central", "central", "central", "province", "province", "province", "province", "commune"], read.Petitions.Select(petition => petition.Competence));
        Assert.Equal(new FilledPetition("Kiến nghị 5", null, "Thôn Vận", "Giao thông", "province", "Sở GTVT"), read.Petitions[4]);
    }

    [Fact]
    public async Task What_libreoffice_saved_again_is_read_the_same()
    {
        Assert.SkipUnless(File.Exists(Soffice), "LibreOffice is not installed.");
        var fields = new Dictionary<string, string> { ["chair"] = "Ông Nông Văn C", ["mood"] = "Cử tri phấn khởi." };
        foreach (var (form, row) in new[] { ("minutes", new[] { "1", "Bà Hà Thị D", "Đề nghị sửa cầu" }), ("outline", ["1", "Đề nghị sửa cầu", "Thôn Vận", "Giao thông", "Sở GTVT"]) })
        {
            var filled = FilledByHand.Fill(Make(form), fields, row);

            var saved = Read(await ConvertAsync(filled, "docx"));

            Assert.Equivalent(Read(filled), saved, strict: true);
        }
    }

    [Theory]
    [MemberData(nameof(EveryPaper))]
    public async Task Libreoffice_opens_a_paper_and_prints_it(string name)
    {
        Assert.SkipUnless(File.Exists(Soffice), "LibreOffice is not installed.");

        var pdf = await ConvertAsync(Make(name), "pdf");

        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4));
        Assert.True(pdf.Length > 10_000);
    }

    [Fact]
    public void The_dossier_holds_invitation_programme_minutes_and_the_list_of_papers()
    {
        var text = Text(Make("dossier"));

        Assert.Contains("- Sở Giao thông vận tải;", text);
        Assert.DoesNotContain("- Sở Y tế;", text);
        Assert.Contains("Thời gian: 8h00–11h00, thứ Sáu, 12/7/2024.", text);
        Assert.Contains("Địa điểm: Nhà văn hóa thôn Nà Kéo, Xã Hòa Bình.", text);
        Assert.Contains("CHƯƠNG TRÌNH", text);
        Assert.Contains("BIÊN BẢN", text);
        Assert.Contains("Kết quả kỳ họp thứ hai mươi lăm", text);
        Assert.Contains("Báo cáo giám sát của Thường trực HĐND tỉnh về việc giải quyết kiến nghị cử tri", text);
        Assert.Equal((1, 2), (text.Count(line => line == "Đã đăng"), text.Count(line => line == "Chưa đăng")));
    }

    [Fact]
    public void What_people_typed_cannot_break_a_paper()
    {
        var hostile = Meeting with { Place = "Nhà \uFFFE <w:p> & \u0001 ]]> \"văn hóa\"", Delegates = ["=HYPERLINK(1)", "A\u0000B"] };

        var read = Read(MinutesForm.Write(Of(hostile)));

        Assert.Equal("Nhà  <w:p> &  ]]> \"văn hóa\"|=HYPERLINK(1), AB", Fields(read, FormFields.Place, FormFields.Delegates));
    }

    [Fact]
    public void Another_word_file_is_none_of_the_forms() => Assert.Null(FormReading.Read(File.ReadAllBytes(Papers.Good("NQ-21 (ĐT229).docx")), Cancel));

    private static byte[] Make(string name) => name switch
    {
        "outline" => ReportOutline.Write(OfRound(Meeting, Meeting with { Id = "m-2", Day = new(2024, 7, 15), Place = "Xã Minh Sơn", VotersAttending = 52 })),
        "outline of an empty round" => ReportOutline.Write(OfRound()),
        "minutes" => MinutesForm.Write(Of(Meeting)),
        "minutes of an untold meeting" => MinutesForm.Write(Of(Meeting with { From = null, To = null, Delegates = [], VotersAttending = null })),
        _ => MeetingDossier.Write(Of(Meeting)),
    };

    private static MeetingPapers Of(Meeting meeting) => new(
        meeting, Plan.Rounds[1], "Tổ đại biểu số 04", Plan.Number, Plan.IssuedOn,
        [.. Plan.Rounds[1].Papers.Select(paper => new RequiredState(
            paper, paper.Type == "SessionResultReport" ? [new PaperState(paper.Type, "Kết quả kỳ họp thứ hai mươi lăm", PaperStatus.Published, null, "doc-1")] : []))]);

    private static RoundPapers OfRound(params Meeting[] meetings) => new(meetings, Plan.Rounds[1], "T04", "Tổ đại biểu số 04", Plan.Term, Plan.Number, Plan.IssuedOn, Plan.Year);

    private static FilledForm Read(byte[] file) => FormReading.Read(file, Cancel) ?? throw new InvalidOperationException("It is not read as a form.");

    private static string Fields(FilledForm form, params FormField[] fields) => string.Join('|', fields.Select(field => form.Fields[field.Name]));

    private static IReadOnlyList<string> Text(byte[] file) => [.. DocxReader.Read(file, Cancel).Lines.Select(line => line.Text)];

    private static async Task<byte[]> ConvertAsync(byte[] file, string format)
    {
        using var folder = new DisposableFolder();
        var source = Path.Combine(folder.Path, "form.docx");
        await File.WriteAllBytesAsync(source, file, Cancel);
        var start = new System.Diagnostics.ProcessStartInfo(Soffice, ["--headless", $"-env:UserInstallation=file://{folder.Path}/profile", "--convert-to", format, "--outdir", Path.Combine(folder.Path, "out"), source])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(Cancel) + await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        var made = Path.Combine(folder.Path, "out", $"form.{format}");
        Assert.True(File.Exists(made), said);
        return await File.ReadAllBytesAsync(made, Cancel);
    }
}
