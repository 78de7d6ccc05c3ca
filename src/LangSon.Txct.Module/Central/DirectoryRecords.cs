namespace LangSon.Txct.Central;

// Rows of the directories. ValidTo is the last day, included, null if none is known; Successors are the ids of the rows that took over.

/// <param name="Kind">MidYear, YearEnd or Thematic.</param>
/// <param name="ClosedAt">When it closed in fact; null while it has not.</param>
internal sealed record CentralSession(
    string Id, string Term, string Kind, int Number, string Title,
    DateOnly OpensOn, DateOnly ClosesOn, DateTimeOffset? ClosedAt, bool Deleted);

/// <param name="Id">T01 to T11.</param>
/// <param name="Name">As printed: Tổ đại biểu số 01.</param>
internal sealed record CentralGroup(
    string Id, int Number, string Name, string Area, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors);

internal sealed record CentralDelegate(
    string Id, string FullName, string GroupId, bool Leader, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors);

/// <summary>A body that answers petitions or receives papers.</summary>
/// <param name="Name">As printed: Sở Nội vụ.</param>
/// <param name="Level">central, province, district or commune.</param>
internal sealed record CentralAgency(
    string Id, string Name, string Level, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors);
