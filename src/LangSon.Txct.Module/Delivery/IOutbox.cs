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

    /// <summary>Puts a delivery off until later, free to be taken again then. It counts as failed, unless the fault is the machine's own.</summary>
    Task PutOffAsync(OutboxEntry delivery, DeliveryFault fault, TimeSpan delay, CancellationToken cancel);

    /// <summary>Sets a delivery aside for a person, with the reason.</summary>
    Task QuarantineAsync(OutboxEntry delivery, DeliveryFault fault, CancellationToken cancel);

    /// <summary>A person sends a delivery that was set aside once more: at once, its bytes from the start; false if it is not set aside.</summary>
    Task<bool> RetryAsync(string id, CancellationToken cancel);

    /// <summary>A person gives up, within <paramref name="work"/>, a notice that was set aside; false if it is not set aside, or no notice: papers are withdrawn where they are kept.</summary>
    Task<bool> SkipNoticeAsync(Work work, string id, CancellationToken cancel);

    /// <summary>Takes back, within <paramref name="work"/>, what of a key was not taken yet: it is not sent any more.</summary>
    /// <returns>Whether something of the key was taken before, and so may have reached the central system.</returns>
    Task<bool> TakeBackAsync(Work work, string orderingKey, CancellationToken cancel);

    /// <summary>Has a delivery that arrived once sent again as it is now, within <paramref name="work"/>: the central system has lost it.</summary>
    /// <returns>False if there is none, or it is on its way.</returns>
    Task<bool> SendAgainAsync(Work work, NewDelivery delivery, CancellationToken cancel);

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
/// <param name="Kind">A kind of <see cref="DeliveryPayload"/>.</param>
/// <param name="AggregateId">The id of the document, report, notice or set.</param>
/// <param name="OrderingKey">Deliveries of one key go out one after another, in the order in which they were added.</param>
/// <param name="PayloadJson">The record to send, as JSON of <see cref="DeliveryPayload"/>.</param>
/// <param name="Urgency">Which of several due deliveries goes first.</param>
internal sealed record NewDelivery(string Kind, string AggregateId, int Version, string OrderingKey, string PayloadJson, Urgency Urgency = Urgency.Usual);

/// <summary>The smaller goes first.</summary>
internal enum Urgency
{
    /// <summary>What must disappear.</summary>
    First = 0,

    /// <summary>Documents and papers of groups.</summary>
    Usual = 1,

    /// <summary>Notices of what is there already.</summary>
    Last = 2,
}

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

    /// <summary>The machine's own trouble, as a full disk. Not counted as a failure of the delivery.</summary>
    public const string Local = "local";

    /// <summary>Something unexpected in this module.</summary>
    public const string Bug = "bug";
}
