using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Storage;

/// <summary>Tells the machine's own trouble from that of what is worked on: a full or failing disk, no more files, a database that is away.</summary>
internal static class DiskFault
{
    /// <summary>SQLite's busy, locked, read-only, input/output, full, and cannot open.</summary>
    private static readonly int[] OfSqlite = [5, 6, 8, 10, 13, 14];

    public static bool Is(Exception exception) => exception switch
    {
        SqliteException sqlite => OfSqlite.Contains(sqlite.SqliteErrorCode),
        DbException database => database.IsTransient,
        FileNotFoundException or DirectoryNotFoundException => false,
        _ => exception is IOException or UnauthorizedAccessException,
    };
}
