namespace LangSon.Txct.Publishing.Release;

/// <summary>Which versions a person has let go before the plan would (đăng ngay). The record stays.</summary>
internal interface IReleaseOrders
{
    Task<IReadOnlyList<ReleaseOrder>> AllAsync(CancellationToken cancel);

    /// <returns>False if it was ordered before.</returns>
    Task<bool> AddAsync(ReleaseOrder order, CancellationToken cancel);
}

/// <param name="Reason">Vietnamese.</param>
/// <param name="By">A person's id.</param>
internal sealed record ReleaseOrder(string DocumentId, int Number, string Reason, string By, DateTimeOffset At);
