using Dapper;
using LangSon.Txct.Storage;
using Npgsql;

namespace LangSon.Txct.Support;

/// <summary>A schema of its own on the tests' server, gone after the test.</summary>
internal sealed class TemporaryPostgres : ITemporaryDatabase
{
    private readonly string schema = $"t_{Guid.NewGuid():n}";

    private TemporaryPostgres(string connectionString)
    {
        ConnectionString = connectionString;
        Database = Another();
    }

    public string ConnectionString { get; }

    public IDatabase Database { get; private set; }

    public static async Task<TemporaryPostgres> OpenAsync(PostgresServer server)
    {
        var temporary = new TemporaryPostgres(await server.ConnectionStringAsync());
        await temporary.Database.OpenAsync(TestContext.Current.CancellationToken);
        return temporary;
    }

    /// <summary>The same schema as another process has it.</summary>
    public PostgresDatabase Another() => new(ConnectionString, schema);

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = Another();
        await Database.OpenAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.ExecuteAsync($"drop schema \"{schema}\" cascade");
    }
}
