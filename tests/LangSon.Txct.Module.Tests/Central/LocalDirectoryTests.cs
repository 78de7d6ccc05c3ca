using LangSon.Txct.Support;

namespace LangSon.Txct.Central;

/// <summary>The directories of level 0, from an Excel file that people write.</summary>
public sealed class LocalDirectoryTests : IAsyncLifetime
{
    private LocalRig rig = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => rig = await LocalRig.CreateAsync();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Groups_delegates_and_sessions_are_listed_as_the_file_says()
    {
        var groups = ValueOf(await rig.Central.ListGroupsAsync(Cancel)).Items;
        var delegates = ValueOf(await rig.Central.ListDelegatesAsync(Cancel)).Items;
        var sessions = ValueOf(await rig.Central.ListSessionsAsync(null, Cancel)).Items;

        Assert.Equal([("T01", 1, "Tổ đại biểu số 01", "Thành phố Lạng Sơn"), ("T02", 2, "Tổ đại biểu số 02", "Huyện Cao Lộc")], groups.Select(group => (group.Id, group.Number, group.Name, group.Area)));
        Assert.Equal([("D011", "T01", true, null), ("D012", "T01", false, null), ("D021", "T02", false, (DateOnly?)new DateOnly(2023, 12, 31))], delegates.Select(one => (one.Id, one.GroupId, one.Leader, one.ValidTo)));
        Assert.Equal(
            [("2024-mid", "MidYear", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4)), ("2024-end", "YearEnd", new DateOnly(2024, 12, 9), new DateOnly(2024, 12, 11))],
            sessions.Select(session => (session.Id, session.Kind, session.OpensOn, session.ClosesOn)));
        Assert.All(sessions, session => Assert.Null(session.ClosedAt));
    }

    [Fact]
    public async Task The_sample_that_the_server_brings_along_has_no_fault()
    {
        File.Copy(Path.Combine(Papers.Root, "src", "LangSon.Txct.Server", "Samples", "danh-muc.xlsx"), rig.DirectoryPath, overwrite: true);

        var known = await rig.Directories.CurrentAsync(Cancel);

        Assert.Equal([], known.Faults.Select(fault => fault.ToString()));
        Assert.Equal((2, 3, 2), (ValueOf(await rig.Central.ListGroupsAsync(Cancel)).Items.Count, ValueOf(await rig.Central.ListDelegatesAsync(Cancel)).Items.Count, ValueOf(await rig.Central.ListSessionsAsync(null, Cancel)).Items.Count));
    }

    [Fact]
    public async Task Every_fault_is_told_by_its_sheet_and_cell()
    {
        DirectoryFile.Write(
            rig.DirectoryPath, [["Số tổ", "Tên tổ"], ["1", "Tổ đại biểu số 01"], [], ["1", ""], ["mười", "Tổ đại biểu số 10"]],
            [["Mã", "Họ và tên", "Số tổ"], ["D011", "Nguyễn Giả Định Một", "9"]],
            [["Mã", "Loại", "Kỳ họp thứ", "Tên", "Khai mạc"], ["2024-mid", "Giữa năm", "25", "Kỳ họp", "02/7/2024"]]);

        var faults = (await rig.Directories.CurrentAsync(Cancel)).Faults.Select(fault => fault.ToString());

        Assert.Equal(
            [
                "trang “Tổ”, ô A4: cột “Số tổ” trùng với một dòng trên.", "trang “Tổ”, ô B4: cột “Tên tổ” để trống.", "trang “Tổ”, ô A5: cột “Số tổ” “mười” không phải số từ 1 đến 99.",
                "trang “Đại biểu”, ô C2: cột “Số tổ” không có trong trang “Tổ”.", "trang “Kỳ họp”: thiếu cột “Bế mạc”.",
            ],
            faults);
    }

    [Theory]
    [InlineData("5/7/2024", "04/7/2024", "trang “Kỳ họp”, ô F2: cột “Bế mạc” đứng trước ngày khai mạc.")]
    [InlineData("ngày mai", "04/7/2024", "trang “Kỳ họp”, ô E2: cột “Khai mạc” “ngày mai” không phải ngày, ví dụ 02/7/2026.")]
    public async Task A_day_that_cannot_be_is_a_fault(string opens, string closes, string told)
    {
        DirectoryFile.Write(rig.DirectoryPath, sessions: [DirectoryFile.Sessions[0], ["2024-mid", "Giữa năm", "25", "Kỳ họp", opens, closes]]);

        Assert.Equal([told], (await rig.Directories.CurrentAsync(Cancel)).Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task A_file_that_changes_is_read_again_and_one_with_a_fault_leaves_what_held_also_after_a_restart()
    {
        await rig.Central.ListGroupsAsync(Cancel);
        DirectoryFile.Write(rig.DirectoryPath, [.. DirectoryFile.Groups, ["3", "Tổ đại biểu số 03", "Huyện Lộc Bình"]]);
        Assert.Equal(3, ValueOf(await rig.Central.ListGroupsAsync(Cancel)).Items.Count);

        DirectoryFile.Write(rig.DirectoryPath, [.. DirectoryFile.Groups, ["3", "", ""]]);
        Assert.Equal(3, ValueOf(await rig.Central.ListGroupsAsync(Cancel)).Items.Count);
        rig.Restart();
        Assert.Equal(3, ValueOf(await rig.Central.ListGroupsAsync(Cancel)).Items.Count);

        File.Delete(rig.DirectoryPath);
        Assert.Equal(3, ValueOf(await rig.Central.ListGroupsAsync(Cancel)).Items.Count);
        Assert.Contains("không đọc được", Assert.Single((await rig.Directories.CurrentAsync(Cancel)).Faults).Reason);
    }

    [Fact]
    public async Task Without_any_sound_file_it_does_not_answer_rather_than_say_that_there_is_nobody()
    {
        await File.WriteAllTextAsync(rig.DirectoryPath, "không phải Excel", Cancel);

        Assert.IsType<Answer<CentralList<CentralGroup>>.Unavailable>(await rig.Central.ListGroupsAsync(Cancel));
    }

    private static T ValueOf<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Ok>(answer).Value;
}
