using LangSon.Txct.Central;
using LangSon.Txct.Content;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Delivery;

/// <summary>Brings the bytes of one part over, from where the other side says it stands.</summary>
internal sealed class PartUpload(ICentralSystem central, IContentStore content, IOutbox outbox, IOptions<DeliveryOptions> options) : IDisposable
{
    /// <summary>Parts up to this size go in one request: 4 MiB, which even a slow line carries within a minute.</summary>
    private const int MostWholeBytes = 4 << 20;

    /// <summary>What something in between says to more bytes than it takes at once.</summary>
    private const string TooLarge = "http-413";

    private readonly SemaphoreSlim large = new(options.Value.LargeAtOnce);
    private volatile bool takesBytesAlong = true;

    public void Dispose() => large.Dispose();

    /// <summary>Sends what is missing; the value is the upload's id, all bytes of which are on the other side's disk.</summary>
    public async Task<Answer<string>> SendAsync(OutboxEntry delivery, Part part, CancellationToken cancel)
    {
        if (await TrySendWholeAsync(delivery, part, cancel) is { } whole)
        {
            return whole;
        }

        await large.WaitAsync(cancel);
        try
        {
            return await SendInChunksAsync(delivery, part, cancel);
        }
        finally
        {
            large.Release();
        }
    }

    private async Task<Answer<string>> SendInChunksAsync(OutboxEntry delivery, Part part, CancellationToken cancel)
    {
        if (!await content.VerifyAsync(part.Sha256, cancel))
        {
            return Corrupt(part);
        }

        var started = await ResumeAsync(delivery, part, cancel) ?? await BeginAsync(delivery, part, cancel);
        return started is Answer<Progress>.Ok { Value: var progress } ? await TransferAsync(delivery, part, progress, cancel) : started.As<string>();
    }

    /// <summary>A small part goes in one request, and its digest is counted while it goes. Null where it is not small, was begun before, or the other side takes no bytes along.</summary>
    private async Task<Answer<string>?> TrySendWholeAsync(OutboxEntry delivery, Part part, CancellationToken cancel)
    {
        if (!takesBytesAlong || part.Size > Math.Min(MostWholeBytes, options.Value.ChunkBytes) || (!IsFirstTry(delivery) && await outbox.FindUploadAsync(delivery, part.Name, cancel) is not null))
        {
            return null;
        }

        if (SizeOf(part) != part.Size)
        {
            return Corrupt(part);
        }

        CheckedRead? sent = null;
        switch (await central.BeginUploadAsync(part.Size, () => sent = new CheckedRead(OpenAt(part, 0)), cancel))
        {
            case Answer<BegunUpload>.Ok { Value: var upload } when upload.Offset == part.Size:
                return sent?.Sha256 == part.Sha256 ? new Answer<string>.Ok(upload.Id) : Corrupt(part);
            case Answer<BegunUpload>.Ok { Value.Offset: > 0 }:
                return new Answer<string>.Unavailable("The other side has only some of the bytes that went along.", null);
            case Answer<BegunUpload>.Ok or Answer<BegunUpload>.Refused:
                // tus leaves it to the host whether bytes may come with the creation; then they follow it.
                takesBytesAlong = false;
                return null;
            case var answer:
                return answer.As<string>();
        }
    }

    /// <summary>Nobody can have begun an upload for it before.</summary>
    private static bool IsFirstTry(OutboxEntry delivery) => delivery is { Claims: <= 1, TransientFails: 0, PermanentFails: 0 };

    private long? SizeOf(Part part)
    {
        using var bytes = content.Open(part.Sha256);
        return bytes?.Length;
    }

    private static Answer<string>.Conflict Corrupt(Part part) =>
        new("corrupt", $"The stored bytes of {part.Sha256} are missing or no longer have that digest.", null);

    /// <summary>Null where there is nothing to go on with. What was refused may have been changed on its way: then no byte of it is trusted.</summary>
    private async Task<Answer<Progress>?> ResumeAsync(OutboxEntry delivery, Part part, CancellationToken cancel) =>
        delivery.PermanentFails > 0 || await outbox.FindUploadAsync(delivery, part.Name, cancel) is not { } id ? null : await central.FindUploadOffsetAsync(id, cancel) switch
        {
            Answer<long>.Ok { Value: var offset } when offset <= part.Size => new Answer<Progress>.Ok(new Progress(id, offset)),
            Answer<long>.Ok or Answer<long>.Missing or Answer<long>.Withdrawn => null,
            var answer => answer.As<Progress>(),
        };

    private async Task<Answer<Progress>> BeginAsync(OutboxEntry delivery, Part part, CancellationToken cancel)
    {
        var created = (await central.CreateUploadAsync(part.Size, cancel)).WithoutConflict();
        if (created is not Answer<string>.Ok { Value: var id })
        {
            return created.As<Progress>();
        }

        await outbox.SetUploadAsync(delivery, part.Name, id, cancel);
        return new Answer<Progress>.Ok(new Progress(id, 0));
    }

    private async Task<Answer<string>> TransferAsync(OutboxEntry delivery, Part part, Progress progress, CancellationToken cancel)
    {
        var offset = progress.Offset;
        var chunk = new ChunkSize(options.Value.ChunkBytes, delivery.TransientFails);
        while (offset < part.Size)
        {
            var count = Math.Min(chunk.Bytes, part.Size - offset);
            var sent = await central.AppendUploadAsync(progress.UploadId, offset, from => OpenAt(part, from), count, cancel);
            if (sent is not Answer<long>.Ok { Value: var reached })
            {
                // The next try asks how much arrived, and goes on from there with less at a time; where the upload is gone, it begins another.
                return sent is Answer<long>.Conflict or Answer<long>.Missing or Answer<long>.Withdrawn || (sent is Answer<long>.Refused { Code: TooLarge } && !chunk.IsLeast)
                    ? new Answer<string>.Unavailable(sent.Why, null) : sent.As<string>();
            }

            if (reached <= offset || reached > offset + count)
            {
                return new Answer<string>.Unavailable($"{count} bytes were sent from {offset}, and the other side says that it stands at {reached}.", null);
            }

            offset = reached;
            chunk.Passed();
            if (!await outbox.RenewAsync(delivery, cancel))
            {
                return new Answer<string>.Unavailable("The lease was lost.", null);
            }
        }

        return new Answer<string>.Ok(progress.UploadId);
    }

    private Stream OpenAt(Part part, long offset)
    {
        var stream = content.Open(part.Sha256) ?? throw new FileNotFoundException($"The stored bytes of {part.Sha256} are gone.");
        stream.Position = offset;
        return stream;
    }

    private sealed record Progress(string UploadId, long Offset);
}
