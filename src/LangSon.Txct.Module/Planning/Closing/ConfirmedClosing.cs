namespace LangSon.Txct.Planning.Closing;

/// <summary>That a session has closed, as the Office confirms it where the central system has not told.</summary>
/// <param name="ConfirmedBy">The person's id at the host.</param>
internal sealed record ConfirmedClosing(string SessionId, DateTimeOffset ClosedAt, string ConfirmedBy, DateTimeOffset ConfirmedAt);
