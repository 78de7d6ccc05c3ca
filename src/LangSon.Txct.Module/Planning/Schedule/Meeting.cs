namespace LangSon.Txct.Planning.Schedule;

/// <summary>A meeting of delegates with voters (điểm tiếp xúc cử tri).</summary>
/// <param name="Id">Stays when day, time or place change (<see cref="MeetingIds"/>).</param>
/// <param name="From">In Viet Nam; null while it is not known.</param>
/// <param name="To">In Viet Nam; null while it is not known.</param>
/// <param name="Unit">The commune, ward or agency whose voters meet; null where it is not told.</param>
/// <param name="Source">Where it was last told: a file's name, a system's or a person's id.</param>
internal sealed record Meeting(
    string Id, string GroupId, string RoundId, DateOnly Day, TimeOnly? From, TimeOnly? To, string Place, string? Unit, MeetingForm Form, string Source)
{
    /// <summary>What a thematic meeting is about; else null.</summary>
    public string? Theme { get; init; }

    public MeetingState State { get; init; }

    /// <summary>How many times it has changed since it was first kept; the store counts.</summary>
    public int Sequence { get; init; }

    /// <summary>Councils of other levels that hold it too.</summary>
    public IReadOnlyList<string> JointLevels { get; init; } = [];

    /// <summary>The delegates assigned to it, as its source names them.</summary>
    public IReadOnlyList<string> Delegates { get; init; } = [];

    public IReadOnlyList<InvitedBody> Invited { get; init; } = [];

    /// <summary>Null while nobody has said.</summary>
    public int? VotersExpected { get; init; }

    /// <summary>Null while nobody has said.</summary>
    public int? VotersAttending { get; init; }
}

/// <summary>Periodic, on a theme, in depth, for one kind of voters, where voters live or work, or with a small group.</summary>
internal enum MeetingForm { Periodic, Thematic, InDepth, ByAudience, Residence, Workplace, SmallGroup }

internal enum MeetingState { Planned, Held, Cancelled }

/// <summary>A body that is to be invited, which the group proposes to the Standing Committee.</summary>
/// <param name="Reason">Why it should come.</param>
internal sealed record InvitedBody(string Name, string Reason, ProposalState State);

internal enum ProposalState { Proposed, Agreed, Refused }
