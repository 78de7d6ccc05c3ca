using LangSon.Txct.Content.Reading;
using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Other ways in which groups set out their papers.</summary>
public class LayoutTests
{
    [Fact]
    public void A_field_stays_until_the_next_of_its_rank_and_a_competence_within_it_until_its_own_next()
    {
        var petitions = Read(
            "II. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "1. Lĩnh vực giao thông", "a) Thuộc thẩm quyền của tỉnh", "- Đề nghị sửa ĐT.239.", "b) Thuộc thẩm quyền của huyện", "- Đề nghị làm đường liên xã.",
            "2. Lĩnh vực y tế", "- Đề nghị bổ sung bác sĩ cho trạm y tế.").Petitions;

        Assert.Equal(
            [("giao-thong", "tinh"), ("giao-thong", "huyen"), ("y-te", null)],
            petitions.Select(petition => (petition.Field, petition.Competence)));
    }

    [Theory]
    [InlineData("III. ĐÁNH GIÁ CHUNG")]
    [InlineData("III. KIẾN NGHỊ, ĐỀ XUẤT CỦA TỔ ĐẠI BIỂU")]
    [InlineData("III. KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ KỲ TRƯỚC")]
    public void What_a_group_says_for_itself_is_no_petition(string heading)
    {
        var petitions = Read("II. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "- Đề nghị sửa cầu Bản Ngà.", heading, "- Đề nghị Thường trực HĐND tỉnh tăng cường giám sát.").Petitions;

        Assert.Equal(["Đề nghị sửa cầu Bản Ngà."], petitions.Select(petition => petition.Text));
    }

    [Fact]
    public void Nothing_is_made_of_a_heading_that_says_there_is_nothing()
    {
        Assert.Empty(Read("II. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "4. Đối với xã: không có.").Petitions);
    }

    [Fact]
    public void What_was_answered_under_a_heading_of_its_own_is_a_petition_answered_on_the_spot()
    {
        var petition = Assert.Single(Read("3. Các ý kiến đã được trả lời tại hội nghị:", "- Bà Lý Thị Thước (thôn Phai Cam, xã An Sơn) đề nghị xã sửa loa truyền thanh.").Petitions);

        Assert.True(petition.AnsweredOnSpot);
        Assert.Equal(("Lý Thị Thước", "thôn Phai Cam, xã An Sơn"), (petition.Voter, petition.Place));
    }

    [Theory]
    [InlineData("- Chị Lành Thị Hờ, thôn Long Đầu: tố cáo ông trưởng thôn thu tiền sai quy định, đề nghị xử lý.", "Complaint")]
    [InlineData("- Gia đình tôi khiếu nại quyết định thu hồi đất số 12.", "Complaint")]
    [InlineData("- Ông Vi Văn Kẻ: xin cảm ơn các đại biểu, nhất trí với các nội dung.", "Thanks")]
    [InlineData("- Bà Hoàng Thị Thước: Tôi hỏi vì sao tiền hỗ trợ đến nay chưa có?", "Question")]
    public void What_is_no_petition_is_told_apart(string item, string kind)
    {
        var read = Read("II. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", item);

        Assert.Empty(read.Petitions);
        Assert.Equal(kind, Assert.Single(read.Others).Kind.ToString());
    }

    [Fact]
    public void A_request_to_be_told_something_stays_a_petition()
    {
        Assert.Single(Read("II. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "- Đề nghị UBND tỉnh cho biết phương án sử dụng đất bến xe cũ.").Petitions);
    }

    [Fact]
    public void Rows_of_a_table_belong_to_the_section_above_them_and_repeated_headers_are_none()
    {
        string[] header = ["TT", "Xã", "Người kiến nghị", "Nội dung kiến nghị của cử tri", "Thẩm quyền", "Ghi chú"];
        var petitions = ReadTable(
            header, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], Joined("1. Lĩnh vực nông nghiệp", 6),
            ["1", "xã Quốc Khánh", "Ông Nông Văn Bút", "Thạch đen rớt giá, đề nghị tỉnh tìm đầu ra.", "Tỉnh", ""],
            header, Joined("2. Lĩnh vực điện", 6),
            ["2", "xã Tân Yên", "", "Điện yếu, đề nghị bổ sung trạm biến áp.", "Tỉnh", "Đã trả lời tại hội nghị"],
            ["3", "TT Thất Khê", "Bế Văn Chừng", "- Đề nghị lắp công tơ.\n- Đề nghị dựng lại cột điện.", "Huyện", ""],
            ["Tổng cộng", "", "", "4", "", ""]).Petitions;

        Assert.Equal(
            [
                ("Thạch đen rớt giá, đề nghị tỉnh tìm đầu ra.", "nong-nghiep", "tinh", "Nông Văn Bút", false), ("Điện yếu, đề nghị bổ sung trạm biến áp.", "dien", "tinh", null, true),
                ("Đề nghị lắp công tơ.", "dien", "huyen", "Bế Văn Chừng", false), ("Đề nghị dựng lại cột điện.", "dien", "huyen", "Bế Văn Chừng", false),
            ],
            petitions.Select(petition => (petition.Text, petition.Field, petition.Competence, petition.Voter, petition.AnsweredOnSpot)));
    }

    [Fact]
    public void A_cross_below_a_level_says_whose_a_petition_is()
    {
        var petitions = ReadTable(
            ["TT", "Xã, thị trấn", "Nội dung kiến nghị", "Thẩm quyền", "Thẩm quyền", "Thẩm quyền", "Lĩnh vực"], ["TT", "Xã, thị trấn", "Nội dung kiến nghị", "TW", "Tỉnh", "Huyện", "Lĩnh vực"],
            ["1", "Xã Tân Thanh", "Đề nghị kéo dài thời gian thông quan.", "x", "", "", "Thương mại"], ["2", "Xã Tân Thanh", "Đề nghị bê tông hóa đường thôn Bản Thẩu.", "", "", "X", "Giao thông"]).Petitions;

        Assert.Equal([("trung-uong", "Xã Tân Thanh"), ("huyen", "Xã Tân Thanh")], petitions.Select(petition => (petition.Competence, petition.Place)));
    }

    [Fact]
    public void The_title_above_a_table_says_whose_all_its_petitions_are()
    {
        var petition = Assert.Single(ReadTable(
            Joined("BẢNG TỔNG HỢP KIẾN NGHỊ CỬ TRI THUỘC THẨM QUYỀN CẤP TỈNH", 2), ["STT", "Nội dung kiến nghị"], ["1", "Đề nghị hỗ trợ kinh phí cấp mã vùng trồng na."]).Petitions);

        Assert.Equal("tinh", petition.Competence);
    }

    [Fact]
    public void What_voters_of_each_place_ask_in_one_paragraph_is_a_petition_each()
    {
        var petitions = Read(
            "II. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "1. Về giao thông",
            "Cử tri xã Khánh Xuân đề nghị sớm thi công đường Khánh Xuân - Đồng Bục. Cử tri xã Tú Đoạn phản ánh đường hẹp. Cử tri xã Tú Đoạn kiến nghị mở rộng Quốc lộ 4B.").Petitions;

        Assert.Equal(
            [("Cử tri xã Khánh Xuân đề nghị sớm thi công đường Khánh Xuân - Đồng Bục.", "xã Khánh Xuân"), ("Cử tri xã Tú Đoạn phản ánh đường hẹp. Cử tri xã Tú Đoạn kiến nghị mở rộng Quốc lộ 4B.", "xã Tú Đoạn")],
            petitions.Select(petition => (petition.Text, petition.Place)));
    }

    [Fact]
    public void Other_matters_are_a_field_of_their_own()
    {
        var petition = Assert.Single(Read("II. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "1. Về y tế", "2. Về các vấn đề khác", "- Đề nghị xử lý chó thả rông.").Petitions);

        Assert.Equal("khac", petition.Field);
    }

    [Theory]
    [InlineData("3. Cử tri: 86 người.", 86)]
    [InlineData("Cử tri tham dự: có 1.205 đại biểu.", 1205)]
    public void Voters_who_are_counted_among_those_present_are_read(string line, int voters) => Assert.Equal(voters, Read(line).VotersAttending);

    [Fact]
    public void A_letterhead_that_is_broken_into_words_begins_no_petitions()
    {
        Assert.Empty(Read("HỘI ĐỒNG NHÂN DÂN", "TỈNH", "LẠNG SƠN", "Số: 12/BC-TĐB ngày 24 tháng 6 năm 2024 của Tổ đại biểu").Petitions);
    }

    [Fact]
    public void A_table_of_three_thousand_rows_is_read_whole()
    {
        var rows = Enumerable.Range(1, 3000).Select(number => new[] { $"{number}", $"Đề nghị sửa đường thôn số {number}.", "Giao thông" });

        Assert.Equal(3000, ReadTable([["STT", "Nội dung kiến nghị", "Lĩnh vực"], .. rows]).Petitions.Count);
    }

    [Fact]
    public void A_number_of_petitions_that_the_paper_states_is_compared_with_what_was_found()
    {
        Assert.Contains("Văn bản ghi 3 kiến nghị, đọc được 1. Xin đối chiếu.", Read("Tổng hợp 3 kiến nghị của cử tri như sau:", "- Đề nghị sửa cầu Bản Ngà.").Notes);
    }

    [Fact]
    public void Hidden_rows_are_read_and_the_Office_is_told()
    {
        string[][] rows = [["STT", "Nội dung kiến nghị"], ["1", "Đề nghị sửa cầu Bản Ngà."], ["2", "Đề nghị xây trường."]];

        var read = GroupPaperReading.Read(PaperOf([.. rows.SelectMany(row => row)]), [new FileTable(rows, FileTable.UsualDayZero) { Hidden = 1 }], isOfOneMeeting: false);

        Assert.Equal(2, read.Petitions.Count);
        Assert.Contains(read.Notes, note => note.StartsWith("Bảng có 1 dòng ẩn", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paper_without_a_petition_says_so()
    {
        Assert.Contains(Read("Kính gửi: Thường trực HĐND tỉnh.").Notes, note => note.StartsWith("Không tìm thấy kiến nghị nào", StringComparison.Ordinal));
    }

    private static string[] Joined(string text, int columns) => [.. Enumerable.Repeat(text, columns)];

    private static ReadGroupPaper Read(params string[] lines) => GroupPaperReading.Read(PaperOf(lines), [], isOfOneMeeting: false);

    private static ReadGroupPaper ReadTable(params string[][] rows) =>
        GroupPaperReading.Read(PaperOf([.. rows.SelectMany(row => row.Distinct()).SelectMany(cell => cell.Split('\n')).Where(line => line.Length > 0)]), [new FileTable(rows, FileTable.UsualDayZero)], isOfOneMeeting: false);

    private static ReadPaper PaperOf(string[] lines) => new(FileKind.Docx.MediaType, string.Join('\n', lines), null, null, null, null, null, null, null, [], null, false, false) { Lines = lines };
}
