using LangSon.Txct.Central;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Delivery;

/// <summary>What a capability does when something of its kind has arrived in the central system and was verified there.</summary>
internal interface IDeliveryObserver
{
    /// <summary>The kind it wants to hear of, one of <see cref="DeliveryPayload"/>.</summary>
    string Kind { get; }

    /// <summary>Writes within <paramref name="work"/>, the transaction that ends the delivery: both or neither.</summary>
    Task DeliveredAsync(Work work, OutboxEntry delivery, CommitReceipt receipt, CancellationToken cancel);
}
