using System.Globalization;
using System.Text;

namespace LangSon.Txct.Benchmarks.Papers;

/// <param name="Thing">What it asks about which thing, as a number: two of one number ask the same.</param>
internal sealed record MadePetition(string Text, string District, string Place, int Thing);

/// <summary>Petitions as groups would write them, as many as are wanted: each thing is raised a few times, in other words, by other voters, some without accents or with a slip.</summary>
internal static class PetitionCorpus
{
    /// <summary>How often one thing is raised on average.</summary>
    private const int Times = 4;

    private static readonly string[] Districts = ["Huyện Cao Lộc", "Huyện Lộc Bình", "Huyện Đình Lập", "Huyện Chi Lăng", "Huyện Hữu Lũng", "Huyện Văn Quan", "Huyện Bắc Sơn", "Huyện Bình Gia", "Huyện Văn Lãng", "Huyện Tràng Định", "Thành phố Lạng Sơn"];

    private static readonly string[] First = ["Nà", "Bản", "Khuổi", "Pò", "Kéo", "Lũng", "Khòn", "Pác", "Cốc", "Tềnh", "Phai", "Làng", "Đồng", "Bó", "Co", "Slam", "Tân", "Hòa", "Minh", "Vĩnh"];

    private static readonly string[] Second = ["Mạ", "Lừa", "Chang", "Nhàn", "Lẹng", "Quân", "Phặt", "Chu", "Tó", "Ngà", "Vàng", "Lọi", "Nâm", "Chắn", "Làm", "Cáp", "Rinh", "Luận", "Hang", "Đuốc", "Cưởm", "Slào", "Vài", "Khe", "Túng"];

    private static readonly string[] Voters = ["Nông Văn Mực", "Hoàng Thị Thước", "Vi Văn Phẩy", "Lý Thị Chấm", "Bế Văn Nháp", "Lương Văn Kẻ", "Triệu Thị Giấy", "Hứa Văn Bút"];

    /// <summary>Ways to ask for one kind of thing; {0} is its name, {1} its commune.</summary>
    private static readonly string[][] Kinds =
    [
        ["Ngầm tràn {0}, xã {1} mùa mưa nước dâng cao, học sinh không qua được. Đề nghị huyện đầu tư cầu dân sinh.", "Cứ mưa là ngầm {0} ngập, bà con xã {1} bị cô lập; mong huyện xây cầu dân sinh thay ngầm.", "Đề nghị làm cầu dân sinh tại ngầm tràn {0} (xã {1}) để dân đi lại an toàn."],
        ["Thôn {0}, xã {1} chưa có sóng điện thoại, đề nghị lắp trạm BTS.", "Gọi điện ở thôn {0} (xã {1}) phải leo đồi vì không có sóng di động, đề nghị nhà mạng phủ sóng.", "Đề nghị phủ sóng điện thoại cho thôn {0}, xã {1}."],
        ["Thôn {0}, xã {1} còn nhiều hộ chưa có điện lưới quốc gia, đề nghị ngành điện sớm kéo điện.", "Bà con thôn {0} xã {1} vẫn thắp đèn dầu, mong điện lực đầu tư đường dây hạ thế, kéo điện về thôn.", "Đề nghị kéo điện lưới cho thôn {0}, xã {1}."],
        ["Mương {0}, xã {1} bị vùi lấp, ruộng thiếu nước, đề nghị huyện sửa chữa.", "Đề nghị kiên cố hóa tuyến mương {0} ở xã {1} để có nước tưới.", "Tuyến mương {0} (xã {1}) vỡ nhiều đoạn, lúa bị hạn, đề nghị hỗ trợ sửa mương."],
        ["Bãi rác {0}, xã {1} quá tải, mùi hôi bay vào khu dân cư, đề nghị xử lý.", "Đề nghị đóng cửa bãi rác {0} tại xã {1} vì ô nhiễm, nước rỉ rác chảy ra suối.", "Cử tri xã {1} bức xúc về bãi rác {0} đốt rác cả đêm, đề nghị huyện di dời."],
        ["Công trình nước sinh hoạt tập trung {0}, xã {1} hỏng đường ống, đề nghị sửa chữa.", "Nước sạch ở {0} (xã {1}) mất mấy năm nay vì vỡ ống, dân phải gánh nước khe, đề nghị khắc phục.", "Đề nghị sửa công trình nước {0} xã {1} để bà con có nước dùng."],
        ["Nhà văn hóa thôn {0}, xã {1} dột nát, đề nghị hỗ trợ kinh phí sửa chữa.", "Đề nghị sửa nhà văn hóa thôn {0} (xã {1}), mái hỏng, không có bàn ghế."],
        ["Đường liên xã đoạn {0} - {1} sạt lở nhiều điểm, đề nghị huyện khắc phục.", "Đề nghị huyện sửa đường liên xã qua {0}, xã {1}, xe không đi được sau mưa."],
    ];

    public static IReadOnlyList<MadePetition> Make(int count, int seed)
    {
        var random = new Random(seed);
        var things = Math.Max(1, count / Times);
        return [.. Enumerable.Range(0, count).Select(_ => One(random.Next(things), random))];
    }

    private static MadePetition One(int thing, Random random)
    {
        var district = Districts[thing % Districts.Length];
        var commune = Name(thing / 40);
        var name = Name((thing * 7) + 3);
        var ways = Kinds[thing % Kinds.Length];
        var text = string.Format(CultureInfo.InvariantCulture, ways[random.Next(ways.Length)], name, commune);
        text = random.Next(3) == 0 ? $"Cử tri {Voters[random.Next(Voters.Length)]}, xã {commune}: {text}" : text;
        return new MadePetition(random.Next(10) switch { 0 => WithoutAccents(text), 1 => WithSlip(text, random), _ => text }, district, $"xã {commune}", thing);
    }

    /// <summary>Two or three syllables, as many different ones as are asked for.</summary>
    private static string Name(int number)
    {
        var name = $"{First[number % First.Length]} {Second[number / First.Length % Second.Length]}";
        var more = number / (First.Length * Second.Length);
        return more == 0 ? name : $"{name} {Second[more % Second.Length]}{(more < Second.Length ? "" : $" {First[more / Second.Length % First.Length]}")}";
    }

    private static string WithoutAccents(string text) => string.Concat(text.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    private static string WithSlip(string text, Random random)
    {
        var at = random.Next(text.Length / 2, text.Length - 1);
        return char.IsLetter(text[at]) ? text.Remove(at, 1) : text;
    }
}
