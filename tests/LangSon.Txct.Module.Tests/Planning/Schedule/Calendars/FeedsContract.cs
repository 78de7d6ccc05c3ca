using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>What every store of calendar addresses must do. One class per database runs it.</summary>
public abstract class FeedsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 12, 0, 0, TimeSpan.Zero);
    private static readonly Feed OfDelegate = new(new FeedOwner(FeedKind.Delegate, "D041", "T04", "Hoàng Văn A"), "u-41", Noon);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlFeeds feeds = null!;

    internal FeedsContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        feeds = new SqlFeeds(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_address_is_found_by_its_digest_and_by_its_owner()
    {
        await feeds.PutAsync(OfDelegate, "aa", Cancel);

        Assert.Equal(OfDelegate, await feeds.FindByDigestAsync("aa", Cancel));
        Assert.Equal(OfDelegate, await feeds.FindAsync(FeedKind.Delegate, "D041", Cancel));
        Assert.Null(await feeds.FindByDigestAsync("bb", Cancel));
        Assert.Null(await feeds.FindAsync(FeedKind.Group, "D041", Cancel));
    }

    [Fact]
    public async Task A_new_address_ends_the_one_before()
    {
        var renewed = new Feed(OfDelegate.Owner with { GroupId = "T05" }, "u-42", Noon.AddDays(1));
        await feeds.PutAsync(OfDelegate, "aa", Cancel);
        await feeds.PutAsync(renewed, "bb", Cancel);

        Assert.Null(await feeds.FindByDigestAsync("aa", Cancel));
        Assert.Equal(renewed, await feeds.FindByDigestAsync("bb", Cancel));
        Assert.Equal(renewed, await feeds.FindAsync(FeedKind.Delegate, "D041", Cancel));
    }

    [Fact]
    public async Task Owners_of_one_id_and_another_kind_have_addresses_of_their_own()
    {
        var ofGroup = new Feed(new FeedOwner(FeedKind.Group, "D041"), "u-40", Noon);
        await feeds.PutAsync(OfDelegate, "aa", Cancel);
        await feeds.PutAsync(ofGroup, "bb", Cancel);

        Assert.Equal(OfDelegate, await feeds.FindByDigestAsync("aa", Cancel));
        Assert.Equal(ofGroup, await feeds.FindByDigestAsync("bb", Cancel));
    }
}

public class SqliteFeedsTests() : FeedsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresFeedsTests(PostgresServer server) : FeedsContract(async () => await TemporaryPostgres.OpenAsync(server));
