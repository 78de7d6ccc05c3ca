using LangSon.Txct.Storage;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Who was reminded when of what, and the mail that is still to be handed over.</summary>
internal interface IReminders
{
    /// <returns>The latest first.</returns>
    Task<IReadOnlyList<Reminder>> SinceAsync(DateOnly day, CancellationToken cancel);

    /// <summary>Writes a reminder down, with the mail by which it goes as well; false, and nothing is written, if it is there already.</summary>
    Task<bool> AddAsync(Work work, Reminder reminder, IReadOnlyList<Contact> mail, CancellationToken cancel);

    /// <summary>Mail whose time has come, the oldest first.</summary>
    Task<IReadOnlyList<WaitingMail>> WaitingAsync(DateTimeOffset now, CancellationToken cancel);

    Task SentAsync(WaitingMail mail, DateTimeOffset at, CancellationToken cancel);

    /// <param name="next">When it is tried again; null if never.</param>
    Task NotSentAsync(WaitingMail mail, string why, DateTimeOffset? next, CancellationToken cancel);

    /// <summary>Mail that was not taken, the latest first.</summary>
    Task<IReadOnlyList<FailedMail>> FailedAsync(DateOnly since, CancellationToken cancel);
}

/// <param name="Tries">How often it was tried.</param>
internal sealed record WaitingMail(string ReminderId, string Address, string Name, string Title, string Body, int Tries);

/// <param name="Why">What the mail server said.</param>
internal sealed record FailedMail(string Address, DateOnly Day, string Why, bool IsGivenUp);
