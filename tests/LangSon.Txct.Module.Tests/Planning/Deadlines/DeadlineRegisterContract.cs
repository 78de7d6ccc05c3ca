using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>What every register of deadlines must do. One class per database runs it.</summary>
public abstract class DeadlineRegisterContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Extension Extended = new("report", "T04", "2024-pre-mid", null, new DateOnly(2024, 6, 28), "Mưa lũ.", "chuyenvien", Noon);
    private static readonly ToldDeadline Told = new("minutes", "T04", "2024-pre-mid", "m-1", "Biên bản", new DateOnly(2024, 6, 18));

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlDeadlineRegister register = null!;

    internal DeadlineRegisterContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        register = new SqlDeadlineRegister(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Extensions_are_kept_whole_and_in_their_order()
    {
        var second = Extended with { MeetingId = "m-1", Rule = "minutes", Until = new DateOnly(2024, 7, 1) };
        await register.ExtendAsync(Extended, Cancel);
        await register.ExtendAsync(second, Cancel);

        Assert.Equal([Extended, second], await register.ExtensionsAsync(Cancel));
    }

    [Fact]
    public async Task What_was_told_last_is_what_is_known()
    {
        Assert.Null(await register.ToldAsync(Cancel));
        await register.TellAsync([Told], [], Noon, Cancel);
        await register.TellAsync([Told, Told with { MeetingId = null }], [], Noon, Cancel);

        Assert.Equal([Told, Told with { MeetingId = null }], await register.ToldAsync(Cancel));
    }

    [Fact]
    public async Task Changes_are_listed_from_the_latest_back_to_a_moment()
    {
        var first = new DeadlineChange(Told, Told with { Due = Told.Due.AddDays(1) });
        var second = new DeadlineChange(Told, null);
        await register.TellAsync([], [first], Noon, Cancel);
        await register.TellAsync([], [second], Noon.AddDays(1), Cancel);

        Assert.Equal([new ToldChange(second, Noon.AddDays(1)), new ToldChange(first, Noon)], await register.ChangesSinceAsync(Noon, Cancel));
        Assert.Equal([new ToldChange(second, Noon.AddDays(1))], await register.ChangesSinceAsync(Noon.AddHours(1), Cancel));
    }
}

public class SqliteDeadlineRegisterTests() : DeadlineRegisterContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresDeadlineRegisterTests(PostgresServer server) : DeadlineRegisterContract(async () => await TemporaryPostgres.OpenAsync(server));
