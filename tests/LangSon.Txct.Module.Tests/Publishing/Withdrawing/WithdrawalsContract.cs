using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>What every store of withdrawals must do. One class per database runs it.</summary>
public abstract class WithdrawalsContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 12, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderedWithdrawal Order = new("doc-1", "Có sai sót.", "doc-2", "chuyenvien", Noon, null);

    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;
    private SqlWithdrawals withdrawals = null!;

    internal WithdrawalsContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        withdrawals = new SqlWithdrawals(temporary.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_order_is_kept_as_it_was_given_first()
    {
        Assert.True(await AddAsync(Order));
        Assert.False(await AddAsync(Order with { Reason = "Lý do khác." }));

        Assert.Equal(Order, Assert.Single(await withdrawals.AllAsync(Cancel)));
    }

    [Fact]
    public async Task An_order_is_done_and_may_become_open_again()
    {
        await AddAsync(Order);

        await temporary.Database.WriteAsync(work => withdrawals.MarkDoneAsync(work, "doc-1", Noon.AddHours(1), Cancel), Cancel);
        Assert.Equal(Noon.AddHours(1), (await withdrawals.AllAsync(Cancel))[0].DoneAt);

        await temporary.Database.WriteAsync(work => withdrawals.MarkOpenAsync(work, "doc-1", Cancel), Cancel);
        Assert.Null((await withdrawals.AllAsync(Cancel))[0].DoneAt);
    }

    private Task<bool> AddAsync(OrderedWithdrawal order) => temporary.Database.WriteAsync(work => withdrawals.AddAsync(work, order, Cancel), Cancel);
}

public class SqliteWithdrawalsTests() : WithdrawalsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresWithdrawalsTests(PostgresServer server) : WithdrawalsContract(async () => await TemporaryPostgres.OpenAsync(server));
