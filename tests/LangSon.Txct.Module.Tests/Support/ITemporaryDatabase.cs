using LangSon.Txct.Storage;

namespace LangSon.Txct.Support;

/// <summary>A migrated, empty database of some kind, gone after the test.</summary>
internal interface ITemporaryDatabase : IAsyncDisposable
{
    IDatabase Database { get; }

    /// <summary>Closes the database and opens it again, as a restart does.</summary>
    Task ReopenAsync();
}
