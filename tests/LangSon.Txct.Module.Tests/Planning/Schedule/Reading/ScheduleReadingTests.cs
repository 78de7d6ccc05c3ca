using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.Schedule.Reading;

public class ScheduleReadingTests
{
    private static readonly string[] Truth =
    [
        "2024-06-12 08:00- | Nhà văn hóa xã Hòa Bình | Hoàng Văn A; Lý Thị B",
        "2024-06-12 14:00-16:00 | Hội trường UBND xã Tân Thành | Hoàng Văn A",
        "2024-06-13 07:30- | Nhà văn hóa thôn Nà Lốc | Lý Thị B; Nông Văn C",
    ];

    /// <summary>The same three meetings as different groups write them.</summary>
    public static TheoryData<string> Layouts => [.. Files.Keys];

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["columns of their own"] = Plan().Table(
            ["TT", "Ngày", "Giờ", "Địa điểm", "Đại biểu dự"],
            ["1", "12/06/2024", "8 giờ 00", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A, Lý Thị B"],
            ["2", "12/06/2024", "14h00-16h00", "Hội trường UBND xã Tân Thành", "Hoàng Văn A"],
            ["3", "13/06/2024", "7h30", "Nhà văn hóa thôn Nà Lốc", "Lý Thị B, Nông Văn C"]).ToBytes(),
        ["day and time in one cell, no year"] = Plan().Table(
            ["STT", "Thời gian", "Địa điểm tiếp xúc", "Đại biểu tham dự", "Ghi chú"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "8h, ngày 12/6", "Nhà văn hóa xã Hòa Bình", "- Ông Hoàng Văn A, Phó Trưởng Ban Pháp chế\n- Bà Lý Thị B", "50 cử tri"],
            ["2", "Từ 14 giờ đến 16 giờ, thứ Tư, ngày 12/6", "Hội trường UBND\nxã Tân Thành", "- Ông Hoàng Văn A", ""],
            ["3", "07 giờ 30 phút ngày 13 tháng 6", "Nhà văn hóa thôn Nà Lốc", "Bà Lý Thị B; đ/c Nông Văn C (Tổ phó)", ""]).ToBytes(),
        ["joined days below a heading of two rows"] = Plan().Table(
            ["TT", "Thời gian", "←", "Địa điểm", "Thành phần đại biểu"],
            ["↑", "Ngày", "Giờ", "↑", "↑"],
            ["1", "Thứ Tư,\n12/6/2024", "Sáng, 8h00'", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A\nLý Thị B"],
            ["2", "↑", "Chiều, 2h-4h", "Hội trường UBND xã Tân Thành", "Hoàng Văn A"],
            ["3", "Thứ Năm,\n13/6/2024", "7:30", "Nhà văn hóa thôn Nà Lốc", "Lý Thị B\nNông Văn C"],
            ["Tổng cộng", "←", "←", "3 điểm", ""]).ToBytes(),
        ["days over parts of the table"] = Plan().Table(
            ["TT", "Ngày, giờ", "Nơi tiếp xúc", "Đại biểu HĐND tỉnh"],
            ["I", "NGÀY 12/6/2024", "←", "←"],
            ["1", "8g00", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A và Lý Thị B"],
            ["2", "14-16h", "Hội trường UBND xã Tân Thành", "Hoàng Văn A"],
            ["Ngày 13/6/2024", "←", "←", "←"],
            ["3", "7h30", "Nhà văn hóa thôn Nà Lốc", "Lý Thị B - Nông Văn C"]).ToBytes(),
        ["a day printed once"] = Plan().Table(
            ["Ngày tiếp xúc", "Buổi", "Giờ", "Xã, phường", "Địa điểm", "Tổ đại biểu", "Họ tên đại biểu"],
            ["12.6.2024", "Sáng", "8h00", "Hòa Bình", "Nhà văn hóa xã Hòa Bình", "Tổ 1", "1. Hoàng Văn A\n2. Lý Thị B"],
            ["", "Chiều", "2 giờ 00 đến 4 giờ 00", "Tân Thành", "Hội trường UBND xã Tân Thành", "Tổ 1", "1. Hoàng Văn A"],
            ["13.6.2024", "Sáng", "7h30p", "Hòa Bình", "Nhà văn hóa thôn Nà Lốc", "Tổ 1", "1. Lý Thị B\n2. Nông Văn C"]).ToBytes(),
        ["an Excel sheet with numbers"] = SheetFile.Table(
            countsFrom1904: false,
            ["KẾ HOẠCH TIẾP XÚC CỬ TRI CỦA TỔ ĐẠI BIỂU SỐ 01 TRƯỚC KỲ HỌP GIỮA NĂM"],
            ["TT", "Ngày", "Giờ", "Địa điểm", "Đại biểu"],
            [1, 45455, 1 / 3d, "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A, Lý Thị B"],
            [2, "↑", "14h00 – 16h00", "Hội trường UBND xã Tân Thành", "Hoàng Văn A"],
            [3, 45456, 0.3125, "Nhà văn hóa thôn Nà Lốc", "Lý Thị B, Nông Văn C"],
            ["Nơi nhận:", null, null, "TỔ TRƯỞNG", "Hoàng Văn A"]),
        ["an Excel sheet that counts from 1904"] = SheetFile.Table(
            countsFrom1904: true,
            ["Thời gian", "Địa điểm", "Đại biểu"],
            [43993 + (1 / 3d), "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A, Lý Thị B"],
            ["14h đến 16h", "Hội trường UBND xã Tân Thành", "Hoàng Văn A"],
            [43994.3125, "Nhà văn hóa thôn Nà Lốc", "Lý Thị B, Nông Văn C"]),
        ["a Word file that LibreOffice wrote"] = Fixture("Kế hoạch Tổ 01 (LibreOffice).docx"),
        ["an Excel file that LibreOffice wrote"] = Fixture("Lịch Tổ 01 (LibreOffice).xlsx"),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task A_plan_is_read_however_its_table_is_laid_out(string layout)
    {
        var rows = await ReadAsync(Files[layout]);

        Assert.Equal(Truth, rows.Select(Written));
        Assert.All(rows, row => Assert.Empty(row.Findings));
    }

    [Theory]
    [InlineData("12-13/6/2024", "8h00", "Không đọc được ngày “12-13/6/2024”. Xin điền một ngày.")]
    [InlineData("Từ ngày 12/6 đến ngày 14/6", "8h00", "Không đọc được ngày “Từ ngày 12/6 đến ngày 14/6”. Xin điền một ngày.")]
    [InlineData("31/6/2024", "8h00", "Không đọc được ngày “31/6/2024”. Xin điền một ngày.")]
    [InlineData("Cuối tháng 6", "8h00", "Không đọc được ngày “Cuối tháng 6”. Xin điền một ngày.")]
    [InlineData("Thứ Sáu", "8h00", "Không đọc được ngày “Thứ Sáu”. Xin điền một ngày.")]
    [InlineData("14/6/2024", "Chiều", "Chỉ ghi “Chiều”, chưa có giờ. Xin điền giờ; chưa biết thì để trống.")]
    [InlineData("14/6/2024", "8h00 và 14h00", "Không đọc được giờ “8h00 và 14h00”. Xin điền giờ; chưa biết thì để trống.")]
    [InlineData("14/6/2024", "25h00", "Không đọc được giờ “25h00”. Xin điền giờ; chưa biết thì để trống.")]
    [InlineData("14/6/2024", "sau", "Không đọc được giờ “sau”. Xin điền giờ; chưa biết thì để trống.")]
    public async Task What_cannot_be_told_is_handed_on_as_it_is_written(string day, string time, string finding)
    {
        var rows = await ReadAsync(Plan().Table(
            ["Ngày", "Giờ", "Địa điểm", "Đại biểu"],
            ["11/6/2024", "8h00", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A"],
            [day, time, "Hội trường UBND xã Tân Thành", "Hoàng Văn A"]).ToBytes());

        Assert.Equal([finding], rows[1].Findings);
        Assert.Equal("Hội trường UBND xã Tân Thành", rows[1].Place);
        Assert.True(rows[1] is { Day: null, UnreadDay: var written } && written == day || rows[1] is { From: null, UnreadTime: var told } && told == time);
    }

    [Fact]
    public async Task A_day_that_cannot_be_told_is_not_made_up_for_the_rows_below_it_either()
    {
        var rows = await ReadAsync(Plan().Table(
            ["Ngày", "Giờ", "Địa điểm", "Đại biểu"],
            ["11/6/2024", "8h00", "Nhà văn hóa xã Hòa Bình", "Hoàng Văn A"],
            ["12-13/6/2024", "8h00", "Hội trường UBND xã Tân Thành", "Hoàng Văn A"],
            ["", "14h00", "Nhà văn hóa thôn Nà Lốc", "Hoàng Văn A"],
            ["", "15h00", "", "Hoàng Văn A"]).ToBytes());

        Assert.Equal([new DateOnly(2024, 6, 11), null, null, null], rows.Select(row => row.Day));
        Assert.Contains("Chưa có địa điểm. Xin điền địa điểm.", rows[3].Findings);
    }

    [Fact]
    public async Task Tables_of_other_things_hold_no_meetings()
    {
        var rows = await ReadAsync(Plan()
            .Columns(["TỈNH LẠNG SƠN"], ["Lạng Sơn, ngày 03 tháng 6 năm 2024"])
            .Table(["TT", "Tên đại biểu", "Chức vụ"], ["1", "Hoàng Văn A", "Tổ trưởng"]).ToBytes());

        Assert.Empty(rows);
    }

    [Fact]
    public async Task What_is_no_paper_has_no_tables_to_read()
    {
        Assert.Null(await TablesAsync("Kế hoạch"u8.ToArray()));
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "schedules", name));

    private static WordFile Plan() => new WordFile().Lines("KẾ HOẠCH", "Tiếp xúc cử tri của Tổ đại biểu số 01");

    private static string Written(ScheduleRow row) =>
        $"{row.Day:yyyy-MM-dd} {row.From:HH:mm}-{row.To:HH:mm} | {row.Place} | {string.Join("; ", row.Delegates)}";

    private static async Task<IReadOnlyList<ScheduleRow>> ReadAsync(byte[] file) => ScheduleReading.Of((await TablesAsync(file))!, 2024);

    private static async Task<IReadOnlyList<FileTable>?> TablesAsync(byte[] file)
    {
        using var folder = new DisposableFolder();
        var options = Options.Create(new ContentOptions());
        using var taken = await new Transit(folder.Path, options).TakeAsync(new MemoryStream(file), Cancel);
        return await new TableReader(options, TimeProvider.System).ReadAsync(taken, Cancel);
    }
}
