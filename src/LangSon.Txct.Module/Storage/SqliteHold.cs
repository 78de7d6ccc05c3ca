using System.Text;
using LangSon.Txct.Content;

namespace LangSon.Txct.Storage;

/// <summary>Lets one process alone open the database's file: a lock of the operating system, which goes with the process however it ends.</summary>
/// <remarks>The lock's file says "open" while it is held. A process that finds these words has come after one that did not stop as it should.</remarks>
internal sealed class SqliteHold
{
    private const string IsOpen = "open";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private SqliteHold(FileStream file, bool followsUncleanStop) => (this.file, FollowsUncleanStop) = (file, followsUncleanStop);

    /// <summary>True if the process that held it last was cut off.</summary>
    public bool FollowsUncleanStop { get; }

    /// <param name="path">Of the lock's own file, beside the database.</param>
    /// <param name="patience">How long an old process may take to end.</param>
    /// <param name="waits">Called once if there is one to wait for.</param>
    /// <exception cref="IOException">Another process still holds it.</exception>
    public static async Task<SqliteHold> TakeAsync(string path, TimeSpan patience, Action waits, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += Glance)
        {
            if (TryOpen(path) is { } file)
            {
                return Take(file);
            }

            if (waited == TimeSpan.Zero)
            {
                waits();
            }

            if (waited >= patience)
            {
                throw new IOException(
                    $"Cơ sở dữ liệu vẫn đang được một tiến trình khác dùng (khóa {path}). Xin dừng tiến trình đó rồi khởi động lại; nhiều tiến trình cùng chạy thì cần PostgreSQL.");
            }

            await Task.Delay(Glance, cancel);
        }
    }

    /// <param name="isClean">The database was closed as it should be.</param>
    public void Release(bool isClean)
    {
        if (isClean)
        {
            file.SetLength(0);
            DurableFiles.Sync(file);
        }

        file.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static SqliteHold Take(FileStream file)
    {
        var followsUncleanStop = file.Length > 0;
        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(IsOpen));
        DurableFiles.Sync(file);
        return new SqliteHold(file, followsUncleanStop);
    }
}
