using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LangSon.Txct.Content;
using LangSon.Txct.Storage;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Operations.Backup;

/// <summary>What stands beside a copy, so that it can be compared before it is used.</summary>
/// <param name="DatabaseSha256">64 hexadecimal digits, lower case.</param>
/// <param name="Files">How many files the copy has beside the database.</param>
internal sealed record CopyFacts(int Version, DateTimeOffset MadeAt, string DatabaseSha256, int Files, long Bytes);

/// <summary>The module's data as one folder that any program may copy on: database, documents, what groups have begun to send, settings. What can be made anew is left out.</summary>
internal static class DataCopy
{
    public const string Database = "txct.db", FactsName = "backup.json";

    /// <summary>The code of data that a host has open.</summary>
    public const string InUse = "TXCT-BAK-003";

    /// <summary>The code of a restore that failed half way, and put back what was there.</summary>
    public const string PutBack = "TXCT-BAK-004";

    private const string Content = "content";

    private static readonly string[] Folders = [Content, "uploads", "uploaded", "packets-out"];

    private static readonly string[] Single = ["settings.json", "settings.bak.json"];

    /// <summary>Makes a copy, with the host running or stopped: the database as it was at one moment, and at least the documents that it names.</summary>
    /// <returns>The copy's folder, which bears its name only once it is whole.</returns>
    /// <exception cref="BackupFaultException">There is nothing to copy, or the copy is not sound.</exception>
    public static (string Folder, CopyFacts Facts) Make(string data, string target, TimeProvider time)
    {
        var source = Path.Combine(data, Database);
        if (!File.Exists(source))
        {
            throw new BackupFaultException("TXCT-BAK-001", $"Không có {source}. Xin kiểm tra --data; phân hệ dùng PostgreSQL thì sao lưu bằng pg_dump và chép thư mục content.");
        }

        var now = time.GetLocalNow();
        var unfinished = Directory.CreateDirectory(Path.Combine(target, $".{Guid.NewGuid():n}")).FullName;
        try
        {
            CopyDatabase(source, Path.Combine(unfinished, Database));
            var files = Folders.Sum(folder => CopyFolder(Path.Combine(data, folder), Path.Combine(unfinished, folder), folder == Content))
                + Single.Count(name => CopyFile(Path.Combine(data, name), Path.Combine(unfinished, name)));
            var facts = new CopyFacts(1, now, DigestOf(Path.Combine(unfinished, Database)), files, BytesIn(unfinished));
            File.WriteAllText(Path.Combine(unfinished, FactsName), RecordJson.Write(facts));
            var name = Path.Combine(target, $"txct-{Stamp(now)}");
            BusyFiles.MoveFolder(unfinished, name);
            return (name, facts);
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    /// <summary>The copies in a folder that are whole by their names, the oldest first.</summary>
    public static IReadOnlyList<string> In(string target) => Directory.Exists(target) ? [.. Directory.EnumerateDirectories(target, "txct-*").Order(StringComparer.Ordinal)] : [];

    /// <summary>What stands beside a copy, believed as it is.</summary>
    /// <exception cref="IOException">Nothing does.</exception>
    /// <exception cref="JsonException">It is not to be read.</exception>
    public static CopyFacts FactsOf(string copy) => RecordJson.Read<CopyFacts>(File.ReadAllText(Path.Combine(copy, FactsName)));

    /// <summary>Looks through a copy.</summary>
    /// <exception cref="BackupFaultException">It is none, or not whole.</exception>
    public static CopyFacts Verify(string copy)
    {
        try
        {
            var facts = FactsOf(copy);
            if (DigestOf(Path.Combine(copy, Database)) != facts.DatabaseSha256)
            {
                throw Unsound($"cơ sở dữ liệu trong {copy} khác lúc sao lưu");
            }

            AssertSound(Path.Combine(copy, Database));
            var documents = Path.Combine(copy, Content);
            if (Directory.Exists(documents) && Directory.EnumerateFiles(documents, "*", SearchOption.AllDirectories).FirstOrDefault(file => DigestOf(file) != Path.GetFileName(file)) is { } changed)
            {
                throw Unsound($"tài liệu {changed} khác lúc sao lưu");
            }

            return facts;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw Unsound(exception.Message);
        }
    }

    /// <summary>Puts a copy in the place of a module's data. What was there stays beside it.</summary>
    /// <returns>Where what was there stands now; null if there was nothing.</returns>
    /// <exception cref="BackupFaultException">The copy is not whole, or a host has the data open.</exception>
    public static string? Restore(string copy, string data, TimeProvider time)
    {
        Verify(copy);
        if (IsOpen(data))
        {
            throw new BackupFaultException(InUse, "Phần mềm đang chạy và dùng dữ liệu này. Xin dừng phần mềm rồi khôi phục.");
        }

        var place = Path.GetFullPath(data).TrimEnd(Path.DirectorySeparatorChar);
        var unfinished = $"{place}.{Guid.NewGuid():n}";
        var before = Directory.Exists(place) ? $"{place}.before-{Stamp(time.GetLocalNow())}" : null;
        try
        {
            foreach (var file in Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != FactsName))
            {
                if (!CopyFile(file, Path.Combine(unfinished, Path.GetRelativePath(copy, file))))
                {
                    throw Unsound($"thiếu {file}");
                }
            }

            Replace(place, unfinished, before);
            return before;
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    /// <summary>What was there goes back to its place where the other cannot take it.</summary>
    private static void Replace(string place, string next, string? before)
    {
        if (before is not null)
        {
            BusyFiles.MoveFolder(place, before);
        }

        try
        {
            BusyFiles.MoveFolder(next, place);
        }
        catch (Exception exception) when (before is not null && exception is IOException or UnauthorizedAccessException)
        {
            BusyFiles.MoveFolder(before!, place);
            throw new BackupFaultException(PutBack, $"Không đặt được dữ liệu khôi phục vào {place}: {exception.Message} Dữ liệu trước đó đã trở về chỗ cũ. Xin xem quyền và chương trình đang mở tệp rồi chạy lại.");
        }
    }

    private static void CopyDatabase(string source, string target)
    {
        try
        {
            using var from = new SqliteConnection(Where(source, SqliteOpenMode.ReadWrite));
            using var to = new SqliteConnection(Where(target, SqliteOpenMode.ReadWriteCreate));
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
        catch (SqliteException exception)
        {
            throw Unsound($"cơ sở dữ liệu không chép được: {exception.Message}");
        }

        AssertSound(target);
    }

    private static void AssertSound(string database)
    {
        using var connection = new SqliteConnection(Where(database, SqliteOpenMode.ReadOnly));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check(1)";
        if (command.ExecuteScalar() as string is not "ok" and var why)
        {
            throw Unsound($"cơ sở dữ liệu không lành: {why}");
        }
    }

    private static string Where(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();

    /// <param name="isNamedByDigest">A file that is not what its name says is not copied as if it were.</param>
    private static int CopyFolder(string source, string target, bool isNamedByDigest)
    {
        if (!Directory.Exists(source))
        {
            return 0;
        }

        var count = 0;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            if (CopyFile(file, copy))
            {
                count++;
                if (isNamedByDigest && DigestOf(copy) != Path.GetFileName(file))
                {
                    throw Unsound($"tài liệu {file} không còn đúng mã SHA-256");
                }
            }
        }

        return count;
    }

    /// <returns>False if it is there no more: what comes and goes while the host works is no part of the copy.</returns>
    private static bool CopyFile(string source, string target)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether a host works with the data now.</summary>
    public static bool IsOpen(string data)
    {
        var hold = Path.Combine(data, $"{Database}.lock");
        if (!File.Exists(hold))
        {
            return false;
        }

        try
        {
            using var file = new FileStream(hold, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string DigestOf(string path)
    {
        using var bytes = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>Sorts as the moments do, and differs for two copies in one second.</summary>
    private static string Stamp(DateTimeOffset moment) => moment.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);

    private static long BytesIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private static BackupFaultException Unsound(string why) => new("TXCT-BAK-002", $"Bản sao lưu không dùng được: {why}.");
}
