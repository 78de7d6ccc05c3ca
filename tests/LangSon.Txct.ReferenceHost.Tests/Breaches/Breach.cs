using System.Text.Json.Nodes;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>One thing that a host could do otherwise than the contract says.</summary>
/// <param name="Clause">The one clause that must find it.</param>
/// <param name="What">What is done otherwise.</param>
/// <param name="Ask">Changes what the host is asked; null for nothing.</param>
/// <param name="Change">Changes what it answered; null for nothing.</param>
internal sealed record Breach(string Clause, string What, Action<Exchange, Seen>? Ask = null, Action<Exchange, Seen>? Change = null)
{
    public static IReadOnlyList<Breach> All { get; } =
        [.. WireBreaches.All, .. CommitBreaches.All, .. ReadBreaches.All, .. ListBreaches.All, .. TogetherBreaches.All];

    /// <summary>Changes the JSON of answers.</summary>
    public static Breach Edits(string clause, string what, Func<Exchange, Seen, bool> where, Action<JsonObject> edit) => new(clause, what, Change: (exchange, seen) =>
    {
        if (where(exchange, seen))
        {
            exchange.Edit(edit);
        }
    });

    /// <summary>Changes answers.</summary>
    public static Breach Answers(string clause, string what, Func<Exchange, Seen, bool> where, Action<Exchange> change) => new(clause, what, Change: (exchange, seen) =>
    {
        if (where(exchange, seen))
        {
            change(exchange);
        }
    });

    /// <summary>Changes what is asked.</summary>
    public static Breach Asks(string clause, string what, Func<Exchange, bool> where, Action<Exchange> change) => new(clause, what, Ask: (exchange, _) =>
    {
        if (where(exchange))
        {
            change(exchange);
        }
    });

    /// <summary>A receipt that is not that of the first time.</summary>
    public static void AnotherTime(JsonObject receipt) => receipt["committedAt"] = "2020-01-01T00:00:00.000+07:00";

    /// <summary>One byte is not the one that was uploaded.</summary>
    public static void TurnByte(Exchange exchange) => exchange.Answer[0] ^= 1;
}
