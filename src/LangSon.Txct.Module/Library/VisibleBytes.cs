using LangSon.Txct.Central;
using LangSon.Txct.Content;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Library;

/// <summary>What came of opening a visible document's bytes.</summary>
internal abstract record OpenedBytes
{
    private OpenedBytes() { }

    /// <summary>Verified: they have the digest that the central system shows.</summary>
    internal sealed record Ready(Stream Bytes) : OpenedBytes;

    /// <summary>The central system does not answer just now.</summary>
    internal sealed record TryLater : OpenedBytes;

    /// <summary>The document was withdrawn: its bytes are for nobody any more.</summary>
    /// <param name="Reason">Why, as the central system says it to readers.</param>
    internal sealed record Withdrawn(string Reason) : OpenedBytes;

    /// <summary>The central system has no such bytes, or others.</summary>
    internal sealed record Nowhere : OpenedBytes;
}

/// <summary>The bytes of what is visible: the module's own copy, or else the central system's, compared and kept.</summary>
internal sealed class VisibleBytes(IContentStore content, ITransit transit, ICentralSystem central, ILogger<VisibleBytes> logger)
{
    public async Task<OpenedBytes> OpenAsync(CentralDocument document, Part part, CancellationToken cancel)
    {
        if (await content.OpenVerifiedAsync(part.Sha256, cancel) is { } own)
        {
            return new OpenedBytes.Ready(own);
        }

        return await FetchAsync(document, part, cancel) is { } failed ? failed
            : content.Open(part.Sha256) is { } bytes ? new OpenedBytes.Ready(bytes) : new OpenedBytes.TryLater();
    }

    /// <summary>Null once the store has the bytes.</summary>
    private async Task<OpenedBytes?> FetchAsync(CentralDocument document, Part part, CancellationToken cancel)
    {
        try
        {
            Answer<string>? answer = null;
            using var taken = await transit.TakeAsync(
                async target => answer = await central.DownloadPartAsync(document.DocumentId, document.Number, part.Name, target, cancel), cancel);
            return answer is Answer<string>.Ok
                ? await KeepAsync(document, part, taken, cancel)
                : NotFetched(document, part, answer!.Why, answer switch
                {
                    Answer<string>.Withdrawn gone => new OpenedBytes.Withdrawn(gone.Reason),
                    Answer<string>.Missing => new OpenedBytes.Nowhere(),
                    _ => new OpenedBytes.TryLater(),
                });
        }
        catch (TooLargeException exception)
        {
            return NotFetched(document, part, exception.Message, new OpenedBytes.Nowhere());
        }
    }

    private async Task<OpenedBytes?> KeepAsync(CentralDocument document, Part part, TransitFile taken, CancellationToken cancel)
    {
        if (taken.Sha256 != part.Sha256)
        {
            Log.OtherBytes(logger, part.Name, document.DocumentId, document.Number);
            return new OpenedBytes.Nowhere();
        }

        await content.KeepAsync(taken, cancel);
        Log.Fetched(logger, part.Name, document.DocumentId, document.Number);
        return null;
    }

    private OpenedBytes NotFetched(CentralDocument document, Part part, string reason, OpenedBytes outcome)
    {
        Log.NotFetched(logger, part.Name, document.DocumentId, document.Number, reason);
        return outcome;
    }
}
