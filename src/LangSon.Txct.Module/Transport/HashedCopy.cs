using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace LangSon.Txct.Transport;

/// <summary>Copies bytes and counts their digest on the way. What was cut off goes on where it was cut.</summary>
internal sealed class HashedCopy(Stream target) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ExceptionDispatchInfo? targetFault;

    /// <summary>How many bytes were copied.</summary>
    public long Count { get; private set; }

    /// <summary>Of what was copied so far: 64 hexadecimal digits, lower case.</summary>
    public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();

    public async Task FromAsync(Stream source, CancellationToken cancel)
    {
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await source.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await WriteAsync(buffer.AsMemory(0, read), cancel);
            Count += read;
        }
    }

    /// <summary>Throws what the target threw, if it did: a full disk or a limit here is no fault of the line.</summary>
    public void ThrowTargetFault() => targetFault?.Throw();

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await target.WriteAsync(bytes, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            targetFault = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }
}
