namespace LangSon.Txct.Planning;

/// <summary>The Council's plan of voter contact for one year, as contracts/plans/plan.schema.json words it.</summary>
internal sealed record YearPlan(
    int Year, string Term, string Number, DateOnly IssuedOn, IReadOnlyList<Round> Rounds, IReadOnlyList<PaperType> PaperTypes);

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
