using LangSon.Txct.Operations.Backup;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Operations.Bundle;

/// <summary>How many rows the module's tables have; of what stands in them only the states of jobs and the names of migrations.</summary>
/// <param name="Fault">Why the database was not read; null if it was.</param>
internal sealed record BundleTables(string? Fault, IReadOnlyList<string> Migrations, IReadOnlyDictionary<string, long> Rows, IReadOnlyDictionary<string, long> Jobs)
{
    /// <summary>SQLite alone; what PostgreSQL has is counted there.</summary>
    public static BundleTables Of(string data)
    {
        var path = Path.Combine(data, DataCopy.Database);
        if (!File.Exists(path))
        {
            return Unread("không có txct.db: phân hệ chưa chạy lần nào, hoặc dùng PostgreSQL");
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            var tables = Column(connection, "select name from sqlite_schema where type = 'table' and name like 'txct~_%' escape '~' order by name");
            return new BundleTables(
                null, Column(connection, "select name from txct_migration order by name"),
                tables.ToDictionary(table => table, table => Counts(connection, $"select '', count(*) from \"{table}\"").Single().Value),
                Counts(connection, "select kind || ' ' || state, count(*) from txct_outbox group by kind, state order by kind, state"));
        }
        catch (SqliteException exception)
        {
            return Unread($"SQLite {exception.SqliteExtendedErrorCode}");
        }
    }

    private static BundleTables Unread(string why) => new(why, [], new Dictionary<string, long>(), new Dictionary<string, long>());

    private static List<string> Column(SqliteConnection connection, string question) => [.. Read(connection, question, row => row.GetString(0))];

    private static Dictionary<string, long> Counts(SqliteConnection connection, string question) => Read(connection, question, row => (row.GetString(0), row.GetInt64(1))).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    private static List<T> Read<T>(SqliteConnection connection, string question, Func<SqliteDataReader, T> take)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(take(reader));
        }

        return rows;
    }
}
