using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Central.Local;

/// <summary>The directories of level 0: read from the Excel file, and again when it changes. A file with a fault changes nothing until it is put right.</summary>
internal sealed class LocalDirectory(ILocalRegister register, IOptions<HostOptions> options, ILogger<LocalDirectory> logger) : IDisposable
{
    private const long MostBytes = 20 << 20;

    private readonly SemaphoreSlim turn = new(1);
    private (DateTime WrittenAt, long Size)? seen;
    private DirectoryState state = new(null, []);

    public void Dispose() => turn.Dispose();

    /// <summary>Looks at the file, and reads it if it is another than before.</summary>
    public async Task<DirectoryState> CurrentAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var file = new FileInfo(options.Value.DirectoryFile);
            (DateTime, long)? now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : null;
            if (now is null || now != seen)
            {
                state = await ReadAsync(file, cancel);

                // What could not be opened is looked at again with the next question.
                seen = state.Faults.Any(fault => fault.Sheet is null) ? null : now;
            }

            return state;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What the file says now, whatever was kept of it before.</summary>
    public static Directories? Read(string path, out IReadOnlyList<DirectoryFault> faults)
    {
        try
        {
            // Also while Excel has it open.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MostBytes)
            {
                faults = [new DirectoryFault(null, null, $"{path} lớn hơn {MostBytes >> 20} MB.")];
                return null;
            }

            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return DirectoryWorkbook.Read(copy.ToArray(), File.GetLastWriteTimeUtc(path), out faults);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            faults = [new DirectoryFault(null, null, $"không đọc được {path}: {exception.Message}")];
            return null;
        }
    }

    private async Task<DirectoryState> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        if (Read(file.FullName, out var faults) is { } read)
        {
            await register.KeepAsync(read, cancel);
            Log.DirectoriesRead(logger, read.Groups.Count, read.Delegates.Count, read.Sessions.Count, file.FullName);
            return new DirectoryState(read, []);
        }

        if (!faults.SequenceEqual(state.Faults))
        {
            Log.DirectoriesFaulty(logger, file.FullName, faults.Count, faults[0].ToString());
        }

        return new DirectoryState(state.Current ?? await register.FindDirectoriesAsync(cancel), faults);
    }
}
