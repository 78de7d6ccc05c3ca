using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Storage;

/// <summary>The host's data folder, held by one process at a time: the database, opened, and what stands in it from the first start.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Glance = TimeSpan.FromMilliseconds(250);

    private readonly FileStream heldByThisProcess;

    private DataFolder(FileStream heldByThisProcess, SqliteDatabase database, DemoClock clock, string epoch) =>
        (this.heldByThisProcess, Database, Clock, Epoch) = (heldByThisProcess, database, clock, epoch);

    public SqliteDatabase Database { get; }

    public DemoClock Clock { get; }

    /// <summary>Changes when the data were restored from an older copy; here it is made once.</summary>
    public string Epoch { get; }

    /// <exception cref="UsageException">Another process works in the folder and does not end.</exception>
    public static async Task<DataFolder> OpenAsync(StartOptions options, CancellationToken cancel)
    {
        var host = Directory.CreateDirectory(Path.Combine(options.Data, "host"));
        var held = await HoldAsync(Path.Combine(host.FullName, "held"), options.Data, cancel);
        var database = new SqliteDatabase(Path.Combine(host.FullName, "host.db"));
        await database.OpenAsync(cancel);
        var meta = new HostMeta(database);
        var clock = await new FirstStart(database, meta, options).RunAsync(cancel);
        DropSamples(options);
        return new DataFolder(held, database, clock, (await meta.FindAsync(HostMeta.Epoch, cancel))!);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await heldByThisProcess.DisposeAsync();
    }

    private static async Task<FileStream> HoldAsync(string path, string folder, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Glance)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (waited == TimeSpan.Zero)
                {
                    Console.Error.WriteLine($"Đang chờ tiến trình cũ dùng thư mục {folder} kết thúc…");
                }

                await Task.Delay(Glance, cancel);
            }
        }

        throw new UsageException($"Thư mục {folder} vẫn đang được một tiến trình khác dùng. Xin dừng tiến trình đó hoặc chọn --data khác.");
    }

    /// <summary>Lays the samples into a drop folder of the host's own, each once; each appears there whole.</summary>
    private static void DropSamples(StartOptions options)
    {
        if (!options.DropsSamples || Directory.Exists(options.Drop))
        {
            return;
        }

        var unfinished = Directory.CreateDirectory($"{options.Drop}.{Guid.NewGuid():n}");
        foreach (var file in Directory.EnumerateFiles(Samples.Documents))
        {
            File.Copy(file, Path.Combine(unfinished.FullName, Path.GetFileName(file)));
        }

        unfinished.MoveTo(options.Drop);
    }
}
