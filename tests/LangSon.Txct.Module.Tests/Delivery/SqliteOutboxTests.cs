using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Delivery;

public class SqliteOutboxTests : OutboxContract
{
    internal override async Task<IOutboxDatabase> OpenAsync() => new Opened(await TemporaryDatabase.OpenAsync());

    private sealed class Opened(TemporaryDatabase temporary) : IOutboxDatabase
    {
        public IDatabase Database => temporary.Database;

        public ValueTask DisposeAsync() => temporary.DisposeAsync();
    }
}
