using LangSon.Txct.Central;

namespace LangSon.Txct.Delivery;

/// <summary>What came of one try, and so what the relay does next.</summary>
internal abstract record DeliveryOutcome
{
    private DeliveryOutcome() { }

    /// <summary>It is there, and was compared.</summary>
    internal sealed record Delivered(CommitReceipt Receipt) : DeliveryOutcome;

    /// <summary>Not now.</summary>
    /// <param name="After">How long the other side asks to wait; null if it says nothing.</param>
    internal sealed record TryLater(DeliveryFault Fault, TimeSpan? After) : DeliveryOutcome;

    /// <summary>Never as it stands; a person decides.</summary>
    internal sealed record SetAside(DeliveryFault Fault) : DeliveryOutcome;

    /// <summary>What an answer without a value means for a delivery.</summary>
    public static DeliveryOutcome From<T>(Answer<T> answer, long permanentFails) => answer switch
    {
        Answer<T>.Unavailable later => new TryLater(new(DeliveryFault.Availability, "unavailable", later.Reason), later.After),
        Answer<T>.Ambiguous unknown => new TryLater(new(DeliveryFault.Ambiguous, "no-answer", unknown.Reason), null),
        Answer<T>.Unauthorized refused => new TryLater(new(DeliveryFault.Auth, "unauthorized", refused.Reason), null),
        Answer<T>.Conflict other => new SetAside(new(DeliveryFault.Permanent, other.Code, other.Reason)),
        _ when permanentFails > 0 => new SetAside(new(DeliveryFault.Permanent, CodeOf(answer), answer.Why)),

        // Once more: a broken proxy, too, says "bad request" or "gone".
        _ => new TryLater(new(DeliveryFault.Permanent, CodeOf(answer), answer.Why), null),
    };

    private static string CodeOf<T>(Answer<T> answer) => answer is Answer<T>.Withdrawn ? "withdrawn" : "refused";
}
