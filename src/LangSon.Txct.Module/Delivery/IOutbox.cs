using LangSon.Txct.Storage;

namespace LangSon.Txct.Delivery;

/// <summary>What waits to be sent to the central system. Rows leave it only by being delivered or by a person.</summary>
internal interface IOutbox
{
    /// <summary>Adds the delivery within <paramref name="work"/>; false if one of the same kind, aggregate and version is there.</summary>
    Task<bool> AddAsync(Work work, NewDelivery delivery, CancellationToken cancel);

    /// <summary>Takes the next due delivery whose predecessors of the same ordering key are done; null if there is none.</summary>
    Task<Delivery?> TakeAsync(string owner, CancellationToken cancel);

    /// <summary>Keeps a taken delivery for another lease; false if it was lost meanwhile.</summary>
    Task<bool> RenewAsync(Delivery delivery, CancellationToken cancel);

    /// <summary>Ends a delivery with its receipt, in one transaction with what <paramref name="then"/> writes; false if it was lost meanwhile.</summary>
    Task<bool> CompleteAsync(Delivery delivery, string receiptJson, Func<Work, Task> then, CancellationToken cancel);

    /// <summary>Puts a delivery off until later, free to be taken again then.</summary>
    Task PutOffAsync(Delivery delivery, DeliveryFault fault, TimeSpan delay, CancellationToken cancel);

    /// <summary>Sets a delivery aside for a person, with the reason.</summary>
    Task QuarantineAsync(Delivery delivery, DeliveryFault fault, CancellationToken cancel);

    /// <summary>Frees what an earlier process had taken. Called once, by the holder of the database's lock.</summary>
    Task FreeAllAsync(CancellationToken cancel);
}

/// <summary>One thing to send.</summary>
/// <param name="Kind">document, report or notice.</param>
/// <param name="AggregateId">Document id, report id or notice id.</param>
/// <param name="OrderingKey">Deliveries of one key go out one after another, in the order in which they were added.</param>
/// <param name="PayloadJson">The record to send, as JSON of <see cref="DeliveryPayload"/>.</param>
internal sealed record NewDelivery(string Kind, string AggregateId, int Version, string OrderingKey, string PayloadJson);

/// <summary>A delivery that this worker holds.</summary>
/// <param name="Epoch">Raised with each taking; a write of an older one is refused.</param>
internal sealed record Delivery(
    string Id, string Kind, string AggregateId, int Version, string PayloadJson, string Owner, long Epoch, int Claims, int TransientFails, int PermanentFails);

/// <param name="Class">availability, ambiguous, auth, permanent, local, bug, poison.</param>
internal sealed record DeliveryFault(string Class, string Code, string Text);
