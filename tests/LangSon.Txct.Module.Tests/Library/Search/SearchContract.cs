using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Library.Search;

/// <summary>What is found, and in which order, on each database. One class per database runs it.</summary>
public abstract class SearchContract : IAsyncLifetime
{
    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlSearchIndex index = null!;

    internal SearchContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        index = new SqlSearchIndex(temporary.Database);
        await index.WriteAsync([.. Texts.Select((text, place) => Entry(text, place))], [], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Id, title, body; each is a day older than the one before.</summary>
    private static readonly (string Id, string Title, string Body)[] Texts =
    [
        ("duong-van", "Ông Dương Văn Giả Định kiến nghị chế độ người có công", "Thôn Khuổi Nà"),
        ("giao-thong", "Đề nghị nâng cấp đường giao thông liên thôn", "Xã Tân Thanh, đường đất lầy lội"),
        ("dat-dai", "Nghị quyết về đất đai và tái định cư", "Giá đất, đai biên giới"),
        ("dat-roi", "Báo cáo về đất canh tác", "Vành đai bảo vệ rừng"),
        ("ky-hop", "Báo cáo kết quả kỳ họp thường lệ giữa năm 2024 của Hội đồng nhân dân tỉnh 512/BC-HĐND", "Kỳ họp thứ 25 đã thông qua 27 nghị quyết."),
        ("giam-sat", "Kết quả giám sát việc giải quyết kiến nghị cử tri 498/BC-HĐND", "Thường trực HĐND tỉnh giám sát UBND tỉnh."),
        ("hoa-binh", "Xây dựng đài tưởng niệm tại xã Hoà Bình", "Đề nghị sớm hoàn thành"),
        ("hoa-thom", "Trồng hoa hồi ở Hòa Thắng", "Cây hồi cho tinh dầu"),
        ("thuy", "Sửa chữa công trình thuỷ lợi Nà Cáy", "Kênh mương xuống cấp"),
        ("uy-ban", "Ủy ban nhân dân tỉnh trả lời cử tri", "Sở Giao thông vận tải"),
        ("ubnd", "UBND huyện trả lời về bảo hiểm y tế", "Thẻ cấp chậm"),
        ("bhyt", "Đề nghị cấp thẻ BHYT cho hộ nghèo", "Xã Mẫu Sơn"),
        ("ky-thuat", "Đào tạo kĩ thuật chăn nuôi", "Lớp học tại xã"),
        ("ky-niem", "Lễ kỷ niệm thành lập tỉnh", "Kỉ luật lao động"),
        ("ql", "Mở rộng quốc lộ 4B đoạn qua Lộc Bình", "Tai nạn nhiều"),
        ("ql-2", "Đèn chiếu sáng trên QL 4B", "Thị trấn Na Dương"),
        ("nfd", "Đề nghị kéo điện cho thôn Khuổi Nà".Normalize(System.Text.NormalizationForm.FormD), "Hộ dân dùng dầu"),
        ("ma", "Cung cấp nước sạch cho bản Má", "Nguồn nước cạn"),
        ("ma-2", "Chợ ma túy biên giới", "Trấn áp tội phạm"),
        ("quoc-hoi", "Đoàn đại biểu Quốc hội tiếp xúc cử tri", "Tại Đồng Đăng"),
        ("dong-dang", "Kẹt xe ở thị trấn Đồng Đăng", "Xe công-ten-nơ đỗ dài"),
        ("he-thong", "Hệ thống loa truyền thanh", "Thôn bản vùng sâu"),
        ("long", "Thoát nước đô thị", string.Join(' ', Enumerable.Repeat("ngập úng kéo dài", 3000)) + " hẻm cụt"),
    ];

    private static SearchEntry Entry((string Id, string Title, string Body) text, int place) =>
        new("test", text.Id, 1, "d", new DateOnly(2024, 7, 20).AddDays(-place), text.Title, text.Body, [Fact.Of("place", $"{place % 2}")]);

    [Theory]
    // Accents forgiven, and ranked where they were typed.
    [InlineData("đường", "giao-thong duong-van ql-2")]
    [InlineData("duong", "duong-van giao-thong ql-2")]
    [InlineData("Dương", "duong-van ql-2 giao-thong")]
    [InlineData("DƯƠNG", "duong-van ql-2 giao-thong")]
    [InlineData("duong giao thong", "giao-thong")]
    [InlineData("đường giao thông", "giao-thong")]
    [InlineData("kien nghi", "duong-van giam-sat")]
    [InlineData("kiến nghị", "duong-van giam-sat")]
    [InlineData("kiến nghi", "duong-van giam-sat")]
    [InlineData("nghi quyet", "dat-dai ky-hop")]
    [InlineData("cu tri", "giam-sat uy-ban quoc-hoi")]
    [InlineData("ma", "ma ma-2")]
    [InlineData("má", "ma ma-2")]
    [InlineData("mà", "ma ma-2")]
    [InlineData("ma túy", "ma-2")]
    [InlineData("ma tuy", "ma-2")]
    [InlineData("bản má", "ma")]
    // đ, typed or not.
    [InlineData("dat dai", "dat-dai dat-roi")]
    [InlineData("đất đai", "dat-dai dat-roi")]
    [InlineData("đat dai", "dat-dai dat-roi")]
    [InlineData("dong dang", "dong-dang quoc-hoi")]
    [InlineData("Đồng Đăng", "dong-dang quoc-hoi")]
    [InlineData("de nghi", "giao-thong bhyt nfd hoa-binh")]
    // Where the tone stands, and which of i and y.
    [InlineData("hòa bình", "hoa-binh")]
    [InlineData("hoà bình", "hoa-binh")]
    [InlineData("hoa binh", "hoa-binh")]
    [InlineData("hoà thắng", "hoa-thom")]
    [InlineData("hòa", "hoa-binh hoa-thom")]
    [InlineData("hoa", "hoa-binh hoa-thom")]
    [InlineData("hồi", "hoa-thom ky-hop quoc-hoi")]
    [InlineData("thủy lợi", "thuy")]
    [InlineData("thuỷ lợi", "thuy")]
    [InlineData("thuy loi", "thuy")]
    [InlineData("kỹ thuật", "ky-thuat")]
    [InlineData("kĩ thuật", "ky-thuat")]
    [InlineData("ki thuat", "ky-thuat")]
    [InlineData("ky thuat", "ky-thuat")]
    [InlineData("kỉ niệm", "ky-niem")]
    [InlineData("kỷ luật", "ky-niem")]
    // Short for long, and long for short.
    [InlineData("HĐND", "ky-hop giam-sat")]
    [InlineData("hdnd", "ky-hop giam-sat")]
    [InlineData("hội đồng nhân dân", "ky-hop giam-sat")]
    [InlineData("hoi dong nhan dan tinh", "ky-hop giam-sat")]
    [InlineData("UBND", "uy-ban ubnd giam-sat")]
    [InlineData("ủy ban nhân dân", "uy-ban ubnd giam-sat")]
    [InlineData("uỷ ban nhân dân", "uy-ban ubnd giam-sat")]
    [InlineData("bảo hiểm y tế", "ubnd bhyt")]
    [InlineData("thẻ bhyt", "bhyt ubnd")]
    [InlineData("ql 4b", "ql ql-2")]
    [InlineData("quốc lộ 4B", "ql ql-2")]
    [InlineData("đbqh", "quoc-hoi")]
    // Composed or not, in the text and in the question.
    [InlineData("kéo điện", "nfd")]
    [InlineData("keo dien", "nfd")]
    [InlineData("khuổi nà", "nfd duong-van")]
    // Numbers, marks and what is no word.
    [InlineData("512/BC-HĐND", "ky-hop")]
    [InlineData("512 bc hdnd", "ky-hop")]
    [InlineData("498", "giam-sat")]
    [InlineData("2024", "ky-hop")]
    [InlineData("công-ten-nơ", "dong-dang")]
    [InlineData("\"giám sát\"", "giam-sat")]
    [InlineData("giám sát OR NOT *", "")]
    [InlineData("'; drop table txct_search; --", "")]
    [InlineData("{title} : x", "")]
    [InlineData("không có chữ này", "")]
    [InlineData("…", "")]
    // Words together come first, then words apart, in the title or the text.
    [InlineData("nước sạch", "ma")]
    [InlineData("sạch nước", "ma")]
    [InlineData("đất rừng", "dat-roi")]
    [InlineData("tinh", "ky-hop uy-ban ky-niem giam-sat hoa-thom")]
    [InlineData("tỉnh", "ky-hop uy-ban ky-niem giam-sat hoa-thom")]
    [InlineData("ngập úng", "long")]
    [InlineData("hẻm cụt", "long")]
    public async Task Finds_the_same_in_the_same_order(string typed, string expected)
    {
        var question = SearchQuestion.Of(typed);
        List<string> found = [];
        if (!question.IsEmpty)
        {
            await foreach (var row in index.RankedAsync("d", question, null, 20, Cancel))
            {
                found.Add(row.Subject);
            }
        }

        Assert.Equal(expected, string.Join(' ', found));
    }
}

public class SqliteSearchTests() : SearchContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresSearchTests(PostgresServer server) : SearchContract(async () => await TemporaryPostgres.OpenAsync(server));
