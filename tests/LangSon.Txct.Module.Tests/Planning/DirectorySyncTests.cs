using LangSon.Txct.Central;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LangSon.Txct.Planning;

public class DirectorySyncTests
{
    private static readonly CentralSession MidYear =
        new("s-mid", "XVII", "MidYear", 24, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null, Deleted: false);

    private static readonly CentralGroup First = new("T01", 1, "Tổ đại biểu số 01", "Thành phố Lạng Sơn", new DateOnly(2021, 7, 1), null, []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_copy_becomes_what_the_central_system_has()
    {
        await using var temporary = await TemporaryDatabase.OpenAsync();
        var (central, directory) = (new FakeCentral(), new SqlDirectory(temporary.Database));
        central.Sessions.AddRange([MidYear, MidYear with { Id = "s-gone", Deleted = true }]);
        central.Groups.AddRange([First with { Id = "T02", Number = 2 }, First]);
        Assert.True(await RunAsync(central, directory));
        central.Sessions[0] = MidYear with { ClosedAt = new DateTimeOffset(2024, 7, 4, 17, 0, 0, TimeSpan.FromHours(7)) };
        central.Groups.RemoveAt(0);

        Assert.True(await RunAsync(central, directory));

        var session = Assert.Single(await directory.SessionsAsync(Cancel));
        Assert.Equal(new Session("s-mid", "MidYear", 24, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), central.Sessions[0].ClosedAt!.Value.ToUniversalTime()), session);
        Assert.Equal(["T01"], (await directory.GroupsAsync(Cancel)).Select(group => group.Id));
    }

    [Theory]
    [InlineData("sessions")]
    [InlineData("groups")]
    public async Task The_last_known_stays_while_the_central_system_is_silent(string silent)
    {
        await using var temporary = await TemporaryDatabase.OpenAsync();
        var (central, directory) = (new FakeCentral(), new SqlDirectory(temporary.Database));
        central.Sessions.Add(MidYear);
        central.Groups.Add(First);
        await RunAsync(central, directory);
        central.Sessions.Clear();
        central.Groups.Clear();
        central.Fail(silent, CentralFault.Down);

        Assert.False(await RunAsync(central, directory));

        Assert.Single(await directory.SessionsAsync(Cancel));
        Assert.Single(await directory.GroupsAsync(Cancel));
    }

    [Fact]
    public async Task A_row_that_moved_to_the_next_page_while_it_was_read_is_one_row()
    {
        await using var temporary = await TemporaryDatabase.OpenAsync();
        var (central, directory) = (new FakeCentral(), new SqlDirectory(temporary.Database));
        central.Sessions.AddRange([MidYear, MidYear with { Title = "Kỳ họp thứ 24" }]);
        central.Groups.AddRange([First, First]);

        Assert.True(await RunAsync(central, directory));

        Assert.Equal("Kỳ họp thứ 24", Assert.Single(await directory.SessionsAsync(Cancel)).Title);
        Assert.Single(await directory.GroupsAsync(Cancel));
    }

    private static Task<bool> RunAsync(FakeCentral central, SqlDirectory directory) =>
        new DirectorySync(central, directory, TimeProvider.System, NullLogger<DirectorySync>.Instance).RunAsync(Cancel);
}
