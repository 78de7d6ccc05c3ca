using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning;

/// <summary>The Council's plan of voter contact for one year, as contracts/plans/plan.schema.json words it.</summary>
internal sealed record YearPlan(
    int Year, string Term, string Number, DateOnly IssuedOn, IReadOnlyList<Round> Rounds, IReadOnlyList<PaperType> PaperTypes)
{
    /// <summary>To whom the plan and its amendments go (nơi nhận).</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Contacts on a subject of the group's choice.</summary>
    public IReadOnlyList<ThematicContact> ThematicContacts { get; init; } = [];

    public IReadOnlyList<DeadlineRule> Deadlines { get; init; } = [];

    public YearCalendar Calendar { get; init; } = new([], []);

    public IReadOnlyList<PlanGroup> Groups { get; init; } = [];

    public IReadOnlyList<Unit> Units { get; init; } = [];

    public IReadOnlyList<Agency> Agencies { get; init; } = [];

    /// <summary>In the order in which they were issued.</summary>
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];

    /// <summary>The plan as it was in force on a day: with the amendments issued by then.</summary>
    public YearPlan On(DateOnly day) => Amendments.Where(amendment => amendment.Notice.IssuedOn <= day).Aggregate(this, (plan, amendment) => amendment.Change(plan));
}

/// <summary>One round of voter contact (đợt).</summary>
/// <param name="Id">As in 2024-pre-mid.</param>
/// <param name="Letter">The plan's letter, a to d.</param>
/// <param name="Session">The session it stands before or after.</param>
internal sealed record Round(string Id, string Letter, string Title, RoundSession Session, RoundWindow Window, IReadOnlyList<RequiredPaper> Papers);

/// <param name="Kind">MidYear or YearEnd.</param>
/// <param name="Position">Before or After.</param>
internal sealed record RoundSession(string Kind, int Year, SessionPosition Position);

internal enum SessionPosition { Before, After }

/// <summary>When the round's meetings are held.</summary>
internal abstract record RoundWindow
{
    private RoundWindow() { }

    /// <summary>From the first day to the last, both included.</summary>
    internal sealed record Fixed(DateOnly First, DateOnly Last) : RoundWindow;

    /// <summary>From the session's closing day to so many days after it, both included.</summary>
    internal sealed record AfterClosing(int Days) : RoundWindow;
}

/// <summary>One content of the round that the delegates must have.</summary>
/// <param name="Type">A code of the list of types.</param>
/// <param name="Order">The plan's order.</param>
/// <param name="Owner">Who owes it: standingCommittee, peopleCommittee, office or delegate.</param>
internal sealed record RequiredPaper(string Type, string Label, int Order, PaperKind Kind, Release Release, string Owner);

/// <summary>A document can be missing; a talking point or a delegate's own duty cannot.</summary>
internal enum PaperKind { Document, TalkingPoint, DelegateDuty }

/// <summary>When a paper of the round goes out.</summary>
internal enum Release { WhenReady, OnSessionClosed }

/// <summary>A type of papers, data of the plan.</summary>
internal sealed record PaperType(string Code, string Label);

/// <summary>A contact on a subject of the group's choice, with a periodic round or on its own.</summary>
/// <param name="LeastPerGroup">How many each group holds at least.</param>
/// <param name="SessionKind">The session that its petitions serve: MidYear or YearEnd; null if any.</param>
internal sealed record ThematicContact(string Id, string Title, int LeastPerGroup, string? SessionKind, string LegalBasis);

/// <summary>A group of delegates as the plan lists it.</summary>
/// <param name="Id">T01 and so on.</param>
/// <param name="Units">Codes of the units in which it was elected.</param>
internal sealed record PlanGroup(string Id, int Number, string Name, IReadOnlyList<string> Units);

/// <summary>An administrative unit.</summary>
/// <param name="Validity">The days of its existence.</param>
/// <param name="Successors">Codes of the units that took its place; none while it exists.</param>
internal sealed record Unit(string Code, string Name, UnitLevel Level, Validity Validity, IReadOnlyList<string> Successors);

internal enum UnitLevel { Province, District, Commune }

/// <summary>An agency that owes, receives or solves something.</summary>
internal sealed record Agency(string Code, string Name, Validity Validity, IReadOnlyList<string> Successors);

/// <param name="From">Included; null for since ever.</param>
/// <param name="To">Included; null for as long as nobody says otherwise.</param>
internal sealed record Validity(DateOnly? From, DateOnly? To)
{
    public bool Holds(DateOnly day) => !(day < From) && !(day > To);
}
