using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace LangSon.Txct.Transport;

/// <summary>Copies bytes and counts their digest on the way.</summary>
internal sealed class HashedCopy(Stream target)
{
    private ExceptionDispatchInfo? targetFault;

    /// <summary>64 hexadecimal digits, lower case; meaningful once the copy is done.</summary>
    public string Sha256 { get; private set; } = "";

    public async Task FromAsync(Stream source, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await source.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
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
