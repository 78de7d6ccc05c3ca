namespace LangSon.Txct.Planning.Deadlines;

/// <summary>Until when something must be done, as data of the plan.</summary>
/// <param name="Code">As in minutes.</param>
/// <param name="Title">What must be done, in Vietnamese.</param>
/// <param name="Owner">Who owes it: group, groupLeader, delegate, office, standingCommittee or peopleCommittee.</param>
/// <param name="Trigger">The day from which it is counted.</param>
/// <param name="Day">That day itself where <paramref name="Trigger"/> is <see cref="DeadlineTrigger.Day"/>; else null.</param>
/// <param name="Offset">How many days; 0 for the day itself.</param>
/// <param name="Rounds">Ids of the rounds for which it holds; none for all.</param>
/// <param name="LegalBasis">Clause and text, in Vietnamese.</param>
/// <param name="Validity">The days on which a trigger must lie for the rule to hold.</param>
internal sealed record DeadlineRule(
    string Code, string Title, string Owner, DeadlineTrigger Trigger, DateOnly? Day, int Offset, DayUnit Unit, DayDirection Direction, DayBound Bound, DayRoll Roll,
    IReadOnlyList<string> Rounds, string LegalBasis, Validity Validity)
{
    /// <summary>Codes of the rules of which the module itself sees whether they were met: by what came of a group, by what is published.</summary>
    public const string Minutes = "minutes", Report = "report", Documents = "documents", PeopleCommitteeReports = "people-committee-reports";

    public bool HoldsFor(Round round) => Rounds.Count == 0 || Rounds.Contains(round.Id);
}

/// <summary>From which day a deadline is counted, and so for whom it holds.</summary>
internal enum DeadlineTrigger
{
    /// <summary>Each meeting, for its group.</summary>
    Meeting,

    /// <summary>A group's last meeting of the round, for the group.</summary>
    LastMeeting,

    /// <summary>The earliest meeting of any group in the round, or the round's first day while no group has told its days; for the round.</summary>
    EarliestMeeting,

    /// <summary>The last day of the round's window, for the round.</summary>
    RoundEnd,

    /// <summary>The closing of the session after which the round stands, for the round.</summary>
    SessionClosing,

    /// <summary>The opening of the session before which the round stands, for the round.</summary>
    SessionOpening,

    /// <summary>A day that the plan names, for each group.</summary>
    Day,
}

/// <summary>Calendar days, or days that are worked.</summary>
internal enum DayUnit { Calendar, Working }

internal enum DayDirection { After, Before }

/// <summary>Whether the day that was counted is still within the time, or the time ends before it.</summary>
internal enum DayBound { Inclusive, Before }

/// <summary>Where a last day that is not worked goes: to the next one that is (Civil Code 2015, art. 148.5), nowhere, or to the one before.</summary>
internal enum DayRoll { Next, None, Previous }
