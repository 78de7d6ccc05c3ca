using LangSon.Txct.Planning.Closing;

namespace LangSon.Txct.Planning;

/// <summary>A session of the Council.</summary>
/// <param name="Kind">MidYear, YearEnd or Thematic.</param>
/// <param name="ClosesOn">Planned.</param>
/// <param name="ClosedAt">The fact; null while it has not closed.</param>
internal sealed record Session(string Id, string Kind, int Number, string Title, DateOnly OpensOn, DateOnly ClosesOn, DateTimeOffset? ClosedAt);

/// <summary>A group of delegates (Tổ đại biểu).</summary>
internal sealed record Group(string Id, int Number, string Name, string Area);

/// <summary>A delegate's seat in a group, without his name.</summary>
internal sealed record Seat(string Id, string GroupId);

/// <summary>The module's copy of the central system's sessions, groups and seats.</summary>
internal interface IDirectory
{
    Task<IReadOnlyList<Session>> SessionsAsync(CancellationToken cancel);

    /// <summary>Keeps that a session has closed, until the central system says so itself; a second confirmation changes nothing.</summary>
    Task ConfirmAsync(ConfirmedClosing closing, CancellationToken cancel);

    Task<IReadOnlyList<Group>> GroupsAsync(CancellationToken cancel);

    /// <summary>The seats of the delegates; empty where the central system does not tell.</summary>
    Task<IReadOnlyList<Seat>> SeatsAsync(CancellationToken cancel);

    /// <summary>Takes over the seats that there are now.</summary>
    Task ReplaceSeatsAsync(IReadOnlyList<Seat> seats, CancellationToken cancel);

    /// <summary>Takes over what the central system has now; what it no longer has is gone.</summary>
    Task ReplaceAsync(IReadOnlyList<Session> sessions, IReadOnlyList<Group> groups, CancellationToken cancel);
}
