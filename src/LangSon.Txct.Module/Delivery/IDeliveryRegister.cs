namespace LangSon.Txct.Delivery;

/// <summary>What the administrator sees of deliveries that were set aside. Nothing cleans them.</summary>
internal interface IDeliveryRegister
{
    /// <summary>What was set aside for a person, the oldest first.</summary>
    Task<IReadOnlyList<SetAsideDelivery>> SetAsideAsync(CancellationToken cancel);
}

/// <param name="Code">As in <see cref="DeliveryFault"/>.</param>
/// <param name="Reason">What the other side said, shortened; English, for the administrator.</param>
internal sealed record SetAsideDelivery(string Id, string Kind, string AggregateId, int Version, string Code, string Reason, DateTimeOffset Since);
