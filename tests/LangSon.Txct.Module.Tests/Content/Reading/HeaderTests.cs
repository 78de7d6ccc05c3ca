using System.Text;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content.Reading;

/// <summary>Heads of papers as offices really lay them out.</summary>
public class HeaderTests
{
    private static readonly string[] Council = ["HỘI ĐỒNG NHÂN DÂN", "TỈNH LẠNG SƠN", "______"];
    private static readonly string[] Motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
    private static readonly string[] End = ["TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH", "Lương Văn Ví Dụ"];

    [Theory]
    [InlineData("Số: 05/2025/NQ-HĐND", "05", "2025/NQ-HĐND")]
    [InlineData("Số: 1404 /KH-HĐND", "1404", "KH-HĐND")]
    [InlineData("Số:305/ BC - UBND", "305", "BC-UBND")]
    [InlineData("Số 27/2015/QĐ-UBND", "27", "2015/QĐ-UBND")]
    [InlineData("SỐ: 12a/TTr-UBND", "12a", "TTr-UBND")]
    [InlineData("Số: 379/QCPH-ĐDBQH-TTHĐND-UBND-BTTUBMTTQ", "379", "QCPH-ĐDBQH-TTHĐND-UBND-BTTUBMTTQ")]
    [InlineData("Số: ....88..../GM-VP", "88", "GM-VP")]
    [InlineData("Số:\u00A0\u00A0512/BC-HĐND", "512", "BC-HĐND")]
    public async Task A_number_is_read_however_it_is_spaced(string line, string number, string notation)
    {
        var file = await InspectAsync(Paper([.. Council, line], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"]));

        Assert.Equal((number, notation), (file.Facts!.Number, file.Facts.Notation));
    }

    [Theory]
    [InlineData("Số:        /BC-HĐND")]
    [InlineData("Số: ....../BC-HĐND")]
    [InlineData("Số:      /BC")]
    public async Task A_blank_number_waits_for_a_person(string line)
    {
        var file = await InspectAsync(Paper([.. Council, line], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"]));

        Assert.Equal(("held", "no-number"), (file.Verdict, Codes(file)));
    }

    [Theory]
    [InlineData("Lạng Sơn, ngày 06 tháng 6 năm 2024", "2024-06-06")]
    [InlineData("Lạng Sơn, ngày  6  tháng  12  năm  2024", "2024-12-06")]
    [InlineData("Lạng Sơn, ngày 06/6/2024", "2024-06-06")]
    [InlineData("Lạng Sơn ngày 06 tháng 6 năm 2024", "2024-06-06")]
    [InlineData("TP. Lạng Sơn, ngày 31 tháng 12 năm 2024", "2024-12-31")]
    [InlineData("Lạng Sơn, ngày      tháng 7 năm 2024", null)]
    [InlineData("Lạng Sơn, ngày ... tháng ... năm 2024", null)]
    [InlineData("Lạng Sơn, ngày 31 tháng 02 năm 2024", null)]
    public async Task A_date_is_that_of_the_head(string line, string? day)
    {
        var file = await InspectAsync(Paper([.. Council, "Số: 512/BC-HĐND"], [.. Motto, line]));

        Assert.Equal(day, file.Facts!.IssuedOn?.ToString("yyyy-MM-dd"));
        Assert.Equal(day is null, Codes(file).Contains("no-date", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_head_typed_with_tabs_and_blanks_is_read_like_a_table()
    {
        var file = await InspectAsync(new WordFile().Lines(
            "HỘI ĐỒNG NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH LẠNG SƠN          Độc lập - Tự do - Hạnh phúc", "Số: 512/BC-HĐND\t\tLạng Sơn, ngày 05 tháng 7 năm 2024",
            "BÁO CÁO", "Kết quả kỳ họp thường lệ giữa năm 2024", "Thực hiện Luật Tổ chức chính quyền địa phương, Thường trực HĐND tỉnh báo cáo.").Lines(End));

        AssertFacts(file, "512/BC-HĐND", "2024-07-05", "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "SessionResultReport", "Kết quả kỳ họp thường lệ giữa năm 2024", "Lương Văn Ví Dụ");
    }

    [Fact]
    public async Task A_letter_has_its_subject_below_its_number()
    {
        var file = await InspectAsync(new WordFile()
            .Columns([.. Council, "Số: 118/HĐND-VP", "V/v cung cấp tài liệu phục vụ", "tiếp xúc cử tri"], [.. Motto, "Lạng Sơn, ngày 03 tháng 6 năm 2024"])
            .Lines("Kính gửi: Các Tổ đại biểu HĐND tỉnh.", "Thực hiện Kế hoạch số 1404/KH-HĐND, Thường trực HĐND tỉnh đề nghị các Tổ đại biểu tổ chức tiếp xúc.").Lines(End));

        AssertFacts(file, "118/HĐND-VP", "2024-06-03", "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "Other", "cung cấp tài liệu phục vụ tiếp xúc cử tri", "Lương Văn Ví Dụ");
    }

    [Theory]
    [InlineData("BÁO CÁO", "Kết quả giải quyết kiến nghị của cử tri", "PetitionResolutionReport")]
    [InlineData("BÁO CÁO", "Tổng hợp ý kiến, kiến nghị của cử tri trước kỳ họp", "PetitionSummary")]
    [InlineData("BÁO CÁO", "Kết quả giám sát việc giải quyết kiến nghị của cử tri", "OversightReport")]
    [InlineData("BÁO CÁO THẨM TRA", "Dự thảo Nghị quyết về dự toán ngân sách", "VerificationReport")]
    [InlineData("BÁO CÁO", "Tình hình phát triển kinh tế – xã hội 6 tháng đầu năm", "SocioEconomicReport")]
    [InlineData("BÁO CÁO", "Kết quả kỳ họp thường lệ cuối năm 2024", "SessionResultReport")]
    [InlineData("BÁO CÁO", "Hoạt động của Hội đồng nhân dân tỉnh năm 2024", "CouncilActivityReport")]
    [InlineData("BÁO CÁO", "Kết quả hoạt động của đại biểu Hội đồng nhân dân tỉnh năm 2024", "DelegateActivityReport")]
    [InlineData("THÔNG BÁO", "Dự kiến chương trình, nội dung kỳ họp", "SessionProgrammeNotice")]
    [InlineData("THÔNG BÁO", "Điều chỉnh Kế hoạch tiếp xúc cử tri năm 2024", "PlanAmendment")]
    [InlineData("KẾ HOẠCH", "Tổ chức tiếp xúc cử tri năm 2024", "Plan")]
    [InlineData("GIẤY MỜI", "Dự Hội nghị tiếp xúc cử tri", "InvitationLetter")]
    [InlineData("HƯỚNG DẪN", "Mức chi phục vụ tiếp xúc cử tri", "SpendingGuidance")]
    [InlineData("NGHỊ QUYẾT", "Về dự toán thu, chi ngân sách năm 2025", "Resolution")]
    [InlineData("QUYẾT ĐỊNH", "Thành lập đoàn giám sát việc giải quyết kiến nghị cử tri", "Other")]
    [InlineData("TỜ TRÌNH", "Về việc ban hành nghị quyết liên quan đến cử tri", "Other")]
    [InlineData("B Á O   C Á O", "Kết quả giải quyết kiến nghị của cử tri", "PetitionResolutionReport")]
    [InlineData("B Á O C Á O", "Kết quả giải quyết kiến nghị của cử tri", "PetitionResolutionReport")]
    public async Task A_type_is_told_by_title_and_subject(string title, string subject, string type)
    {
        var file = await InspectAsync(Paper([.. Council, "Số: 512/BC-HĐND"], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"], title, subject));

        Assert.Equal((type, subject), (file.Facts!.Type, file.Facts.Subject));
    }

    [Fact]
    public async Task A_subject_ends_where_the_text_begins()
    {
        var inCapitals = new WordFile().Columns([.. Council, "Số: 512/BC-HĐND"], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"])
            .Paragraph("BÁO CÁO", isBold: true, isCentered: true).Paragraph("KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ", isBold: true, isCentered: true).Paragraph("CỦA CỬ TRI NĂM 2024", isBold: true, isCentered: true)
            .Paragraph("Trong năm qua, các cơ quan đã giải quyết 12 kiến nghị của cử tri.").Lines(End);
        var beginningLikeText = new WordFile().Columns([.. Council, "Số: 512/BC-HĐND"], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"])
            .Paragraph("BÁO CÁO", isBold: true, isCentered: true).Paragraph("Thực hiện Nghị quyết về giải quyết kiến nghị", isBold: true, isCentered: true).Paragraph("Theo yêu cầu của cử tri", isBold: true, isCentered: true)
            .Paragraph("Thực hiện Kế hoạch số 1404/KH-HĐND, cơ quan báo cáo như sau.").Lines(End);

        Assert.Equal("KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỦA CỬ TRI NĂM 2024", (await InspectAsync(inCapitals)).Facts!.Subject);
        Assert.Equal("Thực hiện Nghị quyết về giải quyết kiến nghị Theo yêu cầu của cử tri", (await InspectAsync(beginningLikeText)).Facts!.Subject);
    }

    [Theory]
    [InlineData("HỘI ĐỒNG NHÂN DÂN|TỈNH LẠNG SƠN", "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN")]
    [InlineData("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN|SỞ NÔNG NGHIỆP VÀ|PHÁT TRIỂN NÔNG THÔN", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN")]
    [InlineData("HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN|BAN PHÁP CHẾ", "BAN PHÁP CHẾ")]
    [InlineData("ĐOÀN ĐBQH VÀ HĐND|TỈNH LẠNG SƠN|VĂN PHÒNG", "VĂN PHÒNG")]
    [InlineData("HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN|TỔ ĐẠI BIỂU SỐ 03", "TỔ ĐẠI BIỂU SỐ 03")]
    public async Task An_issuer_is_the_body_itself_and_not_the_one_above(string lines, string issuer)
    {
        var file = await InspectAsync(Paper([.. lines.Split('|'), "______", "Số: 46/BC-XX"], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"]));

        Assert.Equal(issuer, file.Facts!.Issuer);
    }

    [Theory]
    [InlineData("KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Vi Thị Tưởng Tượng", "Vi Thị Tưởng Tượng")]
    [InlineData("TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG|(Đã ký)|Đàm Văn Thí Điểm", "Đàm Văn Thí Điểm")]
    [InlineData("TUQ. CHỦ TỊCH|GIÁM ĐỐC|ThS. Nông Văn Mẫu", "Nông Văn Mẫu")]
    [InlineData("Q. CHỦ TỊCH|PGS.TS. Lý Thị Thử", "Lý Thị Thử")]
    [InlineData("CHỈ HUY TRƯỞNG|Đại tá Hoàng Văn Giả", "Hoàng Văn Giả")]
    [InlineData("CHỦ TỊCH|Ký bởi: Lương Văn Ví Dụ|Email: vd@langson.example|Thời gian ký: 05.07.2024 08:00|Lương Văn Ví Dụ", "Lương Văn Ví Dụ")]
    [InlineData("CHỦ TỊCH|HỒ VĂN MẪU", "HỒ VĂN MẪU")]
    [InlineData("CHỦ TỊCH", null)]
    [InlineData("CHỦ TỊCH|(Ký, ghi rõ họ tên)", null)]
    [InlineData("CHỦ TỊCH|PHỤ LỤC|Tràng Định|Văn Lãng", null)]
    public async Task A_signer_is_the_name_below_the_office(string lines, string? signer)
    {
        var file = await InspectAsync(Paper([.. Council, "Số: 512/BC-HĐND"], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"], end: lines.Split('|')));

        Assert.Equal(signer, file.Facts!.Signer);
        Assert.Equal(signer is null, Codes(file) == "no-signer");
    }

    [Theory]
    [InlineData("(Kèm theo Báo cáo số 305/BC-UBND ngày 06 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Lạng Sơn)")]
    [InlineData("(Ban hành kèm theo Báo cáo số 305/BC-UBND ngày 06/6/2024 của UBND tỉnh Lạng Sơn)")]
    public async Task An_annex_has_its_parents_number_and_needs_no_signer(string attached)
    {
        var file = await InspectAsync(new WordFile().Lines("PHỤ LỤC I", "KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỦA CỬ TRI", attached, "STT", "Nội dung kiến nghị của cử tri", "Cơ quan giải quyết"));

        Assert.Equal("publishable", file.Verdict);
        Assert.Equal(("305/BC-UBND", "305/BC-UBND", "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"), (file.Facts!.Relations.AnnexOf, file.Facts.FullNumber, file.Facts.Issuer));
        Assert.Equal(("PetitionResolutionReport", "KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỦA CỬ TRI"), (file.Facts.Type, file.Facts.Subject));
    }

    [Theory]
    [InlineData("(Văn bản này thay thế Báo cáo số 500/BC-HĐND ngày 01/7/2024)", "500/BC-HĐND", null, null, null)]
    [InlineData("(Đính chính Báo cáo số 512/BC-HĐND ngày 01/7/2024)", "512/BC-HĐND", "512/BC-HĐND", null, null)]
    [InlineData("Báo cáo này thay thế Báo cáo số 499/BC-HĐND ngày 01/7/2024.", "499/BC-HĐND", null, null, null)]
    [InlineData("Báo cáo sử dụng số liệu tại Báo cáo số 305/BC-UBND ngày 06/6/2024.", null, null, null, null)]
    public async Task A_paper_says_which_it_replaces_or_corrects(string line, string? replaces, string? corrects, string? withdraws, string? amends)
    {
        var file = await InspectAsync(Paper([.. Council, "Số: 512/BC-HĐND"], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"], body: line));

        Assert.Equal((replaces, corrects, withdraws, amends), (file.Facts!.Relations.Replaces, file.Facts.Relations.Corrects, file.Facts.Relations.Withdraws, file.Facts.Relations.Amends));
    }

    [Theory]
    [InlineData("THÔNG BÁO", "Về việc thu hồi Báo cáo số 499/BC-HĐND ngày 05/7/2024", "499/BC-HĐND", null)]
    [InlineData("THÔNG BÁO", "Về việc hủy bỏ Giấy mời", "88/GM-HĐND", null)]
    [InlineData("NGHỊ QUYẾT", "Sửa đổi, bổ sung Nghị quyết số 05/2023/NQ-HĐND", null, "05/2023/NQ-HĐND")]
    [InlineData("KẾ HOẠCH", "Điều chỉnh Kế hoạch tiếp xúc cử tri năm 2024", null, "1404/KH-HĐND")]
    public async Task A_paper_says_which_it_withdraws_or_amends(string title, string subject, string? withdraws, string? amends)
    {
        var file = await InspectAsync(Paper(
            [.. Council, "Số: 512/BC-HĐND"], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"], title, subject,
            "Thường trực HĐND tỉnh thông báo hủy bỏ Giấy mời số 88/GM-HĐND; các nội dung khác giữ nguyên theo Kế hoạch số 1404/KH-HĐND ngày 20/12/2023."));

        Assert.Equal((withdraws, amends), (file.Facts!.Relations.Withdraws, file.Facts.Relations.Amends));
    }

    [Theory]
    [InlineData("DỰ THẢO", "draft")]
    [InlineData("Dự thảo lần 2", "draft")]
    [InlineData("(DỰ THẢO)", "draft")]
    [InlineData("D Ự   T H Ả O", "draft")]
    [InlineData("BẢN DỰ THẢO", "draft")]
    [InlineData("Dự thảo Nghị quyết trình kỳ họp gồm 12 nội dung.", "")]
    [InlineData("ĐÃ THU HỒI", "withdrawn")]
    [InlineData("Văn bản đã hết hiệu lực từ ngày 01/01/2024", "withdrawn")]
    [InlineData("VĂN BẢN NÀY ĐÃ BỊ BÃI BỎ", "withdrawn")]
    [InlineData("Đã thu hồi 12 ha đất của các công ty lâm nghiệp để giao cho địa phương quản lý theo kiến nghị của cử tri, đạt 98% kế hoạch năm.", "")]
    public async Task A_paper_that_calls_itself_a_draft_or_withdrawn_waits_for_a_person(string line, string code)
    {
        var file = await InspectAsync(Paper([.. Council, "Số: 512/BC-HĐND", line], [.. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024"]));

        Assert.Equal(code, Codes(file));
    }

    [Theory]
    [InlineData("2024-06-10", "phục vụ tiếp xúc cử tri", "2024-mid", "2024-pre-mid")]
    [InlineData("2024-07-05", "phục vụ tiếp xúc cử tri", "2024-mid", "2024-post-mid")]
    [InlineData("2024-10-20", "kỳ họp thường lệ giữa năm 2024 và kỳ họp thường lệ cuối năm 2024", "2024-end", "2024-pre-end")]
    [InlineData("2024-12-12", "Kỳ họp thứ 31", "2024-end", "2024-post-end")]
    [InlineData("2024-08-15", "kỳ họp thứ hai mươi lăm", "2024-mid", "2024-post-mid")]
    public async Task Rounds_come_from_the_session_that_the_text_means(string day, string words, string session, string round)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var file = await InspectAsync(Paper([.. Council, "Số: 512/BC-HĐND"], [.. Motto, $"Lạng Sơn, ngày {date.Day:00} tháng {date.Month} năm {date.Year}"], subject: "Kết quả giám sát", body: $"Báo cáo {words}."));

        Assert.Equal(session, file.Rounds!.SessionId);
        Assert.Equal([round], file.Rounds.Rounds);
    }

    [Fact]
    public async Task Decomposed_letters_and_split_runs_change_nothing()
    {
        var file = new WordFile();
        foreach (var line in WordFile.SoundLines)
        {
            file.Paragraph(line.Normalize(NormalizationForm.FormD), runs: 7);
        }

        AssertFacts(await InspectAsync(file), "541/BC-HĐND", "2024-07-16", "HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "OversightReport", "Kết quả giám sát việc giải quyết kiến nghị của cử tri về khuyến nông, khuyến lâm", "Hoàng Thị Giả Định");
    }

    [Theory]
    [InlineData(true, "2024-07-05")]
    [InlineData(false, null)]
    public async Task A_date_above_the_signatures_is_taken_where_the_head_leaves_no_room_for_one(bool isRoomless, string? day)
    {
        var motto = isRoomless ? Motto : [.. Motto, "Lạng Sơn, ngày      tháng     năm 2024"];
        var file = await InspectAsync(Paper([.. Council, "Số: 12/QCPH-HĐND-MTTQ"], motto, "QUY CHẾ PHỐI HỢP", "Công tác tiếp xúc cử tri", end: ["Lạng Sơn, ngày 05 tháng 7 năm 2024", .. End]));

        Assert.Equal(day, file.Facts!.IssuedOn?.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public async Task A_body_is_named_whole_where_only_its_place_is_bold()
    {
        var file = await InspectAsync(new WordFile().Paragraph("HỘI ĐỒNG NHÂN DÂN").Paragraph("TỈNH LẠNG SƠN", isBold: true).Lines(WordFile.SoundLines[2..]));

        Assert.Equal("HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", file.Facts!.Issuer);
    }

    [Fact]
    public async Task A_subject_goes_on_over_a_line_break()
    {
        var file = await InspectAsync(new WordFile().Lines([.. Council, "Số: 512/BC-HĐND", .. Motto, "Lạng Sơn, ngày 05 tháng 7 năm 2024", "BÁO CÁO"])
            .Xml("<w:p><w:r><w:t>Kết quả kỳ họp thường lệ giữa năm 2024</w:t><w:br/><w:t>Hội đồng nhân dân tỉnh khóa XVII</w:t></w:r></w:p>")
            .Lines("Thường trực HĐND tỉnh báo cáo kết quả kỳ họp như sau.").Lines(End));

        Assert.Equal("Kết quả kỳ họp thường lệ giữa năm 2024 Hội đồng nhân dân tỉnh khóa XVII", file.Facts!.Subject);
    }

    private static WordFile Paper(string[] left, string[] right, string title = "BÁO CÁO", string subject = "Kết quả giải quyết kiến nghị của cử tri", string? body = null, string[]? end = null) =>
        new WordFile().Columns(left, right).Lines(title, subject, "_______", body ?? "Thực hiện Kế hoạch số 1404/KH-HĐND, Thường trực HĐND tỉnh báo cáo kết quả như sau với cử tri.").Lines(end ?? End);

    private static async Task<InspectedFile> InspectAsync(WordFile file) => await Papers.InspectAsync(file.ToBytes(), "van ban.docx");

    private static string Codes(InspectedFile file) => string.Join(' ', file.Findings.Select(finding => finding.Code));

    private static void AssertFacts(InspectedFile file, string number, string day, string issuer, string type, string subject, string signer) => Assert.Equal(
        ("publishable", number, day, issuer, type, subject, signer),
        (file.Verdict, file.Facts!.FullNumber, file.Facts.IssuedOn?.ToString("yyyy-MM-dd"), file.Facts.Issuer, file.Facts.Type, file.Facts.Subject, file.Facts.Signer));
}
