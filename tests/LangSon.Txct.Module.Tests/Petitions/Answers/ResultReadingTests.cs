using LangSon.Txct.Content.Reading;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>The tables of reports on resolving petitions, and which petitions their rows answer.</summary>
public class ResultReadingTests
{
    [Fact]
    public async Task The_sample_report_gives_each_row_with_body_result_and_class()
    {
        foreach (var name in new[] { "305 BC-UBND KQ giai quyet KNCT.docx", "305 BC-UBND - Phụ lục.xlsx" })
        {
            var rows = ResultReading.Of(await TablesAsync(name));

            Assert.Equal(12, rows.Count);
            Assert.Equal(
                ("Đề nghị sửa chữa đường tỉnh 237C đoạn từ Km12 đến Km14 xuống cấp, gây mất an toàn giao thông", "Xã Khuất Xá, huyện Lộc Bình", "Sở Giao thông vận tải", "Đã sửa chữa xong 1,8 km, nghiệm thu ngày 22/5/2024", "resolved"),
                (rows[0].Text, rows[0].Place, rows[0].Agency, rows[0].Words, rows[0].Class));
            Assert.Equal(
                ["resolved", "resolved", "resolved", "unresolved", "inProgress", "inProgress", "inProgress", "resolved", "inProgress", "explained", "resolved", "inProgress"],
                rows.Select(row => row.Class));
        }
    }

    [Theory]
    [InlineData("Đã hoàn thành, bàn giao đưa vào sử dụng", "resolved")]
    [InlineData("Sở đang khảo sát, dự kiến thực hiện trong quý I/2025", "inProgress")]
    [InlineData("Theo quy định tại Nghị định 146, việc này không thuộc thẩm quyền của tỉnh", "explained")]
    [InlineData("Chưa cân đối được nguồn vốn", "unresolved")]
    [InlineData("Ghi nhận", null)]
    public void Where_no_column_states_the_class_the_words_suggest_it(string words, string? expected)
    {
        FileTable table = new([["TT", "Nội dung kiến nghị", "Nội dung trả lời"], ["1", "Đề nghị sửa cầu Bản Ngà.", words]], FileTable.UsualDayZero);

        Assert.Equal(expected, Assert.Single(ResultReading.Of([table])).Class);
    }

    [Fact]
    public void A_row_that_names_a_body_is_the_heading_of_those_below_it()
    {
        FileTable table = new(
            [["TT", "Nội dung kiến nghị", "Kết quả giải quyết"], ["I", "SỞ GIAO THÔNG VẬN TẢI", "SỞ GIAO THÔNG VẬN TẢI"], ["1", "Đề nghị sửa cầu Bản Ngà.", "Đã sửa xong."], ["II", "UBND HUYỆN HỮU LŨNG", "UBND HUYỆN HỮU LŨNG"], ["2", "Đề nghị xây phòng học.", "Đang thi công."]],
            FileTable.UsualDayZero);

        Assert.Equal([("SỞ GIAO THÔNG VẬN TẢI", "Đề nghị sửa cầu Bản Ngà."), ("UBND HUYỆN HỮU LŨNG", "Đề nghị xây phòng học.")], ResultReading.Of([table]).Select(row => (row.Agency, row.Text)));
    }

    [Fact]
    public void A_table_of_figures_is_no_table_of_answers()
    {
        FileTable table = new([["Lĩnh vực", "Tổng số", "Đã giải quyết"], ["Giao thông", "12", "5"]], FileTable.UsualDayZero);

        Assert.Empty(ResultReading.Of([table]));
    }

    [Fact]
    public void A_row_answers_the_petition_in_other_words_and_none_about_another_road()
    {
        Petition[] petitions =
        [
            Petition("p1", "Đường tỉnh 237C từ Km12 đến Km14 qua xã Khuất Xá hỏng nặng, cử tri mong sớm được sửa chữa."), Petition("p2", "Đề nghị sửa chữa đường tỉnh 236 đoạn từ Km12 đến Km14 xuống cấp."),
            Petition("p3", "Đề nghị có bác sĩ ở trạm y tế xã Vũ Lễ."),
        ];
        ResultRow row = new("Đề nghị sửa chữa đường tỉnh 237C đoạn từ Km12 đến Km14 xuống cấp, gây mất an toàn giao thông", "Xã Khuất Xá, huyện Lộc Bình", "Sở Giao thông vận tải", "Đã sửa xong.", "resolved", new PaperSpot());

        var suggested = Assert.Single(ResultMatching.Of([row], petitions, []));

        Assert.Equal(["p1"], suggested.Petitions.Select(petition => petition.Id));
    }

    private static Petition Petition(string id, string text) => new(
        id, "r", "VoterContactReport", 1, 1, "T03", "2024-pre-mid", new ReadPetition(text, null, null, null, null, null, false, new PaperSpot()), new Classified("giao-thong", [], "tinh", "Sở Giao thông vận tải", 0.9, ""), [], PetitionState.Untouched);

    private static async Task<IReadOnlyList<FileTable>> TablesAsync(string name)
    {
        await using var app = await ModuleApp.StartAsync();
        return await app.TablesOfAsync(Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/documents", name));
    }
}
