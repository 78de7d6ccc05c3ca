using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.NextYear;

/// <summary>What nobody can know of next year's plan from this year's.</summary>
/// <param name="Term">In Roman numerals, as in XVII.</param>
/// <param name="Number">Number and notation of the plan, as in 1404/KH-HĐND.</param>
/// <param name="Windows">First and last day of each round that stands before a session, by the round's letter.</param>
/// <param name="Holidays">Days off on which nothing falls due.</param>
/// <param name="WorkingDays">Saturdays and Sundays that are worked on.</param>
internal sealed record NextYearAnswers(
    string Term, string Number, DateOnly IssuedOn, IReadOnlyDictionary<string, RoundDays> Windows, IReadOnlyList<NamedDay> Holidays, IReadOnlyList<NamedDay> WorkingDays);
