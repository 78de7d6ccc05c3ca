namespace LangSon.Txct.Petitions.Reading;

public class PetitionWordsTests
{
    [Theory]
    [InlineData("Cử tri xã Thạch Đạn: Đề nghị nâng mức cho vay.", "Đề nghị nâng mức cho vay.", null, "xã Thạch Đạn")]
    [InlineData("Ông Nguyễn Văn Nét - khối 9: Ngõ 12 ngập.", "Ngõ 12 ngập.", "Nguyễn Văn Nét", "khối 9")]
    [InlineData("Bà Lý Thị Thước (thôn A Ló, xã An Sơn): Cầu hỏng.", "Cầu hỏng.", "Lý Thị Thước", "thôn A Ló, xã An Sơn")]
    [InlineData("Đề nghị xây cầu. (cử tri Lý Văn Dấu, thôn Khuổi Mạ)", "Đề nghị xây cầu.", "Lý Văn Dấu", "thôn Khuổi Mạ")]
    [InlineData("Đề nghị sửa đường (Cử tri xã An Sơn).", "Đề nghị sửa đường.", null, "xã An Sơn")]
    [InlineData("Cử tri Vi Văn Kẻ, thôn Kéo Tào, xã Hồng Phong đề nghị cấp sổ.", "Cử tri Vi Văn Kẻ, thôn Kéo Tào, xã Hồng Phong đề nghị cấp sổ.", "Vi Văn Kẻ", "thôn Kéo Tào, xã Hồng Phong")]
    [InlineData("Cử tri Yên Lỗ đề nghị phủ sóng.", "Cử tri Yên Lỗ đề nghị phủ sóng.", null, null)]
    [InlineData("Đề nghị lấn đất công ven suối (khu vực sau chợ).", "Đề nghị lấn đất công ven suối (khu vực sau chợ).", null, null)]
    [InlineData("Đề nghị thay cống (đã kiến nghị nhiều lần).", "Đề nghị thay cống (đã kiến nghị nhiều lần).", null, null)]
    [InlineData("Cầu Bản Ngà gãy lan can.", "Cầu Bản Ngà gãy lan can.", null, null)]
    public void Only_what_names_voter_or_place_is_taken_from_the_text(string item, string text, string? voter, string? place)
    {
        var words = PetitionWords.Of(item);

        Assert.Equal((text, voter, place), (words.Text, words.Voter, words.Place));
    }

    [Fact]
    public void A_second_request_of_one_item_is_a_petition_of_its_own()
    {
        Assert.Equal(["Đề nghị lắp gương.", "đề nghị sửa ngầm Tân Hòa."], PetitionWords.Apart("Đề nghị lắp gương. Ngoài ra, đề nghị sửa ngầm Tân Hòa."));
    }

    [Theory]
    [InlineData("với 412 cử tri tham dự, có 38 lượt ý kiến phát biểu", 412, 38)]
    [InlineData("Có 298 cử tri dự, 27 lượt cử tri phát biểu", 298, 27)]
    [InlineData("tổng số cử tri tham gia là 1.280 người, có 31 lượt ý kiến", 1280, 31)]
    [InlineData("Số điểm tiếp xúc: 7; số cử tri tham dự: 526; số lượt ý kiến: 51", 526, 51)]
    public void Figures_are_read_however_they_are_worded(string text, int voters, int opinions)
    {
        Assert.Equal((voters, opinions), (Figures.Voters(text), Figures.Opinions(text)));
    }

    [Theory]
    [InlineData("đã tổ chức 06 hội nghị TXCT tại các xã", 6)]
    [InlineData("đã TXCT tại 05 điểm: xã Vân Nham", 5)]
    [InlineData("tổ chức TXCT tại 4 xã, thị trấn", 4)]
    [InlineData("Số điểm tiếp xúc: 7; số cử tri", 7)]
    [InlineData("Tổ tiến hành 5 buổi tiếp xúc", 5)]
    public void Meetings_are_counted_however_they_are_worded(string text, int meetings)
    {
        Assert.Equal(meetings, Figures.Meetings(text));
    }
}
