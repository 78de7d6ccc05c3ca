using LangSon.Txct.Planning.Closing;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning;

/// <summary>What every store of sessions and groups must do. One class per database runs it.</summary>
public abstract class DirectoryContract : IAsyncLifetime
{
    private static readonly Session MidYear = new("s-mid", "MidYear", 24, "Kỳ họp giữa năm", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlDirectory directory = null!;

    internal DirectoryContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        directory = new SqlDirectory(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_closing_that_the_Office_confirms_holds_until_the_central_system_tells_its_own()
    {
        var (confirmed, told) = (new DateTimeOffset(2024, 7, 4, 10, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 7, 4, 9, 30, 0, TimeSpan.Zero));
        await directory.ReplaceAsync([MidYear], [], Cancel);
        await directory.ConfirmAsync(new ConfirmedClosing("s-mid", confirmed, "chuyenvien", confirmed), Cancel);
        await directory.ConfirmAsync(new ConfirmedClosing("s-mid", confirmed.AddDays(1), "khac", confirmed), Cancel);
        Assert.Equal(confirmed, Assert.Single(await directory.SessionsAsync(Cancel)).ClosedAt);

        await directory.ReplaceAsync([MidYear], [], Cancel);
        Assert.Equal(confirmed, Assert.Single(await directory.SessionsAsync(Cancel)).ClosedAt);

        await directory.ReplaceAsync([MidYear with { ClosedAt = told }], [], Cancel);
        Assert.Equal(told, Assert.Single(await directory.SessionsAsync(Cancel)).ClosedAt);
    }

    [Fact]
    public async Task What_is_taken_over_comes_back_as_it_was_in_its_order()
    {
        var closed = MidYear with { Id = "s-jan", OpensOn = new DateOnly(2024, 1, 9), ClosedAt = new DateTimeOffset(2024, 1, 9, 17, 30, 0, 1, TimeSpan.Zero) };
        Group[] groups = [new("T11", 11, "Tổ đại biểu số 11", "Huyện Đình Lập"), new("T02", 2, "Tổ đại biểu số 02", "Huyện Cao Lộc")];

        await directory.ReplaceAsync([MidYear, closed], groups, Cancel);

        Assert.Equal([closed, MidYear], await directory.SessionsAsync(Cancel));
        Assert.Equal(groups.Reverse(), await directory.GroupsAsync(Cancel));
    }

    [Fact]
    public async Task What_is_no_longer_there_is_gone()
    {
        await directory.ReplaceAsync([MidYear], [new("T01", 1, "Tổ đại biểu số 01", "")], Cancel);

        await directory.ReplaceAsync([MidYear with { Id = "s-end" }], [], Cancel);

        Assert.Equal(["s-end"], (await directory.SessionsAsync(Cancel)).Select(session => session.Id));
        Assert.Empty(await directory.GroupsAsync(Cancel));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_taken_over_whole_changes_nothing()
    {
        await directory.ReplaceAsync([MidYear], [], Cancel);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => directory.ReplaceAsync([MidYear with { Id = "s-end" }, MidYear with { Id = "s-end" }], [], Cancel));

        Assert.Equal([MidYear], await directory.SessionsAsync(Cancel));
    }
}

public class SqliteDirectoryTests() : DirectoryContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresDirectoryTests(PostgresServer server) : DirectoryContract(async () => await TemporaryPostgres.OpenAsync(server));
