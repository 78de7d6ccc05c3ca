using LangSon.Txct.Support;

namespace LangSon.Txct.Delivery;

public class SqliteOutboxTests() : OutboxContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresOutboxTests(PostgresServer server) : OutboxContract(async () => await TemporaryPostgres.OpenAsync(server));
