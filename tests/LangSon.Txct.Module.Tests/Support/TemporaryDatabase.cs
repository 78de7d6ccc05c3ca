using LangSon.Txct.Storage;

namespace LangSon.Txct.Support;

/// <summary>An SQLite database in a folder of its own, gone after the test.</summary>
internal sealed class TemporaryDatabase : ITemporaryDatabase
{
    private TemporaryDatabase(DirectoryInfo folder) =>
        (Folder, Database) = (folder, new SqliteDatabase(Path.Combine(folder.FullName, "txct.db")));

    public DirectoryInfo Folder { get; }

    public SqliteDatabase Database { get; private set; }

    IDatabase ITemporaryDatabase.Database => Database;

    public static async Task<TemporaryDatabase> OpenAsync()
    {
        var temporary = new TemporaryDatabase(Directory.CreateTempSubdirectory("txct-"));
        await temporary.Database.OpenAsync(TestContext.Current.CancellationToken);
        return temporary;
    }

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = new SqliteDatabase(Path.Combine(Folder.FullName, "txct.db"));
        await Database.OpenAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}
