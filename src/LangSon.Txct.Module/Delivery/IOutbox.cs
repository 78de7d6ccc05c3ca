using LangSon.Txct.Storage;

namespace LangSon.Txct.Delivery;

/// <summary>What waits to be sent to the central system. Rows leave it only by being delivered or by a person.</summary>
internal interface IOutbox
{
    /// <summary>Adds the delivery within <paramref name="work"/>; false if one of the same kind, aggregate and version is there.</summary>
    Task<bool> AddAsync(Work work, NewDelivery delivery, CancellationToken cancel);

    /// <summary>Takes the next due delivery whose predecessors of the same ordering key are done; null if there is none.</summary>
    Task<OutboxEntry?> TakeAsync(string owner, CancellationToken cancel);

    /// <summary>Keeps a taken delivery for another lease; false if it was lost meanwhile.</summary>
    Task<bool> RenewAsync(OutboxEntry delivery, CancellationToken cancel);

    /// <summary>Ends a delivery with its receipt, in one transaction with what <paramref name="then"/> writes; false if it was lost meanwhile.</summary>
    Task<bool> CompleteAsync(OutboxEntry delivery, string receiptJson, Func<Work, Task> then, CancellationToken cancel);

    /// <summary>Puts a delivery off until later, free to be taken again then.</summary>
    Task PutOffAsync(OutboxEntry delivery, DeliveryFault fault, TimeSpan delay, CancellationToken cancel);

    /// <summary>Sets a delivery aside for a person, with the reason.</summary>
    Task QuarantineAsync(OutboxEntry delivery, DeliveryFault fault, CancellationToken cancel);

    /// <summary>Frees what an earlier process had taken. Called once, at the start of the only process.</summary>
    Task FreeAllAsync(CancellationToken cancel);

    /// <summary>How many deliveries are on their way, those that wait for another try included.</summary>
    Task<int> CountOpenAsync(CancellationToken cancel);

    /// <summary>The upload that an earlier try opened for this part; null if there was none.</summary>
    Task<string?> FindUploadAsync(OutboxEntry delivery, string partName, CancellationToken cancel);

    /// <summary>Remembers the upload opened for this part. Done before its first byte is sent.</summary>
    Task SetUploadAsync(OutboxEntry delivery, string partName, string remoteId, CancellationToken cancel);
}

/// <summary>One thing to send.</summary>
/// <param name="Kind">document, report or notice.</param>
/// <param name="AggregateId">Document id, report id or notice id.</param>
/// <param name="OrderingKey">Deliveries of one key go out one after another, in the order in which they were added.</param>
/// <param name="PayloadJson">The record to send, as JSON of <see cref="DeliveryPayload"/>.</param>
internal sealed record NewDelivery(string Kind, string AggregateId, int Version, string OrderingKey, string PayloadJson);

/// <summary>A delivery that this worker holds.</summary>
/// <param name="Epoch">Raised with each taking; a write of an older one is refused.</param>
/// <param name="Claims">How often it was taken since it last came to an end, success or not.</param>
internal sealed record OutboxEntry(
    string Id, string Kind, string AggregateId, long Version, string PayloadJson, string Owner, long Epoch, long Claims, long TransientFails, long PermanentFails);

/// <summary>Why a delivery did not arrive.</summary>
internal sealed record DeliveryFault(string Class, string Code, string Text)
{
    /// <summary>No answer, or "not now". Tried again without end.</summary>
    public const string Availability = "availability";

    /// <summary>Nobody knows whether it took effect. Asked for before it is sent again.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>The credentials were not accepted.</summary>
    public const string Auth = "auth";

    /// <summary>The other side says that it will never take it. Tried once more, then a person decides.</summary>
    public const string Permanent = "permanent";

    /// <summary>Something unexpected in this module.</summary>
    public const string Bug = "bug";
}
