using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace LangSon.Txct.Storage;

/// <summary>Brings the tables up to date: the numbered scripts of this assembly, each once, in order. They are written for SQLite, and the dialect says them elsewhere; what one database says in a way of its own bears its name.</summary>
internal static class Migrations
{
    private const string Folder = ".Storage.Migrations.";

    /// <summary>Applies what is missing within <paramref name="work"/>, which no other process does at the same time.</summary>
    /// <exception cref="InvalidOperationException">A script that was applied reads otherwise now.</exception>
    public static async Task ApplyAsync(Work work, SqlDialect dialect, CancellationToken cancel)
    {
        var (connection, transaction) = work;
        await connection.ExecuteAsync(
            dialect.Tables("create table if not exists txct_migration (name text primary key, sha256 text not null) without rowid"), transaction: transaction);
        var applied = (await connection.QueryAsync<(string Name, string Sha256)>("select name, sha256 from txct_migration", transaction: transaction))
            .ToDictionary(row => row.Name, row => row.Sha256);

        foreach (var script in Scripts().Where(script => dialect.Knows(script.Name)))
        {
            cancel.ThrowIfCancellationRequested();
            if (!applied.TryGetValue(script.Name, out var sha256))
            {
                await connection.ExecuteAsync(dialect.Tables(script.Sql), transaction: transaction);
                await connection.ExecuteAsync("insert into txct_migration values (@Name, @Sha256)", script, transaction);
            }
            else if (sha256 != script.Sha256)
            {
                throw new InvalidOperationException($"The database was made with another {script.Name} than this module has.");
            }
        }
    }

    /// <summary>Name and digest of every script that this module applies to such a database.</summary>
    public static IReadOnlyDictionary<string, string> Known(SqlDialect dialect) => Scripts().Where(script => dialect.Knows(script.Name)).ToDictionary(script => script.Name, script => script.Sha256);

    private static IEnumerable<Script> Scripts()
    {
        var assembly = typeof(Migrations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name));
    }

    private static Script Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
        return new Script(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private sealed record Script(string Name, string Sql, string Sha256);
}
